package import Postgres

extension Problem {
    /// Why `source`, such as "the argument" or "DATABASE_URL", names no database; none of its text is repeated.
    package init(_ error: ConnectionTargetError, from source: String) {
        if case .libraryMissing(let missing) = error {
            self.init(missing)
            return
        }
        self.init(error.summary(source), detail: error.words, remedy: error.remedy)
    }
}

extension ConnectionTargetError {
    fileprivate func summary(_ source: String) -> String {
        switch self {
        case .notATarget: "\(source.capitalisedFirst) is neither a URL nor a list of keyword=value."
        case .otherScheme(let scheme): "\(source.capitalisedFirst) is a URL of \(scheme), not of PostgreSQL."
        case .unescapedCharacter, .invalidPercentEncoding, .invalidPort, .unknownKeyword,
            .separatedBySemicolons, .passwordInside, .refused, .libraryMissing:
            "\(source.capitalisedFirst) cannot be read as the address of a database."
        }
    }

    fileprivate var words: String? {
        switch self {
        case .notATarget, .otherScheme: nil
        case .unescapedCharacter(let character): "a bare \(character) stands in the user name or the password"
        case .invalidPercentEncoding: "a % without two hexadecimal digits behind it"
        case .invalidPort: "what stands where a port belongs is none"
        case .unknownKeyword(let keyword): "libpq knows no parameter \(keyword)"
        case .separatedBySemicolons: "a ; stands between keywords"
        case .passwordInside(let keyword): "the value of \(keyword) seems to hold a password"
        case .refused(let words): words
        case .libraryMissing(let missing): missing.reason
        }
    }

    fileprivate var remedy: String {
        switch self {
        case .unescapedCharacter(let character):
            "Write it as %\(character.percentDigits) in the URL."
        case .invalidPercentEncoding: "Write a % itself as %25."
        case .separatedBySemicolons: "Separate keywords by blanks: host=db1 dbname=shop user=ada"
        case .passwordInside:
            "Give it a keyword of its own, separated by a blank, or write postgres://user@host:5432/database"
        case .invalidPort:
            "Write postgres://user@host:5432/database; behind user:password comes @host."
        case .notATarget, .otherScheme, .unknownKeyword, .refused, .libraryMissing:
            "Write postgres://user@host:5432/database, or host=… dbname=… user=…"
        }
    }
}

extension Character {
    fileprivate var percentDigits: String {
        utf8.map { String($0, radix: 16, uppercase: true) }.joined(separator: "%")
    }
}

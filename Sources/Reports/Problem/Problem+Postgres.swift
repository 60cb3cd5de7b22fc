package import Postgres
import SQL

extension Problem {
    /// What the server made of a statement, in a sentence, in its own words, and what to do about it.
    package init(_ error: PostgresError) {
        guard error.kind != .cancelled(.byUser) else {
            self = .stopped
            return
        }
        self.init(error.summary, detail: error.words, remedy: error.remedy(error.ownRemedy))
    }
}

extension PostgresError {
    /// What the server said, with its code, its DETAIL and where it was when it failed, such as in a function.
    var words: String {
        // libpq indents its questions with a tab.
        [coded, detail, place].compactMap(\.self).joined(separator: "\n").replacing("\t", with: "  ")
    }

    /// What the server said, with its code.
    var coded: String { sqlState.map { "\(message) (\($0))" } ?? message }

    /// Where it was, without the lines that only say which parameter of our own statement it was at, such as
    /// `unnamed portal parameter $1 = 'x'`, in whatever language.
    ///
    /// - Source: src/backend/nodes/params.c of PostgreSQL, `ParamsErrorCallback`.
    private var place: String? {
        let lines = (context ?? "").split(separator: "\n").filter { line in
            guard let mark = line.firstIndex(of: "$") else { return true }
            let behind = line[line.index(after: mark)...].drop { $0.isWholeNumber }
            return !behind.isEmpty && !behind.hasPrefix(" = ")
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    /// The server's hint stands in front of ours: it has seen more.
    func remedy(_ ours: String?) -> String? {
        let remedies = [hint, ours].compactMap(\.self)
        return remedies.isEmpty ? nil : remedies.joined(separator: "\n")
    }

    fileprivate var summary: String {
        switch kind {
        case .server: refusal
        case .cancelled(.byUser): Problem.stopped.summary
        case .cancelled(.byAnotherSession): "Another session stopped the query."
        case .cancelled(.statementTimeout): "The query took longer than it may."
        case .cancelled(.lockTimeout): "Another session holds a lock that the query needs."
        case .couldNotConnect: "There is no connection to the server."
        case .connectionLost: "The connection to the server is lost."
        case .receiverFailed: "The output could not be written."
        }
    }

    private var refusal: String {
        switch sqlState {
        case .insufficientPrivilege: "The role may not do this."
        case .undefinedTable: "The relation is not there, or no longer."
        case .undefinedColumn: "A column is not there, or no longer."
        case .undefinedFunction: "A function is not there, or no longer."
        case .invalidSchemaName: "The schema is not there."
        case .syntaxError: "The server does not understand the SQL."
        case .readOnlyTransaction: "The server only lets this session read."
        case .untranslatableCharacter, .characterNotInRepertoire:
            "A text cannot be translated between the database's encoding and UTF-8."
        case .lockNotAvailable: "Another session holds a lock that the query needs."
        default: "The server refused."
        }
    }

    fileprivate var ownRemedy: String? {
        switch kind {
        case .cancelled(.statementTimeout):
            "Ask for less, or let it run longer (--statement-timeout, statement_timeout in config.toml)."
        case .cancelled(.lockTimeout):
            "Try again when that session is done, or wait longer (--lock-timeout, lock_timeout in config.toml)."
        case .server where sqlState == .insufficientPrivilege:
            "Connect as a role that may, or have the privilege granted."
        case .connectionLost, .server, .cancelled, .couldNotConnect, .receiverFailed: nil
        }
    }
}

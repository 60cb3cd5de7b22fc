package import Postgres

/// The connection the configuration describes.
package enum CredentialSetting: Equatable, Sendable {
    case known(Credentials, from: Provenance)
    /// No `dbCredentials`: enough for generating, not for connecting.
    case absent
    /// Neither a URL nor host and database; `unset` are the variables that would have given them.
    case incomplete(unset: [String])
    case unknown(UnevaluatedExpression)
    /// `pglite` or `aws-data-api`, which are not servers libpq could talk to.
    case refused(driver: String)
}

/// A connection as the configuration gives it.
///
/// Holds secrets: print ``masked`` only.
package enum Credentials: Equatable, Sendable {
    /// As written; ``target()`` translates what only Node's drivers know.
    case url(String)
    /// libpq's keywords and values, such as `host` and `db.example.com`, in order.
    case parameters([Parameter])

    package struct Parameter: Equatable, Sendable {
        package let keyword: String
        package let value: String
        package let provenance: Provenance

        package init(_ keyword: String, _ value: String, from provenance: Provenance = Provenance([])) {
            (self.keyword, self.value, self.provenance) = (keyword, value, provenance)
        }
    }

    /// Where to connect, for libpq.
    package func target() throws(ConnectionTargetError) -> ConnectionTarget {
        switch self {
        case .url(let url): try ConnectionTarget(url)
        case .parameters(let parameters):
            ConnectionTarget(
                parameters: Dictionary(parameters.map { ($0.keyword, $0.value) }, uniquingKeysWith: { $1 }))
        }
    }

    /// The same with passwords replaced, to be shown.
    package var masked: String {
        switch self {
        case .url(let url): url.maskingPasswords.maskingPasswordParameter
        case .parameters(let parameters):
            parameters.map { "\($0.keyword)=\($0.keyword == "password" ? "••••••" : $0.value)" }
                .joined(separator: " ")
        }
    }
}

extension String {
    /// A URL may also carry its password as `?password=`.
    fileprivate var maskingPasswordParameter: String {
        guard let start = firstRange(of: "password=")?.upperBound else { return self }
        let end = self[start...].firstIndex(of: "&") ?? endIndex
        return self[..<start] + "••••••" + self[end...]
    }
}

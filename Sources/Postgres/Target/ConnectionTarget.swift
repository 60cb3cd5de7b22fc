/// Where to connect and as whom: libpq's keywords and values.
///
/// What is missing, libpq fills in from the environment, the service file and `~/.pgpass`.
package struct ConnectionTarget: Equatable, Sendable {
    /// Keywords of libpq, such as `host` and `sslmode`.
    ///
    /// May hold a password: show ``masked`` instead.
    package var parameters: [String: String]
    /// Parameters of the URL that mean something to other programs and nothing to libpq, such as `pgbouncer`.
    package private(set) var ignoredParameters: [String] = []

    package init(parameters: [String: String]) { self.parameters = parameters }

    /// Reads a URL (`postgres://…`) or a list of keywords (`host=db1 dbname=shop`).
    ///
    /// A URL may carry parameters of other drivers: what has a meaning in libpq is translated, the rest is named in
    /// ``ignoredParameters``.
    package init(_ text: String) throws(ConnectionTargetError) {
        if let missing = ClientLibrary.absence { throw .libraryMissing(missing) }
        if let url = ConnectionURL(text) {
            let (cleaned, ignored) = try url.cleaned()
            parameters = try ConnectionKeywords.parse(cleaned)
            ignoredParameters = ignored
        } else {
            parameters = try ConnectionKeywords.parse(text)
        }
        try checkPlacing()
    }

    /// Only what the environment says: `PGHOST`, `PGSERVICE`, `~/.pgpass` and so on, read by libpq itself.
    package static func environment() -> ConnectionTarget { ConnectionTarget(parameters: [:]) }
}

/// Why a text is no ``ConnectionTarget``.
///
/// Never holds any of the text that could be a password.
package enum ConnectionTargetError: Error, Equatable, Sendable {
    /// Neither `postgres://…` nor `keyword=value`.
    case notATarget
    /// A URL of something else, such as `mysql`.
    case otherScheme(String)
    /// A character that must be written as `%40`, `%2F` and so on stands bare in the user name or password.
    case unescapedCharacter(Character)
    /// A `%` without two hexadecimal digits behind it.
    case invalidPercentEncoding
    /// Where a port belongs stands something else, perhaps a password without a host behind it.
    case invalidPort
    /// A keyword that libpq does not know.
    case unknownKeyword(String)
    /// `;` stands between keywords, where libpq wants a blank.
    case separatedBySemicolons
    /// The value of this keyword seems to hold a password.
    case passwordInside(String)
    /// Anything else libpq has against it, in its words, passwords removed.
    case refused(String)
    /// There is no libpq that could read it.
    case libraryMissing(ClientLibraryMissing)
}

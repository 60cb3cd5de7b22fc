/// How another program of PostgreSQL is told the same target.
extension ConnectionTarget {
    /// All of it as keywords and values in one text, for an argument, which everybody may read: without the password.
    ///
    /// - Returns: `nil` where the key of the client has a password, which no variable can hold.
    package var argument: String? {
        guard parameters["sslpassword"] == nil else { return nil }
        let shown = parameters.filter { !Self.secrets.contains($0.key) }.sorted { $0.key < $1.key }
        return shown.map { "\($0)='\($1.escapedInKeywords)'" }.joined(separator: " ")
    }

    /// What the program has to find in its environment besides, which only this account may read.
    package var secretVariables: [String: String] {
        parameters["password"].map { ["PGPASSWORD": $0] } ?? [:]
    }

    /// The variables by which libpq fills in what a target leaves open.
    ///
    /// - Source: PostgreSQL's manual, "Environment Variables" of libpq; `HOME` for `~/.pgpass` and the certificates.
    package static let variables: Set<String> = [
        "HOME", "PATH", "PGAPPNAME", "PGCHANNELBINDING", "PGCONNECT_TIMEOUT", "PGDATABASE", "PGGSSENCMODE",
        "PGGSSLIB", "PGHOST", "PGHOSTADDR", "PGKRBSRVNAME", "PGOPTIONS", "PGPASSFILE", "PGPASSWORD", "PGPORT",
        "PGREQUIREPEER", "PGSERVICE", "PGSERVICEFILE", "PGSSLCERT", "PGSSLCRL", "PGSSLCRLDIR", "PGSSLKEY",
        "PGSSLMAXPROTOCOLVERSION", "PGSSLMINPROTOCOLVERSION", "PGSSLMODE", "PGSSLROOTCERT", "PGSSLSNI",
        "PGSYSCONFDIR", "PGTARGETSESSIONATTRS", "PGUSER", "KRB5CCNAME",
    ]
}

extension String {
    /// Between single quotes in a list of keywords.
    fileprivate var escapedInKeywords: String {
        replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    }
}

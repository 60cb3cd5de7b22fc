extension LandingStop {
    /// PostgreSQL's own message, in English; it calls what is no relation by its kind.
    var serverWords: String {
        let parts = name.split(separator: ".").map(String.init)
        switch (kind, reason) {
        case (.column, .isThere) where parts.count > 1:
            return "column \"\(parts.last ?? name)\" of relation \"\(parts[parts.count - 2])\" already exists"
        case (.column, .isMissing): return "column \"\(parts.last ?? name)\" does not exist"
        case (.table, .isThere), (.view, .isThere), (.materializedView, .isThere), (.sequence, .isThere),
            (.index, .isThere):
            return "relation \"\(parts.last ?? name)\" already exists"
        case (.table, .isMissing), (.view, .isMissing), (.materializedView, .isMissing),
            (.sequence, .isMissing):
            return "relation \"\(name)\" does not exist"
        case (_, .isThere): return "\(kind.rawValue) \"\(parts.last ?? name)\" already exists"
        case (_, .isMissing): return "\(kind.rawValue) \"\(name)\" does not exist"
        }
    }

    /// What to do about it: never to drop what may hold rows, since as a rule the ledger is what lags behind.
    var remedy: String {
        switch reason {
        case .isThere:
            "Where all of the migration is there, `raingauge repair` brings the ledger up to it; else take the statement out of the file."
        case .isMissing: "Make it first, in an earlier migration or by hand."
        }
    }
}

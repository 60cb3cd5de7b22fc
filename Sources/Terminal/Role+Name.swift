extension Role {
    /// The role of that name.
    package init?(name: String) {
        guard let role = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = role
    }

    /// The name in theme files, such as `header-bar`.
    ///
    /// Written out, because every start reads a theme, and asking Swift for the names of forty cases takes as long as
    /// connecting to the server.
    package var name: String {
        switch self {
        case .body: "body"
        case .dim: "dim"
        case .title: "title"
        case .headerBar: "header-bar"
        case .hint: "hint"
        case .hintKey: "hint-key"
        case .hintDisabled: "hint-disabled"
        case .selection: "selection"
        case .marker: "marker"
        case .cursor: "cursor"
        case .border: "border"
        case .null: "null"
        case .primaryKey: "primary-key"
        case .foreignKey: "foreign-key"
        case .number: "number"
        case .string: "string"
        case .boolean: "boolean"
        case .jsonKey: "json-key"
        case .enumeration: "enumeration"
        case .time: "time"
        case .truncation: "truncation"
        case .controlMark: "control-mark"
        case .searchMatch: "search-match"
        case .danger: "danger"
        case .caution: "caution"
        case .success: "success"
        case .info: "info"
        case .production: "production"
        case .staging: "staging"
        case .development: "development"
        case .applied: "applied"
        case .pending: "pending"
        case .skipped: "skipped"
        case .edited: "edited"
        case .unknown: "unknown"
        case .duplicate: "duplicate"
        case .missing: "missing"
        case .stray: "stray"
        case .sqlKeyword: "sql-keyword"
        case .sqlIdentifier: "sql-identifier"
        case .sqlString: "sql-string"
        case .sqlNumber: "sql-number"
        case .sqlComment: "sql-comment"
        case .sqlOperator: "sql-operator"
        }
    }
}

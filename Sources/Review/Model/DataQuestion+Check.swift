import SQL

extension Step {
    /// The rows that break the CHECK that an `ALTER TABLE` adds; `nil` where the server should not be asked.
    ///
    /// The text is a migration's, which may be a stranger's, so it is only asked where it does nothing but compare: it
    /// calls functions of PostgreSQL's own that are known to do no more, and names columns that are there already.
    func unmet(
        by expression: SQLExpression, of constraint: NewConstraint, in course: Course
    ) -> DataQuestion? {
        guard case .alterTable(let alteration) = statement, let text = alteration.checkText,
            constraint.column == nil, expression.isHarmless, !text.lowercased().contains("operator"),
            let columns = course.facts.tables[constraint.table]?.columns,
            expression.columns.isSubset(of: Set(columns.keys))
        else { return nil }
        let name = constraint.constraint.name?.name ?? "the CHECK"
        return .unmet(text, called: name, of: constraint.table)
    }
}

extension SQLExpression {
    /// Whether it does nothing but look at its columns, as far as its tree tells.
    fileprivate var isHarmless: Bool {
        switch self {
        case .null, .constant, .column, .keyword: true
        case .cast(let inner, let type): inner.isHarmless && type.name.isPostgres
        case .call(let name, let parts):
            name.isPostgres && Self.harmless.contains(name.name.name) && parts.allSatisfy(\.isHarmless)
        case .operation(_, let parts), .array(let parts): parts.allSatisfy(\.isHarmless)
        case .other: false
        }
    }

    private static let harmless: Set = [
        "abs", "array_length", "array_position", "btrim", "cardinality", "ceil", "char_length",
        "character_length", "coalesce", "date_part", "date_trunc", "extract", "floor", "greatest", "isempty",
        "isfinite", "jsonb_array_length", "jsonb_typeof", "json_typeof", "least", "left", "length", "lower",
        "lower_inc", "ltrim", "mod", "nullif", "num_nonnulls", "num_nulls", "octet_length", "position",
        "right",
        "round", "rtrim", "starts_with", "strpos", "substring", "trim", "upper", "upper_inc",
    ]
}

extension ObjectName {
    /// Whether it is looked for where PostgreSQL's own things are, and nowhere else.
    fileprivate var isPostgres: Bool { schema == nil || schema?.name == "pg_catalog" }
}

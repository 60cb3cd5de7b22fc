import SQL

/// What a case says about the database; the names are those of the collection, without its underscores.
struct LintContext: Decodable, Sendable {
    let pg: Int?
    let pgMinor: Int?
    let tableHasRows: Bool?
    let schema: [String: LintTable]?
    let enums: [String: [String]]?
    let domains: [String: LintDomain]?
    let extensions: [String]?
    let inTransaction: Bool?
    let runner: String?
    let previousPending: [String]?
    let timezone: String?
    let profile: String?

    struct LintDomain: Decodable, Sendable { let constrained: Bool }

    /// A collection speaks of the rules it knows, of which those about compatibility are none.
    var conditions: Conditions {
        Conditions(
            major: pg ?? 15, minor: pgMinor, isInTransaction: inTransaction ?? true,
            setsLockTimeout: runner != "drizzle-kit", isUTC: timezone?.uppercased() == "UTC",
            profiles: profile == "strict" ? [.standard, .strict] : [.standard])
    }

    var facts: Facts {
        var facts = Facts()
        facts.hasRowsElsewhere = tableHasRows ?? true
        facts.extensions = extensions.map { Set($0) }
        for (name, labels) in enums ?? [:] { facts.enums[Self.name(name)] = labels }
        for (name, domain) in domains ?? [:] { facts.domains[Self.name(name)] = domain.constrained }
        for (name, table) in schema ?? [:] { facts.tables[Self.name(name)] = table.facts }
        return facts
    }

    private static func name(_ text: String) -> QualifiedName {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        return parts.count == 2 ? QualifiedName(parts[0], parts[1]) : QualifiedName("public", text)
    }
}

/// What a case says about one table.
struct LintTable: Decodable, Sendable {
    let rows: Int?
    let columns: [String: String]?
    let indexes: [[String]]?
    let notNull: [String]?
    let notNullChecks: [String]?
    let dependents: [String: [String]]?
    let indexColumns: [String: [String]]?
    let partitioned: Bool?
    let policies: Policies?

    /// A number, a list or a word for yes.
    enum Policies: Decodable, Sendable {
        case some(Bool)

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let isThere = try? value.decode(Bool.self) {
                self = .some(isThere)
            } else if let count = try? value.decode(Int.self) {
                self = .some(count > 0)
            } else {
                self = .some(try !value.decode([String].self).isEmpty)
            }
        }
    }

    var facts: TableFacts {
        var facts = TableFacts(rows: rows)
        for (name, type) in columns ?? [:] { facts.columns[Identifier(name)] = SQL.type(type) }
        facts.indexes = indexes?.map { IndexFacts($0.map { Identifier($0) }) }
        facts.notNull = Set((notNull ?? []).map { Identifier($0) })
        facts.notNullChecks = Set((notNullChecks ?? []).map { Identifier($0) })
        for (name, others) in dependents ?? [:] { facts.dependents[Identifier(name)] = others }
        for (name, columns) in indexColumns ?? [:] {
            facts.indexColumns[Identifier(name)] = columns.map { Identifier($0) }
        }
        facts.isPartitioned = partitioned ?? false
        if case .some(let isThere)? = policies { facts.hasPolicies = isThere }
        return facts
    }
}

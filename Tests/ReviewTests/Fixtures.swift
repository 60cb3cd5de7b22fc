import Drizzle
import Review
import SQL

extension ReviewScript {
    /// A migration of that text.
    init(_ sql: String, tag: String = "0001_new") {
        self.init(tag: tag, file: "/drizzle/\(tag).sql", MigrationScript(Array(sql.utf8)))
    }
}

extension Review {
    /// The rules that find something, each once and in order; those about compatibility are left out.
    static func rules(
        _ sql: String..., facts: Facts = .unknown, under conditions: Conditions = .standard
    ) -> [String] {
        let scripts = sql.enumerated().map { ReviewScript($1, tag: "000\($0)_part") }
        return Set(Review(scripts, facts: facts, under: conditions).findings.map(\.rule)).sorted()
    }
}

extension Conditions {
    static let standard = Conditions(profiles: [.standard])
    static let strict = Conditions(profiles: [.standard, .strict])
    static let outsideTransaction = Conditions(isInTransaction: false, profiles: [.standard])
}

extension Facts {
    /// One table of `public` and nothing else.
    static func table(_ name: String, _ table: TableFacts) -> Facts {
        var facts = Facts()
        facts.tables[QualifiedName("public", name)] = table
        return facts
    }
}

extension TableFacts {
    /// A table of so many rows with such columns.
    static func with(_ columns: [String: String], rows: Int = 50_000) -> TableFacts {
        var table = TableFacts(rows: rows)
        for (name, type) in columns { table.columns[Identifier(name)] = SQL.type(type) }
        return table
    }
}

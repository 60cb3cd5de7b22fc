import Catalog
import Drizzle
import Postgres
import SQL
import TestSupport
import Testing
import Verification

@Suite(.serialized) struct `A migration that made a random schema` {
    @Test(arguments: 1...40)
    func `has landed, and each change to the schema is found and nothing else`(seed: Int) async throws {
        var random = RandomSchema(seed: seed)
        let made = random.snapshot()
        try await withDatabase { database in
            try await database.make(made)
            #expect(try await crosses(of: made, in: database) == [])
            for _ in 0..<6 {
                let edit = try #require(SchemaEdit.any(of: made, using: &random.random))
                let crosses =
                    if edit.takesAway {
                        try await withDatabase { other in
                            try await other.make(edit.schema)
                            return try await self.crosses(of: made, in: other)
                        }
                    } else {
                        try await self.crosses(of: edit.schema, in: database)
                    }
                #expect(crosses == edit.crosses, "\(edit.account)")
            }
        }
    }

    /// What is not as a migration says that would make the schema: `constraint paid on orders`.
    private func crosses(of schema: RecordedSchema, in database: TestDatabase) async throws -> [String] {
        let text = Schema(schema).script.joined(separator: ";\n")
        let plan = LandingPlan([ParsedMigration(tag: "0000_all", text: text)])
        let connection = try await database.connect()
        let report = try await plan.report(in: await connection.run([plan.question.batch])[0]) {
            await connection.run([$0])[0]
        }
        await connection.close()
        return report.migrations.flatMap(\.crosses).map { "\($0.kind.rawValue) \($0.name)" }
    }
}

extension SchemaEdit {
    /// What a migration does not speak of, it does not miss; so the migration is the one that speaks of it.
    fileprivate var takesAway: Bool {
        if account.hasSuffix(" extra") { return true }
        return what == "row-level security"
            && !schema.schema.tables.contains { $0.hasRowSecurity && account.hasPrefix($0.name.display) }
    }

    /// What landing has to miss: the one thing that was changed, and what a table has in it that is not there.
    fileprivate var crosses: [String] {
        let verbs = [" changed ", " missing", " extra", " renamed from "]
        guard let end = verbs.compactMap({ account.firstRange(of: $0)?.lowerBound }).min() else { return [] }
        let subject = account[..<end]
        if subject == "table another" { return ["table another", "column another.alone"] }
        for (word, kind) in Self.objects where subject.hasPrefix(word) {
            return ["\(kind) \(subject.dropFirst(word.count))"]
        }
        for (word, kind) in Self.parts {
            guard let range = subject.firstRange(of: " \(word) ") else { continue }
            let (table, name) = (subject[..<range.lowerBound], subject[range.upperBound...])
            switch word {
            case "row-level security": return ["table \(table)"]
            case "index":
                // An index is called by its schema, unless that is `public`.
                let schema = table.firstIndex(of: ".").map { table[...$0] } ?? ""
                return ["index \(schema)\(name)"]
            default: return ["\(kind) \(table).\(name)"]
            }
        }
        return []
    }

    private static let objects = [
        ("enum ", "type"), ("sequence ", "sequence"), ("materialised view ", "materialized view"),
        ("view ", "view"),
    ]

    private static let parts = [
        ("column", "column"), ("policy", "policy"), ("check", "constraint"),
        ("unique constraint", "constraint"), ("foreign key", "constraint"), ("index", "index"),
        ("row-level security", "table"),
    ]
}

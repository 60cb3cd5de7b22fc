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
                #expect(crosses == [edit.cross], "\(edit.account)")
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

    /// The one thing that landing has to miss.
    fileprivate var cross: String { account }
}

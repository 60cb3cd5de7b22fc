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
                guard let edit = SchemaEdit.any(of: made, using: &random.random), edit.isSeenByLanding else {
                    continue
                }
                let crosses = try await crosses(of: edit.schema, in: database)
                #expect(!crosses.isEmpty, "\(edit.account)")
                #expect(crosses.allSatisfy { edit.isAbout($0) }, "\(edit.account): \(crosses.map(\.name))")
            }
        }
    }

    /// What is not as a migration says that would make the schema.
    private func crosses(
        of schema: RecordedSchema, in database: TestDatabase
    ) async throws -> [EffectLanding] {
        let text = Schema(schema).script.joined(separator: ";\n")
        let plan = LandingPlan([ParsedMigration(tag: "0000_all", text: text)])
        let connection = try await database.connect()
        let report = try await plan.report(in: await connection.run([plan.question.batch])[0]) {
            await connection.run([$0])[0]
        }
        await connection.close()
        return report.migrations.flatMap(\.crosses)
    }
}

extension SchemaEdit {
    /// What a migration does not speak of, it does not miss: something that is there too.
    fileprivate var isSeenByLanding: Bool {
        if account.hasSuffix(" extra") { return false }
        guard what == "row-level security" else { return true }
        return schema.schema.tables.contains { $0.hasRowSecurity && account.hasPrefix($0.name.display) }
    }

    fileprivate func isAbout(_ cross: EffectLanding) -> Bool {
        let names = cross.name.split(separator: ".").map(String.init)
        return names.contains { account.contains($0) }
    }
}

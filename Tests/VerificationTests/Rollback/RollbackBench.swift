import Catalog
import Postgres
import SQL
import TestSupport
import Verification

/// A database in which a migration is run, undone and run again.
struct RollbackBench {
    let database: TestDatabase
    let before: Schema
    let after: Schema
    let plan: RollbackPlan

    /// Makes a database of `base`, runs `migration` on it, and plans the way back.
    static func run(
        _ base: String, _ migration: String, _ body: (RollbackBench) async throws -> Void
    ) async throws {
        try await withDatabase(base) { database in
            let before = try await database.wholeSchema()
            try await database.run(migration)
            let after = try await database.wholeSchema()
            let plan = RollbackPlan(
                of: ParsedMigration(tag: "0001_b", text: migration), from: before, to: after, .files)
            try await body(.init(database: database, before: before, after: after, plan: plan))
        }
    }

    /// What the steps do beside what they lose, in words.
    var notes: [String] { plan.steps.flatMap(\.losses).map(\.sentence) }

    func goBack() async throws { try await database.run(plan.steps.map { $0.statement + ";\n" }.joined()) }
}

extension TestDatabase {
    /// Everything that it is made of.
    func wholeSchema() async throws -> Schema {
        let connection = try await connect()
        let question = SchemaQuestion(.all, includesDefinitions: true)
        let results = try await connection.run(question.batch)
        await connection.close()
        return try question.schema(in: results)
    }
}

extension Schema {
    /// The statements that would make another one of it, whatever the columns' order.
    func differences(from other: Schema) -> [String] {
        RollbackPlan(of: ParsedMigration(tag: "", text: ""), from: other, to: self, .files).steps
            .map(\.statement)
    }
}

import Drizzle

/// Statements that PostgreSQL refuses inside of a transaction block.
///
/// Drizzle runs all pending migrations in one transaction, so one such statement stops all of them.
///
/// - Source: drizzle-orm/src/pg-core/dialect.ts, `migrate`; PostgreSQL's `PreventInTransactionBlock`.
struct OutsideTransaction: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        material.scriptFindings { migration, fact in
            guard case .outsideTransaction(let command) = fact.kind else { return nil }
            return CheckFinding(
                "not-in-transaction", .danger, at: [material.place(of: migration, line: fact.line)],
                .refused(migration, command), remedy: .byHand(command))
        }
    }
}

extension String {
    fileprivate static func refused(_ migration: Migration, _ command: String) -> String {
        "\(migration.tag) runs \(command), which PostgreSQL refuses inside of the one transaction Drizzle runs all migrations in."
    }
    fileprivate static func byHand(_ command: String) -> String {
        command.contains("CONCURRENTLY")
            ? "Run it by hand first and then mark the migration as applied; or leave CONCURRENTLY out where the table is small."
            : "Run it by hand, outside of the migrations."
    }
}

/// Statements that PostgreSQL refuses inside of a transaction block.
///
/// Drizzle runs all pending migrations in one transaction, so one such statement stops all of them.
///
/// - Source: drizzle-orm/src/pg-core/dialect.ts, `migrate`; PostgreSQL's `PreventInTransactionBlock`.
struct OutsideTransaction: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        material.faults { fault in
            guard case .outsideTransaction(let command) = fault.cause else { return nil }
            return CheckFinding(
                "not-in-transaction", .danger, at: [fault.finding], .refused(fault.tag, command),
                remedy: fault.remedy)
        }
    }
}

extension String {
    fileprivate static func refused(_ tag: String, _ command: String) -> String {
        "\(tag) runs \(command), which PostgreSQL refuses inside of the one transaction Drizzle runs all migrations in."
    }
}

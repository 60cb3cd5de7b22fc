import Drizzle

/// A value is added to an enum and used in the same file.
///
/// PostgreSQL lets nobody use the value before the transaction that added it is over (55P04), and Drizzle runs everything
/// that is pending in one transaction; so this fails unless the value is used for another type. The same across two files
/// depends on what is pending, which `status` knows.
struct NewEnumValues: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        material.scriptFindings { migration, fact in
            guard case .newEnumValue(let value, let type, let line) = fact.kind else { return nil }
            return CheckFinding(
                "enum-value-too-new", .danger,
                at: [
                    material.place(of: migration, line: fact.line), material.place(of: migration, line: line),
                ],
                .tooNew(migration, value, type, line), remedy: .twoRuns)
        }
    }
}

extension String {
    fileprivate static func tooNew(_ migration: Migration, _ value: String, _ type: String, _ line: Int)
        -> String
    {
        "\(migration.tag) uses \(value), which it adds to \(type) on line \(line): PostgreSQL refuses a new value until the transaction is over."
    }
    fileprivate static let twoRuns =
        "Put the use into a migration of its own, and apply the first one before the second is there."
}

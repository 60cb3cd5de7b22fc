import Drizzle

/// `BEGIN`, `COMMIT` and `ROLLBACK` inside of a migration.
///
/// A `COMMIT` ends the transaction that Drizzle runs all pending migrations in: what came before stays, whatever fails
/// later, and the row in the ledger may be missing. Some use it to get `CONCURRENTLY` through.
struct OwnTransaction: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let found = zip(material.folder.migrations, material.scripts).compactMap { migration, script in
            let facts = script.facts.compactMap { fact -> (line: Int, command: String)? in
                guard case .ownTransaction(let command) = fact.kind else { return nil }
                return (fact.line, command)
            }
            return facts.isEmpty ? nil : (migration, facts)
        }
        return found.map { migration, facts in
            CheckFinding(
                "own-transaction", .danger, at: facts.map { material.place(of: migration, line: $0.line) },
                .breaks(migration, facts.map(\.command)), remedy: .takeOut)
        }
    }
}

extension String {
    fileprivate static func breaks(_ migration: Migration, _ commands: [String]) -> String {
        "\(migration.tag) has \(commands.listed) of its own, inside of the one transaction Drizzle runs all migrations in: after a failure, a part stays applied without a row in the ledger."
    }
    fileprivate static let takeOut = "Take them out; Drizzle begins and commits by itself."
}

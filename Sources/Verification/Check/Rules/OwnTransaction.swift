import Drizzle

/// `BEGIN`, `COMMIT` and `ROLLBACK` inside of a migration.
///
/// A `COMMIT` ends the transaction that Drizzle runs all pending migrations in: what came before stays, whatever fails
/// later, and the row in the ledger may be missing. Some use it to get `CONCURRENTLY` through, and then cannot do without.
///
/// - Source: recorded runs: what follows a COMMIT runs in autocommit, and the migrator's own end is only a warning (25P01).
struct OwnTransaction: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let commands = Dictionary(grouping: material.rehearsal.ownTransactions, by: \.file)
        return material.folder.migrations.compactMap { migration in
            commands[migration.file].flatMap { finding(on: $0, of: migration.tag) }
        }
    }

    private func finding(on commands: [OwnTransactionCommand], of tag: String) -> CheckFinding {
        let lets = commands.flatMap(\.lets)
        return CheckFinding(
            "own-transaction", .danger,
            at: commands.map { CheckFinding.Place($0.file, line: $0.line, tag: $0.tag) },
            .breaks(tag, commands.map(\.command), lets), remedy: lets.isEmpty ? .takeOut : .leaveIt)
    }
}

extension String {
    fileprivate static func breaks(_ tag: String, _ commands: [String], _ lets: [String]) -> String {
        let why = lets.isEmpty ? "" : ", which lets \(lets.listed) through"
        return
            "\(tag) has \(commands.listed) of its own, inside of the one transaction Drizzle runs all migrations in\(why): after a failure, a part stays applied without a row in the ledger."
    }
    fileprivate static let takeOut = "Take them out; Drizzle begins and commits by itself."
    fileprivate static let leaveIt =
        "Leave the file as it is where it has been applied. The next time, run such a statement by hand and mark its migration as applied."
}

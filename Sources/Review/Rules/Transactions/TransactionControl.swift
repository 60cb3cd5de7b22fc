import SQL
import Verification

/// A transaction of the file's own ends the one that everything runs in.
struct TransactionControl: ReviewRule {
    let page = RulePage(
        "transaction-control", .danger,
        "A transaction of the file's own ends the one that everything runs in.",
        why:
            "What came before a COMMIT stays, whatever fails later, and the row in the ledger may be missing. Some use it to get CONCURRENTLY through.",
        instead: "Take it out; what needs no transaction is run by hand.")

    func findings(
        on command: OwnTransactionCommand, in script: ReviewScript, under conditions: Conditions
    ) -> [Finding] {
        guard conditions.isInTransaction else { return [] }
        let lets = command.lets.isEmpty ? "" : ", which lets \(command.lets.listed) through"
        return [
            finding(
                at: script.place(line: command.line),
                "\(command.command) stands inside of the run's own transaction\(lets).")
        ]
    }
}

import SQL
import Verification

/// A value that was added to an enum cannot be used before the transaction is over.
struct EnumValueUsed: ReviewRule {
    let page = RulePage(
        "enum-value-used-in-transaction", .danger,
        "A value that was added to an enum cannot be used before the transaction is over.",
        why:
            "The run stops there (55P04), also where another pending file added the value, since all of them run in one transaction. A default, a CHECK or a view counts as use.",
        instead: "Apply the migration that adds the value by itself first.")

    func findings(on fault: RunFault, in script: ReviewScript, under conditions: Conditions) -> [Finding] {
        guard conditions.isInTransaction, case .newEnumValue(let new) = fault.cause,
            !(new.isTypeNew && conditions.major >= 17)
        else { return [] }
        return [
            finding(
                at: script.place(line: fault.line),
                "'\(new.value)' is used, which \(new.tag) adds on line \(new.line) in the same transaction.")
        ]
    }
}

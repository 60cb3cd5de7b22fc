import Terminal
package import Verification

extension RepairPlan {
    /// Everything about the plan, for people to read before they say yes.
    package func plainText(report: RepairReport?) -> String {
        var parts = ["\(sentence)\n"]
        if needsLedger { parts.append("SQL:\n" + script.indentedBlock) }
        parts += files.map { "File:\n" + $0.diff.indentedBlock }
        if !consequences.isEmpty {
            parts.append("Afterwards:\n" + consequences.joined(separator: "\n").indentedBlock)
        }
        if !cautions.isEmpty { parts.append("To weigh:\n" + cautions.joined(separator: "\n").indentedBlock) }
        if let report {
            let changes = report.changes + report.files.map { "replaced \($0)" }
            parts.append("Done:\n" + changes.joined(separator: "\n").indentedBlock)
        } else {
            parts.append("Nothing was changed. The same with --yes runs it.\n")
        }
        return parts.joined(separator: "\n").safeForTerminal
    }
}

extension String {
    fileprivate var indentedBlock: String {
        var lines = split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { "  \($0)\n" }.joined()
    }
}

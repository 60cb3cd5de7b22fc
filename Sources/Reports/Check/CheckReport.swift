import Drizzle
import Terminal
package import Verification

/// A ``Check`` as text: a line per finding in the form that editors jump by, what to do below it, then the branches.
package struct CheckReport {
    private let check: Check
    private let workingFolder: String

    package init(_ check: Check, workingFolder: String) {
        (self.check, self.workingFolder) = (check, workingFolder)
    }

    package var text: String {
        ([headline] + check.findings.map(finding) + check.branches.filter { !$0.isMerged }.map(branch))
            .joined(separator: "\n")
    }

    private var headline: String {
        let facts = check.facts
        if check.layout == .empty {
            return "\(shown(check.folder)): there is no migration yet: \(check.summary)\n"
        }
        let era = check.era.map { "Drizzle \($0.rawValue)" } ?? "no migrations"
        let counts = [(facts.migrationCount, "migration"), (facts.snapshotCount, "snapshot")].map {
            count, word in
            "\(count) \(word)\(count == 1 ? "" : "s")"
        }.joined(separator: ", ")
        return "\(shown(check.folder)): \(era), \(counts): \(check.summary)\n"
    }

    private func finding(_ finding: CheckFinding) -> String {
        let first =
            "\(place(finding.places[0])): \(finding.severity.rawValue): \(finding.sentence.visible) [\(finding.id)]\n"
        let remedy = finding.remedy.isEmpty ? "" : "    \(finding.remedy.visible)\n"
        return first + remedy + others(finding.places)
    }

    /// Where else, as far as it helps; JSON has all of them.
    private func others(_ places: [CheckFinding.Place]) -> String {
        guard places.count > 1 else { return "" }
        let shown = places.dropFirst().prefix(4).map(place)
        let more = places.count > 5 ? ", and \(places.count - 5) more" : ""
        return "    also \(shown.joined(separator: ", "))\(more)\n"
    }

    private func branch(_ branch: BranchPoint) -> String {
        let lines = branch.explanation.map { $0.visible + "\n" }.joined()
        let changes = branch.repair.map { change in
            change.unifiedDiff(named: shown(change.file)).split(
                separator: "\n", omittingEmptySubsequences: false
            )
            .map { String($0).visible }.joined(separator: "\n")
        }
        return ([lines] + changes).joined(separator: "\n")
    }

    private func place(_ place: CheckFinding.Place) -> String {
        [shown(place.file), place.line.map(String.init), place.column.map(String.init)].compactMap(\.self)
            .joined(separator: ":")
    }

    /// Relative to where the person is, when it lies below.
    private func shown(_ path: String) -> String {
        let start = workingFolder + "/"
        return (path.hasPrefix(start) ? String(path.dropFirst(start.count)) : path).visible
    }
}

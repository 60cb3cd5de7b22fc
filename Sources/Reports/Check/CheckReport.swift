import Drizzle
import Terminal
package import Verification

/// A ``Check`` as one page: a line per finding in the form that editors jump by, what to do below it, then the branches.
package struct CheckReport {
    private let check: Check
    private let workingFolder: String

    package init(_ check: Check, workingFolder: String) {
        (self.check, self.workingFolder) = (check, workingFolder)
    }

    package func document(on sheet: Sheet) -> Document {
        let blocks =
            [sheet.wrapped(headline) + replayLines(on: sheet)]
            + check.findings.map { lines(of: $0, on: sheet) }
            + check.branches.filter { !$0.isMerged }.map { lines(of: $0, on: sheet) }
        return Document(Array(blocks.map { [Document.Section.lines($0)] }.joined(separator: [.blank])))
    }

    private var headline: String {
        if check.layout == .empty {
            return "\(shown(check.folder)): there is no migration yet: \(check.summary)"
        }
        let era = check.era.map { "Drizzle \($0.rawValue)" } ?? "no migrations"
        let counts = check.facts.counted(separator: ", ")
        let added = check.changes.map {
            ", \(Numbers.count($0.migrationCount, "migration")) new since \($0.reference)"
        }
        return "\(shown(check.folder)): \(era), \(counts)\(added ?? ""): \(check.summary)"
    }

    /// That the files were run, and on what; where PostgreSQL stopped is a finding.
    private func replayLines(on sheet: Sheet) -> [[Styled]] {
        guard let replay = check.replay else { return [] }
        let roles =
            replay.roles.isEmpty
            ? "" : " with the \(replay.roles.count == 1 ? "role" : "roles") \(replay.roles.listed)"
        switch replay.outcome {
        case .ran:
            return sheet.wrapped(
                "All files run on an empty PostgreSQL \(replay.version)\(roles), in one transaction.")
        case .refused:
            return sheet.wrapped("Not all files run on an empty PostgreSQL \(replay.version)\(roles).")
        case .unreadable(let file):
            return sheet.wrapped("The files were not run, since \(shown(file)) cannot be read.")
        }
    }

    private func lines(of finding: CheckFinding, on sheet: Sheet) -> [[Styled]] {
        let severity = Styled("\(finding.severity.rawValue): ", finding.severity.role)
        let first = [
            Styled("\(place(finding.places[0])): "), severity, Styled(finding.sentence),
            Styled(" [\(finding.id)]", .dim),
        ]
        let remedy = finding.remedy.isEmpty ? [] : [[Styled("    \(finding.remedy)", .info)]]
        return [first] + remedy + others(finding.places)
    }

    /// Where else, as far as it helps; JSON has all of them.
    private func others(_ places: [CheckFinding.Place]) -> [[Styled]] {
        guard places.count > 1 else { return [] }
        let shown = places.dropFirst().prefix(4).map(place)
        let more = places.count > 5 ? ", and \(places.count - 5) more" : ""
        return [[Styled("    also \(shown.joined(separator: ", "))\(more)", .dim)]]
    }

    private func lines(of branch: BranchPoint, on sheet: Sheet) -> [[Styled]] {
        let changes = branch.repair.flatMap { [[]] + sheet.diff($0.unifiedDiff(named: shown($0.file))) }
        return branch.explanation.flatMap { sheet.wrapped($0) } + changes
    }

    private func place(_ place: CheckFinding.Place) -> String {
        [shown(place.file), place.line.map(String.init), place.column.map(String.init)].compactMap(\.self)
            .joined(separator: ":")
    }

    /// Relative to where the person is, when it lies below.
    private func shown(_ path: String) -> String {
        let start = workingFolder + "/"
        return path.hasPrefix(start) ? String(path.dropFirst(start.utf8.count)) : path
    }
}

extension Check.Facts {
    /// Such as `14 migrations, 14 snapshots`.
    package func counted(separator: String) -> String {
        [Numbers.count(migrationCount, "migration"), Numbers.count(snapshotCount, "snapshot")].joined(
            separator: separator)
    }
}

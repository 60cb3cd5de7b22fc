package import Verification

/// One line of the check: a finding, or a place where the history divides and is still open.
package enum CheckItem: Equatable, Sendable {
    case finding(CheckFinding)
    /// With the changes that would help, as a diff with paths below the folder; empty where none are known.
    case branch(BranchPoint, diff: String)

    /// Findings first, then the branches that nothing has merged.
    package static func items(of check: Check) -> [CheckItem] {
        check.findings.map(CheckItem.finding)
            + check.branches.filter { !$0.isMerged }.map { branch in
                let diffs = branch.repair.map { $0.unifiedDiff(named: relative($0.file, to: check.folder)) }
                return .branch(branch, diff: diffs.joined())
            }
    }

    /// The file to look at and, where it is known, the line; relative to the folder.
    package func place(in folder: String) -> String {
        switch self {
        case .finding(let finding): Self.shown(finding.places[0], in: folder)
        case .branch(let branch, _):
            branch.sides.last?.files.first.map { Self.relative($0, to: folder) } ?? ""
        }
    }

    static func shown(_ place: CheckFinding.Place, in folder: String) -> String {
        let file = relative(place.file, to: folder)
        return place.line.map { "\(file):\($0)" } ?? file
    }

    private static func relative(_ file: String, to folder: String) -> String {
        file.hasPrefix(folder + "/") ? String(file.dropFirst(folder.utf8.count + 1)) : file
    }

    package var title: String {
        switch self {
        case .finding(let finding): finding.id
        case .branch: "branches"
        }
    }

    package var sentence: String {
        switch self {
        case .finding(let finding): finding.sentence
        case .branch(let branch, _): branch.explanation.prefix(1 + branch.sides.count).joined(separator: " ")
        }
    }

    /// The changes that would help, as a diff; empty where none are known.
    package var changes: String { if case .branch(_, let diff) = self { diff } else { "" } }
}

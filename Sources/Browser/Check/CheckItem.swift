package import Verification

/// One line of the check: a finding, or a place where the history divides and is still open.
package enum CheckItem: Equatable, Sendable {
    case finding(CheckFinding)
    case branch(BranchPoint)

    /// Findings first, then the branches that nothing has merged.
    static func items(of check: Check) -> [CheckItem] {
        check.findings.map(CheckItem.finding) + check.branches.filter { !$0.isMerged }.map(CheckItem.branch)
    }

    /// The file to look at and, where it is known, the line; relative to the folder.
    func place(in folder: String) -> String {
        switch self {
        case .finding(let finding): Self.shown(finding.places[0], in: folder)
        case .branch(let branch): branch.sides.last?.files.first.map { Self.relative($0, to: folder) } ?? ""
        }
    }

    static func shown(_ place: CheckFinding.Place, in folder: String) -> String {
        let file = relative(place.file, to: folder)
        return place.line.map { "\(file):\($0)" } ?? file
    }

    private static func relative(_ file: String, to folder: String) -> String {
        file.hasPrefix(folder + "/") ? String(file.dropFirst(folder.utf8.count + 1)) : file
    }

    var title: String {
        switch self {
        case .finding(let finding): finding.id
        case .branch: "branches"
        }
    }

    var sentence: String {
        switch self {
        case .finding(let finding): finding.sentence
        case .branch(let branch): branch.explanation.prefix(1 + branch.sides.count).joined(separator: " ")
        }
    }

    /// The changes that would help, as a diff with paths below the folder; empty where none are known.
    func changes(in folder: String) -> String {
        guard case .branch(let branch) = self else { return "" }
        return branch.repair.map { $0.unifiedDiff(named: Self.relative($0.file, to: folder)) }.joined()
    }
}

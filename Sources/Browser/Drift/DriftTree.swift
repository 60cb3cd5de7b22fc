import Reports
import Terminal
import Verification

/// The differences as lines: those of one table below its name.
struct DriftTree: Equatable {
    let lines: [Line]

    enum Line: Equatable {
        case group(String, [Difference], isFolded: Bool)
        case difference(Difference)

        var difference: Difference? {
            if case .difference(let difference) = self { difference } else { nil }
        }

        var isFolded: Bool {
            if case .group(_, _, let isFolded) = self { isFolded } else { false }
        }

        /// What searching looks at: what is folded away is found on the line that stands for it.
        var text: String {
            switch self {
            case .group(let name, let differences, true):
                ([name] + differences.map(\.title)).joined(separator: " ")
            case .group(let name, _, false): name
            case .difference(let difference): difference.title
            }
        }
    }

    init(_ drift: Drift?, folded: Set<String> = []) {
        lines = (drift?.groups ?? []).flatMap { name, differences in
            let isFolded = folded.contains(name)
            return [.group(name, differences, isFolded: isFolded)]
                + (isFolded ? [] : differences.map(Line.difference))
        }
    }

    /// The name of the table that a line belongs to.
    func group(of line: Int) -> String {
        switch lines[line] {
        case .group(let name, _, _): name
        case .difference(let difference): difference.subject.group
        }
    }

    /// The line with the name of the table that a line belongs to.
    func groupLine(of line: Int) -> Int { lines[...line].lastIndex { $0.difference == nil } ?? line }

    /// What a line stands for: one difference, or the name of a table all of that table.
    func differences(at line: Int) -> [Difference] {
        switch lines[line] {
        case .group(_, let differences, _): differences
        case .difference(let difference): [difference]
        }
    }

    /// Where the words of a line begin.
    func column(of line: Int) -> Int { lines[line].difference == nil ? 2 : 6 }

    func draw(_ line: Int, in frame: inout Frame, row: Int) {
        switch lines[line] {
        case .group(let name, let differences, let isFolded):
            frame.draw(isFolded ? frame.glyphs.folded : frame.glyphs.unfolded, at: 1, row: row, role: .dim)
            let count = Numbers.count(differences.count, "difference")
            frame.draw(
                [Styled(name, .title, .bold), Styled("  \(count)", .dim)], at: column(of: line), row: row)
        case .difference(let difference):
            let harm = difference.harmWord
            let room = frame.size.columns - 6 - harm.count - 3
            frame.draw(difference.mark(frame.glyphs), at: 4, row: row, role: difference.role)
            frame.draw(
                difference.title, at: column(of: line), row: row, width: max(8, room), overflow: .ellipsis)
            guard room >= 8 else { return }
            frame.draw(harm, at: frame.size.columns - harm.count - 1, row: row, role: difference.role)
        }
    }
}

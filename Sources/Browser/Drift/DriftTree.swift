import Reports
import Terminal
import Verification

/// The differences as lines: those of one table below its name.
struct DriftTree: Equatable {
    let lines: [Line]

    enum Line: Equatable {
        case group(String, count: Int)
        case difference(Difference)

        var difference: Difference? {
            if case .difference(let difference) = self { difference } else { nil }
        }

        /// What searching looks at.
        var text: String {
            switch self {
            case .group(let name, _): name
            case .difference(let difference): difference.title
            }
        }
    }

    init(_ drift: Drift?) {
        lines = (drift?.groups ?? []).flatMap { name, differences in
            [.group(name, count: differences.count)] + differences.map(Line.difference)
        }
    }

    /// The name of the table that a line belongs to.
    func group(of line: Int) -> String {
        switch lines[line] {
        case .group(let name, _): name
        case .difference(let difference): difference.subject.group
        }
    }

    /// What a line stands for: one difference, or below a table's name all of that table.
    func differences(at line: Int) -> [Difference] {
        switch lines[line] {
        case .group(_, let count): lines[line...].prefix(count + 1).compactMap(\.difference)
        case .difference(let difference): [difference]
        }
    }

    func draw(_ line: Int, isSelected: Bool, in frame: inout Frame, row: Int) {
        if isSelected { frame.draw(frame.glyphs.marker, at: 0, row: row, role: .marker) }
        switch lines[line] {
        case .group(let name, let count):
            frame.draw(
                [Styled(name, .title, .bold), Styled("  \(Numbers.count(count, "difference"))", .dim)], at: 2,
                row: row)
        case .difference(let difference):
            let harm = difference.harmWord
            let room = frame.size.columns - 6 - harm.count - 3
            frame.draw(difference.mark(frame.glyphs), at: 4, row: row, role: difference.role)
            frame.draw(
                difference.title, at: 6, row: row, role: .body, emphasis: isSelected ? .bold : [],
                width: max(8, room), overflow: .ellipsis)
            guard room >= 8 else { return }
            frame.draw(harm, at: frame.size.columns - harm.count - 1, row: row, role: difference.role)
        }
    }
}

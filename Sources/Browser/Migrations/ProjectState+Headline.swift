import Reports
import Terminal
import Verification

extension ProjectState {
    /// The one line that answers the question a person came with, each state in its own colour.
    ///
    /// In a narrow window the alarming matters more than the whole.
    func headline(in glyphs: Glyphs, width: Int) -> [Styled] {
        switch self {
        case .none: []
        case .failed(let problem): [Styled(problem.summary, .danger)]
        case .status(let status): HeadlinePieces(status, glyphs: glyphs).fitting(width)
        }
    }

    /// What can be jumped to: every migration and every ledger row.
    var jumpItems: [PickerItem] {
        guard case .status(let status) = self else { return [] }
        return status.entries.enumerated().map { index, entry in
            let title = entry.tag ?? "ledger row \(entry.row?.shownID ?? "")"
            return PickerItem(
                title, detail: "migration, \(entry.state.word)",
                target: .open(.migration(status, index: index)))
        }
    }
}

/// The words of a ``Headline`` in their colours, in several lengths.
private struct HeadlinePieces {
    private let glyphs: Glyphs
    private let title: String
    private let counts: [Styled]
    private let alarms: [Styled]
    private let remark: [Styled]

    init(_ status: MigrationStatus, glyphs: Glyphs) {
        self.glyphs = glyphs
        let headline = status.headline
        let parts = headline.summary.split(separator: " · ").map(String.init)
        title = parts.first ?? ""
        let states = MigrationState.allCases.filter { status.count(of: $0) > 0 }
        func counted(_ state: MigrationState) -> Styled {
            let count = status.count(of: state)
            let word = state.word(for: count)
            return Styled("\(count) \(state.isAlarming ? word.uppercased() : word)", state.role)
        }
        counts = states.map(counted)
        alarms = states.filter { $0 != .applied }.map(counted)
        let role: Role = headline.isAlarming ? .danger : .dim
        remark = headline.remark.map { [Styled(" \(glyphs.dash) ", .dim), Styled($0, role)] } ?? []
    }

    /// The longest that fits: everything; without what is as it should be; without the remark.
    func fitting(_ width: Int) -> [Styled] {
        let folder = title.prefix { $0 != " " }
        let all = joined([Styled(title, .title)] + counts) + remark
        let short = joined([Styled(folder + " ", .title)], then: alarms) + remark
        let shortest = joined([Styled(folder + " ", .title)], then: alarms)
        let lines = alarms.isEmpty ? [all] : [all, short, shortest]
        return lines.first { columns(of: $0) <= width } ?? lines[lines.count - 1]
    }

    private func joined(_ first: [Styled], then others: [Styled] = []) -> [Styled] {
        let separator = [Styled(" \(glyphs.bullet) ", .dim)]
        return Array(first.map { [$0] }.joined(separator: separator))
            + Array(others.map { [$0] }.joined(separator: separator))
    }

    private func columns(of pieces: [Styled]) -> Int { pieces.reduce(0) { $0 + $1.columns(in: glyphs) } }
}

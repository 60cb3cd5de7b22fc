import Terminal
import Verification

extension ProjectState {
    /// The one line that answers the question a person came with, each state in its own colour.
    ///
    /// In a narrow window the remark, if there is one, matters more than the numbers.
    func headline(in glyphs: Glyphs, width: Int) -> [Styled] {
        switch self {
        case .none: []
        case .failed(let problem): [Styled(problem.summary, .danger)]
        case .status(let status): status.headline.pieces(in: glyphs, width: width)
        }
    }
}

extension Headline {
    fileprivate func pieces(in glyphs: Glyphs, width: Int) -> [Styled] {
        let separator = Styled(" \(glyphs.bullet) ", .dim)
        let parts = summary.split(separator: " · ").map { part in Styled(String(part), Self.role(of: part)) }
        let counts = parts.enumerated().flatMap { $0 == 0 ? [$1] : [separator, $1] }
        let ends = isAlarming ? Role.danger : .dim
        guard let remark else { return counts }
        let all = counts + [Styled(" \(glyphs.dash) ", .dim), Styled(remark, ends)]
        let needed = all.reduce(0) { $0 + $1.columns(in: glyphs) }
        let short =
            Array(parts.prefix(1).map { Styled($0.text.prefix { $0 != " " } + " ", $0.role) }) + [
                Styled(remark, ends)
            ]
        return needed <= width || !isAlarming ? all : width < 70 ? short : all
    }

    /// `2 pending` has the role of its state, `drizzle/ 14 migrations` that of a title.
    private static func role(of part: Substring) -> Role {
        guard let space = part.firstIndex(of: " ") else { return .title }
        return MigrationState(rawValue: part[part.index(after: space)...].lowercased())?.role ?? .title
    }
}

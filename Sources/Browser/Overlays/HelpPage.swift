import Reports
package import Terminal

/// Every command of a screen with its keys, searchable by typing.
package struct HelpPage: Equatable, Sendable {
    private let groups: [CommandGroup]
    private var line = LineEditor()
    private var top = 0

    init(for screen: any BrowserScreen) { groups = CommandGroup.groups(for: screen) }

    mutating func press(_ key: Key, area: Rect) -> OverlayOutcome {
        let room = Self.contents(of: area)
        let last = max(0, shownLines(in: .unicode, width: room.columns).count - room.rows)
        top = min(top, last)
        switch key {
        case .escape where !line.isEmpty: line = LineEditor()
        case .escape, .enter, .function(1): return .closed
        // The first letter closes as it does on every screen; a search can begin with any other.
        case .character("q") where line.isEmpty: return .closed
        case .character("?") where line.isEmpty: return .closed
        case .up, .control("p"): top -= 1
        case .down, .control("n"): top += 1
        case .pageUp: top -= room.rows
        case .pageDown: top += room.rows
        case .character(" ") where line.isEmpty: top += room.rows
        case .mouse(let mouse): top += mouse.wheelLines
        default: if line.edit(key) { top = 0 }
        }
        top = max(0, min(top, last))
        return .open
    }

    func draw(in frame: inout Frame, area: Rect) {
        let footer = line.isEmpty ? "type to search  Esc back" : "Esc clears the search"
        Dialog(title: "Keys", footer: footer).draw(in: &frame, Self.box(in: area)) { frame in
            let used = frame.draw("/", at: 0, row: 0, role: .hintKey)
            frame.draw(line, at: used, row: 0, width: frame.size.columns - used)
            frame.within(frame.bounds.droppingTop(1)) { drawLines(in: &$0) }
        }
    }

    private func drawLines(in frame: inout Frame) {
        let lines = shownLines(in: frame.glyphs, width: frame.size.columns)
        if lines.isEmpty {
            frame.draw("No command matches “\(line.text)”.", at: 0, row: 0, role: .dim, overflow: .ellipsis)
        }
        let start = max(0, min(top, lines.count - frame.size.rows))
        for (row, line) in lines[start...].prefix(frame.size.rows).enumerated() {
            frame.draw(line, at: 0, row: row)
        }
    }

    /// What is left of the groups after searching; keys in a column of their own.
    private func shownLines(in glyphs: Glyphs, width room: Int) -> [[Styled]] {
        let wanted = line.text.lowercased()
        let found = groups.map { $0.filtered { wanted.isEmpty || $0.contains(wanted, in: glyphs) } }
        let keys = groups.flatMap(\.entries).map { TextWidth.columns(of: $0.keys(in: glyphs), in: glyphs) }
        let width = keys.max() ?? 0
        let parts = found.filter { !$0.entries.isEmpty }.map { group in
            [[Styled(group.title, .title, .bold)]]
                + group.entries.flatMap { $0.lines(keys: width, room: room, in: glyphs) }
        }
        return Array(
            (parts + [HeaderSign.lines(saying: wanted, width: room, in: glyphs)].filter { !$0.isEmpty })
                .joined(separator: [[]]))
    }

    private static func box(in area: Rect) -> Rect {
        area.centered(Size(columns: min(area.columns, 96), rows: area.rows))
    }

    /// The room for lines, below the search.
    private static func contents(of area: Rect) -> Rect {
        box(in: area).inset(columns: 2, rows: 1).droppingTop(1)
    }
}

extension CommandEntry {
    /// Every way to press it: `PgDn ^F Space`, or its name when it has no key.
    package func keys(in glyphs: Glyphs) -> String {
        guard !chords.isEmpty else { return ":\(name)" }
        return chords.map { $0.description(in: glyphs) }.joined(separator: " ")
    }

    fileprivate func contains(_ text: String, in glyphs: Glyphs) -> Bool {
        help.lowercased().contains(text) || name.contains(text)
            || keys(in: glyphs).lowercased().contains(text)
    }

    /// The keys and, beside them, the sentence in as many lines as it takes.
    fileprivate func lines(keys width: Int, room: Int, in glyphs: Glyphs) -> [[Styled]] {
        TextWrap(help, width: room - width - 2, in: glyphs).enumerated().map { line, part in
            let keys = line == 0 ? keys(in: glyphs) : ""
            return [Styled(keys.padded(to: width + 2, in: glyphs), .hintKey), Styled(String(part))]
        }
    }
}

package import Terminal

/// Every command of a screen with its keys, searchable by typing.
package struct HelpPage: Equatable, Sendable {
    private let title: String
    private let groups: [CommandGroup]
    private var line = LineEditor()
    private var top = 0

    init(for screen: any BrowserScreen) {
        groups = CommandGroup.groups(for: screen)
        title = "Keys"
    }

    mutating func press(_ key: Key, height: Int) -> OverlayOutcome {
        let last = max(0, shownLines(in: .unicode).count - height)
        switch key {
        case .escape where !line.isEmpty: line = LineEditor()
        case .escape, .enter, .function(1): return .closed
        // The first letter closes as it does on every screen; a search can begin with any other.
        case .character("q") where line.isEmpty: return .closed
        case .character("?") where line.isEmpty: return .closed
        case .up, .control("p"): top = max(0, min(top, last) - 1)
        case .down, .control("n"): top = min(last, top + 1)
        case .pageUp: top = max(0, min(top, last) - height)
        case .pageDown: top = min(last, top + height)
        case .character(" ") where line.isEmpty: top = min(last, top + height)
        default: if line.edit(key) { top = 0 }
        }
        return .open
    }

    mutating func scroll(by lines: Int, height: Int) {
        top = max(0, min(top + lines, shownLines(in: .unicode).count - height))
    }

    func draw(in frame: inout Frame, area: Rect) {
        let footer = line.isEmpty ? "type to search  Esc back" : "Esc clears"
        Dialog(title: title, footer: footer).draw(
            in: &frame, area.inset(columns: area.columns > 100 ? 8 : 0, rows: 0)
        ) {
            frame in
            let used = frame.draw("/", at: 0, row: 0, role: .hintKey)
            frame.draw(line, at: used, row: 0, width: frame.size.columns - used)
            frame.within(frame.bounds.droppingTop(1)) { drawLines(in: &$0) }
        }
    }

    private func drawLines(in frame: inout Frame) {
        let lines = shownLines(in: frame.glyphs)
        if lines.isEmpty {
            frame.draw("No command matches “\(line.text)”.", at: 0, row: 0, role: .dim, overflow: .ellipsis)
        }
        let start = max(0, min(top, lines.count - frame.size.rows))
        for (row, line) in lines[start...].prefix(frame.size.rows).enumerated() {
            frame.draw(line, at: 0, row: row)
        }
    }

    /// What is left of the groups after searching; keys in a column of their own.
    private func shownLines(in glyphs: Glyphs) -> [[Styled]] {
        let wanted = line.text.lowercased()
        let found = groups.map { $0.filtered { wanted.isEmpty || $0.contains(wanted, in: glyphs) } }.filter {
            !$0.entries.isEmpty
        }
        let width = groups.flatMap(\.entries).reduce(0) { max($0, $1.keys(in: glyphs).count) }
        return found.enumerated().flatMap { index, group in
            let heading = [[Styled(group.title, .title, .bold)]]
            let lines = group.entries.map { entry in
                [Styled(entry.keys(in: glyphs).padded(to: width + 2), .hintKey), Styled(entry.help)]
            }
            return (index == 0 ? [] : [[]]) + heading + lines
        }
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
}

extension String {
    /// With blanks behind it up to so many characters.
    package func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

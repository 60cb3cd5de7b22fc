import Terminal

/// A small menu: one of a few things to do next.
package struct Choice: Equatable, Sendable {
    package let title: String
    package let options: [Option]
    package private(set) var selection = 0

    package init(_ title: String, options: [Option]) { (self.title, self.options) = (title, options) }

    /// One line of the menu, and the name of the command it runs.
    package struct Option: Equatable, Sendable {
        /// Chooses it at once.
        package let key: Character
        package let title: String
        package let command: String

        package init(_ key: Character, _ title: String, command: String) {
            (self.key, self.title, self.command) = (key, title, command)
        }
    }

    mutating func press(_ key: Key) -> OverlayOutcome {
        switch key {
        case .escape, .character("q"): return .closed
        case .enter: return options.indices.contains(selection) ? .run(options[selection].command) : .closed
        case .up, .character("k"): selection = max(0, selection - 1)
        case .down, .character("j"): selection = min(options.count - 1, selection + 1)
        case .character(let character):
            guard let option = options.first(where: { $0.key == character }) else { return .open }
            return .run(option.command)
        default: break
        }
        return .open
    }

    func draw(in frame: inout Frame, area: Rect) {
        let widest = options.reduce(TextWidth.columns(of: title, in: frame.glyphs) + 2) {
            max($0, TextWidth.columns(of: $1.title, in: frame.glyphs) + 6)
        }
        let box = area.centered(Size(columns: widest + 4, rows: options.count + 2))
        Dialog(title: title).draw(in: &frame, box) { frame in
            for (row, option) in options.enumerated() {
                let emphasis: Emphasis = row == selection ? .reversed : []
                frame.draw(row == selection ? frame.glyphs.marker : " ", at: 0, row: row, role: .marker)
                frame.draw(String(option.key), at: 2, row: row, role: .hintKey)
                frame.draw(option.title, at: 5, row: row, emphasis: emphasis, overflow: .ellipsis)
            }
        }
    }
}

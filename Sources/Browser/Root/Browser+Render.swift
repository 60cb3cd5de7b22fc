import Reports
package import Terminal

extension Browser {
    /// The frame for the current state.
    ///
    /// Pure: the same state gives the same frame.
    package func render() -> Frame {
        var frame = Frame(context.size, glyphs: context.glyphs)
        guard context.size.rows > 0, context.size.columns > 0 else { return frame }
        drawHeader(in: &frame)
        let body = frame.bounds.droppingTop(1).droppingBottom(1)
        front.draw(in: &frame, area: body, context: context)
        drawFooter(in: &frame)
        if case .editor(let editor)? = overlay {
            let place = front.editorPlace(in: context) ?? Rect(body.size).bottom(1)
            frame.within(body) { editor.draw(in: &$0, at: place) }
        }
        overlay?.draw(in: &frame, area: body)
        return frame
    }

    private func drawHeader(in frame: inout Frame) {
        frame.fill(frame.bounds.top(1), role: .headerBar)
        let header = Header(context: context, location: front.location(in: context), cost: costs[front.id])
        header.draw(in: &frame, row: 0)
    }

    /// The last line: a prompt, else what was said, else the rest of a chord, else the hints.
    private func drawFooter(in frame: inout Frame) {
        let row = frame.size.rows - 1
        guard row > 0 else { return }
        if case .prompt(let prompt)? = overlay {
            return prompt.drawLine(in: &frame, row: row, saying: notice)
        }
        if let notice { return notice.draw(in: &frame, endingAt: row) }
        if case .editor(let editor)? = overlay {
            return editor.hints(in: frame.glyphs).draw(in: &frame, row: row)
        }
        if let progress, typed.isEmpty, front.waitingPlaces.contains(progress.place) {
            return Notice(progress.words).draw(in: &frame, endingAt: row)
        }
        if !ahead.isEmpty { return ahead.hints(in: frame.glyphs).draw(in: &frame, row: row) }
        if !typed.isEmpty { return HintsLine(hints: continuations).draw(in: &frame, row: row) }
        hintsLine.draw(in: &frame, row: row)
    }

    private var hintsLine: HintsLine {
        HintsLine(hints: front.shownHints(in: context) { obstacle(to: $0) == nil }, last: globalHints)
    }

    private var globalHints: [Hint] {
        let close = screens.count > 1 ? "close" : "quit"
        return [
            Hint(key: "?", title: "help", command: "help"), Hint(key: "q", title: close, command: "close"),
        ]
    }

    /// The command whose hint is pressed; `nil` elsewhere, and while something else stands in the last line.
    func hintedCommand(at mouse: MouseEvent) -> String? {
        guard mouse.action == .press(.left), mouse.row == context.size.rows - 1, mouse.row > 0, typed.isEmpty
        else { return nil }
        let places = hintsLine.places(in: context.size.columns, context.glyphs)
        return places.first { $0.columns.contains(mouse.column) }?.hint.command
    }

    /// What can follow the keys typed so far, so that a chord need not be known by heart.
    private var continuations: [Hint] {
        let count = typed.count.map { [Hint(key: "\($0)", title: "times", isPossible: false)] } ?? []
        guard !typed.keys.isEmpty else { return count + [Hint(key: "Esc", title: "forget")] }
        let entries = CommandGroup.groups(for: front).flatMap(\.entries)
        return count
            + entries.compactMap { entry in
                let chord = entry.chords.first {
                    $0.keys.count > typed.keys.count && $0.keys.starts(with: typed.keys)
                }
                return chord.map { Hint(key: $0.description(in: context.glyphs), title: entry.title) }
            }
    }
}

extension Notice {
    /// In as many lines as it takes, the last of them in a row; what would cover more than a third of the screen is cut.
    func draw(in frame: inout Frame, endingAt row: Int) {
        let lines = lines(in: frame.size, frame.glyphs)
        let rows = min(Self.rows(of: lines, in: frame.size), row)
        let area = Rect(row: row - rows + 1, columns: frame.size.columns, rows: rows)
        frame.fill(area)
        frame.within(area) { $0.draw(lines, upTo: rows) }
    }

    /// How many rows of a screen it takes.
    func rows(in size: Size, _ glyphs: Glyphs) -> Int { Self.rows(of: lines(in: size, glyphs), in: size) }

    private static func rows(of lines: [Styled], in size: Size) -> Int {
        min(lines.count, max(1, size.rows / 3))
    }

    private func lines(in size: Size, _ glyphs: Glyphs) -> [Styled] {
        Styled(text, role).wrapped(to: size.columns - 2, in: glyphs)
    }

    /// On one line, as far as there is room.
    func draw(in frame: inout Frame, at column: Int = 1, row: Int) {
        frame.draw(text, at: column, row: row, role: role, overflow: .ellipsis)
    }

    private var role: Role {
        switch tone {
        case .plain: .info
        case .success: .success
        case .caution: .caution
        case .danger: .danger
        }
    }
}

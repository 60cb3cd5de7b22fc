package import Terminal

/// Sections below one another that scroll as one; only the lines that are seen are drawn.
package struct Document: Hashable, Sendable {
    package enum Section: Hashable, Sendable {
        /// A line of its own above what belongs to it.
        case heading(String, note: String)
        /// Heads and rows.
        case table(TextTable)
        /// Rows without heads, indented below a heading.
        case rows(TextTable)
        /// Lines of any text, such as SQL; cut where the room ends, and scrolled sideways.
        case lines([[Styled]])
        case blank
    }

    package let sections: [Section]
    package let lineCount: Int

    package init(_ sections: [Section]) {
        self.sections = sections
        lineCount = sections.reduce(0) { $0 + $1.lineCount }
    }

    package static let empty = Document([])

    /// With lines in front of a section; the same where there are none.
    package func inserting(_ lines: [[Styled]], at section: Int) -> Document {
        guard !lines.isEmpty else { return self }
        return Document(sections.prefix(section) + [.lines(lines)] + sections.dropFirst(section))
    }

    /// Draws the lines from `top` on into the whole current area.
    ///
    /// `skipping` leaves out so many columns of tables behind the first one, and moves lines by eight places for each;
    /// `needle` is marked wherever it stands, unless it is empty.
    package func draw(in frame: inout Frame, from top: Int, skipping: Int = 0, marking needle: String = "") {
        var line = -top
        for section in sections where line < frame.size.rows {
            if line + section.lineCount > 0 { section.draw(in: &frame, from: line, skipping: skipping) }
            line += section.lineCount
        }
        if !needle.isEmpty { frame.mark(needle) }
    }

    /// The text of a line, for searching.
    package func text(of line: Int) -> String {
        var line = line
        for section in sections {
            if line < section.lineCount { return section.text(of: line) }
            line -= section.lineCount
        }
        return ""
    }

    /// How far it makes sense to go sideways.
    package var maximalSkip: Int {
        sections.reduce(0) { skip, section in
            switch section {
            case .table(let table), .rows(let table): max(skip, table.maximalSkip)
            case .lines: max(skip, 50)
            case .heading, .blank: skip
            }
        }
    }
}

extension Document.Section {
    fileprivate var lineCount: Int {
        switch self {
        case .heading, .blank: 1
        case .table(let table): table.rows.count + 1
        case .rows(let table): table.rows.count
        case .lines(let lines): lines.count
        }
    }

    /// `start` is the row of the first line, which may lie above the area.
    fileprivate func draw(in frame: inout Frame, from start: Int, skipping: Int) {
        let seen = max(0, -start)..<max(max(0, -start), min(lineCount, frame.size.rows - start))
        switch self {
        case .blank: break
        case .heading(let title, let note):
            frame.draw(
                [Styled(title, .title, .bold), Styled(note.isEmpty ? "" : "  \(note)", .dim)], at: 0,
                row: start)
        case .table(let table):
            let places = table.places(in: frame.size.columns, skipping: skipping)
            for line in seen {
                if line == 0 { table.drawHeads(places, in: &frame, row: start) }
                if line > 0 { table.draw(line - 1, places, in: &frame, row: start + line) }
            }
        case .rows(let table):
            frame.within(frame.bounds.droppingLeading(2)) { frame in
                let places = table.places(in: frame.size.columns, skipping: skipping)
                for line in seen { table.draw(line, places, in: &frame, row: start + line) }
            }
        case .lines(let lines):
            for line in seen {
                frame.draw(lines[line].dropping(columns: skipping * 8), at: 0, row: start + line)
            }
        }
    }

    fileprivate func text(of line: Int) -> String {
        switch self {
        case .blank: ""
        case .heading(let title, let note): "\(title) \(note)"
        case .table(let table): line == 0 ? "" : table.rows[line - 1].map(\.text).joined(separator: " ")
        case .rows(let table): table.rows[line].map(\.text).joined(separator: " ")
        case .lines(let lines): lines[line].map(\.text).joined()
        }
    }
}

extension [Styled] {
    /// The pieces without so many characters at the front.
    fileprivate func dropping(columns: Int) -> [Styled] {
        guard columns > 0 else { return self }
        var rest = columns
        return compactMap { piece in
            let dropped = Swift.min(rest, piece.text.count)
            rest -= dropped
            guard dropped < piece.text.count else { return nil }
            return Styled(String(piece.text.dropFirst(dropped)), piece.role, piece.emphasis)
        }
    }
}

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
        /// The same behind a margin of so many columns, in which their marks stay.
        case marked([MarkedLine], margin: Int)
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
    /// `columns` moves lines and tables to the left, behind what stays of them; headings stay. `needle` is marked wherever it
    /// stands, unless it is empty.
    package func draw(
        in frame: inout Frame, from top: Int, movedBy columns: Int = 0, marking needle: String = ""
    ) {
        var line = -top
        for section in sections where line < frame.size.rows {
            if line + section.lineCount > 0 { section.draw(in: &frame, from: line, movedBy: columns) }
            line += section.lineCount
        }
        if !needle.isEmpty { frame.mark(needle) }
    }

    /// The text of a line, with nothing cut, for searching and copying.
    package func text(of line: Int) -> String {
        section(at: line).map { $0.text(of: $1) } ?? ""
    }

    /// Whether a line only says what stands below it.
    package func isHeading(_ line: Int) -> Bool {
        switch section(at: line) {
        case (.heading(_, let note), _)?: note.isEmpty
        case (.table, let place)?: place == 0
        case (.rows, _)?, (.lines, _)?, (.marked, _)?, (.blank, _)?, nil: false
        }
    }

    /// The text of all lines.
    package var text: String { (0..<lineCount).map { text(of: $0) + "\n" }.joined() }

    /// The section that a line belongs to, and which of its lines it is.
    func section(at line: Int) -> (Section, Int)? {
        var line = line
        for section in sections {
            if line < section.lineCount { return (section, line) }
            line -= section.lineCount
        }
        return nil
    }
}

extension Document.Section {
    fileprivate var lineCount: Int {
        switch self {
        case .heading, .blank: 1
        case .table(let table): table.rows.count + 1
        case .rows(let table): table.rows.count
        case .lines(let lines): lines.count
        case .marked(let lines, _): lines.count
        }
    }

    /// `start` is the row of the first line, which may lie above the area.
    fileprivate func draw(in frame: inout Frame, from start: Int, movedBy columns: Int) {
        let seen = max(0, -start)..<max(max(0, -start), min(lineCount, frame.size.rows - start))
        switch self {
        case .blank: break
        case .heading(let title, let note):
            frame.draw(
                [Styled(title, .title, .bold), Styled(note.isEmpty ? "" : "  \(note)", .dim)], at: 0,
                row: start)
        case .table(let table):
            table.draw(seen, in: &frame, from: start, movedBy: columns) { $0 == 0 ? nil : $0 - 1 }
        case .rows(let table):
            frame.within(frame.bounds.droppingLeading(2)) {
                table.draw(seen, in: &$0, from: start, movedBy: columns) { $0 }
            }
        case .lines(let lines):
            for line in seen { frame.draw(lines[line], at: -columns, row: start + line) }
        case .marked(let lines, let margin):
            for line in seen { frame.draw(lines[line].mark, at: 0, row: start + line, width: margin) }
            frame.within(frame.bounds.droppingLeading(margin)) { rest in
                for line in seen { rest.draw(lines[line].text, at: -columns, row: start + line) }
            }
        }
    }

    fileprivate func text(of line: Int) -> String {
        switch self {
        case .blank: ""
        case .heading(let title, let note): "\(title) \(note)"
        case .table(let table): line == 0 ? "" : table.rows[line - 1].written
        case .rows(let table): table.rows[line].written
        case .lines(let lines): lines[line].map(\.text).joined()
        case .marked(let lines, _): lines[line].written
        }
    }
}

extension TextTable {
    /// Draws some lines; `row` says which of the table's rows one is, and `nil` for the heads.
    fileprivate func draw(
        _ lines: Range<Int>, in frame: inout Frame, from start: Int, movedBy columns: Int,
        row: (Int) -> Int?
    ) {
        guard columns == 0 else { return draw(lines, movedBy: columns, in: &frame, from: start, row: row) }
        let places = places(in: frame.size.columns)
        for line in lines { draw(row(line), places, in: &frame, row: start + line) }
    }
}

extension [Styled] {
    /// The texts of a row that are not empty, two blanks apart.
    fileprivate var written: String { map(\.text).filter { !$0.isEmpty }.joined(separator: "  ") }
}

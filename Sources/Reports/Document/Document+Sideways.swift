package import Terminal

extension Document {
    /// By how many columns it can be moved to the left until the end of its longest line is seen; linear in its text.
    package func excess(in width: Int, glyphs: Glyphs) -> Int {
        sections.reduce(0) { most, section in
            switch section {
            case .table(let table): max(most, table.excess(in: width))
            case .rows(let table): max(most, table.excess(in: width - 2))
            case .lines(let lines): lines.reduce(most) { max($0, $1.columns(in: glyphs) - width) }
            case .marked(let lines, let margin):
                lines.reduce(most) { max($0, $1.text.columns(in: glyphs) - (width - margin)) }
            case .heading, .blank: most
            }
        }
    }

    /// By how many columns it has to be moved so that a text in a line is seen.
    package func move(toSee needle: String, in line: Int, width: Int, glyphs: Glyphs) -> Int {
        guard let (section, place) = section(at: line) else { return 0 }
        let (columns, room): (Range<Int>?, Int) =
            switch section {
            case .table(let table):
                (
                    place == 0 ? nil : table.columns(of: needle, in: place - 1, room: width, glyphs: glyphs),
                    width
                )
            case .rows(let table):
                (table.columns(of: needle, in: place, room: width - 2, glyphs: glyphs), width - 2)
            case .lines(let lines): (lines[place].map(\.text).joined().columns(of: needle, glyphs), width)
            case .marked(let lines, _):
                (lines[place].text.map(\.text).joined().columns(of: needle, glyphs), width)
            case .heading, .blank: (nil, width)
            }
        guard let columns, columns.upperBound > section.room(in: room) else { return 0 }
        // Something of what stands before it is seen as well.
        return max(0, min(columns.lowerBound - section.room(in: room) / 3, excess(in: width, glyphs: glyphs)))
    }
}

extension Document.Section {
    /// What is left of the room beside what stays.
    fileprivate func room(in width: Int) -> Int {
        switch self {
        case .table(let table), .rows(let table): width - table.frozen(in: width)
        case .marked(_, let margin): width - margin
        case .heading, .lines, .blank: width
        }
    }
}

package import Terminal

/// Rows of short texts under heads, with columns as wide as what is in them.
///
/// Widths are measured once, when the table is made; drawing a row costs that row.
package struct TextTable: Hashable, Sendable {
    package let columns: [TextColumn]
    package let rows: [[Styled]]
    /// What the columns would like to have, in the order of ``columns``.
    let natural: [Int]
    /// The columns that have something to show.
    let used: [Int]
    /// So many of the columns say what a row is about, and stay when the others are moved sideways.
    let labels: Int

    package init(_ columns: [TextColumn], labels: Int = 1, rows: [[Styled]], in glyphs: Glyphs) {
        (self.columns, self.labels, self.rows) = (columns, labels, rows)
        let contents = columns.indices.map { index in
            rows.reduce(0) { max($0, $1[index].columns(in: glyphs)) }
        }
        natural = zip(columns, contents).map { max($1, TextWidth.columns(of: $0.title, in: glyphs)) }
        used = columns.indices.filter { contents[$0] > 0 || !columns[$0].isOptional }
    }

    private init(_ table: TextTable, rows: [[Styled]]) {
        (columns, natural, used, labels) = (table.columns, table.natural, table.used, table.labels)
        self.rows = rows
    }

    /// Some of the rows, in columns as wide as those of the whole.
    package func part(_ range: Range<Int>) -> TextTable { TextTable(self, rows: Array(rows[range])) }

    /// Where a column stands and how wide it is.
    struct Place {
        let index: Int
        let column: Int
        let width: Int
    }

    /// The columns that are shown in so much room.
    ///
    /// When there is too little, the widest gives first, down to what it needs to be read at all; what still does
    /// not fit is seen by moving sideways.
    func places(in room: Int) -> [Place] {
        let widths = fitted(used, in: room - 2 * max(0, used.count - 1))
        var column = 0
        var places: [Place] = []
        for (index, width) in zip(used, widths) {
            // A column of which hardly anything is left says nothing.
            guard room - column >= min(width, Self.legible) else { break }
            places.append(Place(index: index, column: column, width: min(width, room - column)))
            column += width + 2
        }
        return places
    }

    private static let legible = 5

    /// Draws a line, or the heads where there is no line.
    func draw(_ line: Int?, _ places: [Place], in frame: inout Frame, row: Int) {
        for place in places { draw(place, of: line, in: &frame, row: row) }
    }

    func draw(_ place: Place, of line: Int?, in frame: inout Frame, row: Int) {
        let column = columns[place.index]
        let cell = line.map { rows[$0][place.index] } ?? Styled(column.title, .title)
        frame.draw(
            cell.text, at: place.column, row: row, role: cell.role, emphasis: cell.emphasis,
            width: place.width, alignment: column.alignment, overflow: .ellipsis)
    }

    /// The widths of some columns when all of them together get so much room.
    private func fitted(_ shown: [Int], in room: Int) -> [Int] {
        var widths = shown.map { min(natural[$0], columns[$0].maximum) }
        var excess = widths.reduce(0, +) - room
        while excess > 0 {
            let yielding = widths.indices.filter { widths[$0] > columns[shown[$0]].minimum }
            guard let widest = yielding.max(by: { widths[$0] < widths[$1] }) else { break }
            // Down to the next widest one at once, so that the loop ends after a few turns.
            let next = yielding.map { widths[$0] }.filter { $0 < widths[widest] }.max() ?? 0
            let spare = widths[widest] - max(next - 1, columns[shown[widest]].minimum, 0)
            let given = min(excess, max(1, spare))
            widths[widest] -= given
            excess -= given
        }
        return widths
    }
}

/// One column of a ``TextTable``.
package struct TextColumn: Hashable, Sendable {
    package let title: String
    package let alignment: Alignment
    package let minimum: Int
    package let maximum: Int
    /// Left out when nothing is in it.
    package let isOptional: Bool

    package init(
        _ title: String, _ alignment: Alignment = .leading, minimum: Int = 8, maximum: Int = 400,
        isOptional: Bool = false
    ) {
        (self.title, self.alignment, self.isOptional) = (title, alignment, isOptional)
        (self.minimum, self.maximum) = (minimum, maximum)
    }
}

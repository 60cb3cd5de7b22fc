import Catalog
import Rows
import SQL
import Terminal

/// Which columns of a page stand where, and how wide they are.
///
/// Measured once for a page and a width of the screen; drawing only looks at the columns that are seen.
struct GridLayout: Equatable, Sendable {
    /// Places among the columns of the page: first those that never scroll, then the others.
    let order: [Int]
    /// How many at the front stay where they are.
    let frozenCount: Int
    /// Along ``order``.
    let widths: [Int]
    /// In front of a row: the marker, and where rows may be changed, the sign of what becomes of it.
    let margin: Int

    /// No column is wider than this unless a person widens it.
    static let widest = 36
    /// Between two columns.
    static let gap = 2
    /// Around and including the double bar.
    static let bar = 3

    static let empty = GridLayout(order: [], frozenCount: 0, widths: [], margin: 1)

    private init(order: [Int], frozenCount: Int, widths: [Int], margin: Int) {
        (self.order, self.frozenCount, self.widths, self.margin) = (order, frozenCount, widths, margin)
    }

    /// - Complexity: the cells of the page, each looked at for at most as many columns as it may get.
    init(_ page: RowPage, choices: GridChoices, columns room: Int, margin: Int, glyphs: Glyphs) {
        let shown = page.columns.indices.filter { !choices.hidden.contains(page.columns[$0].name) }
        let keys = page.source.keyIndices.filter(shown.contains)
        let width = { (index: Int) in
            let isWidened = choices.widened.contains(page.columns[index].name)
            let limit =
                isWidened ? max(Self.widest, room - 4) : Self.limit(for: page.columns[index], room: room)
            return Self.width(of: index, in: page, limit: limit, glyphs)
        }
        let frozen = Self.frozen(keys.map { ($0, width($0)) }, margin: margin, room: room / 2)
        let frozenKeys = Set(frozen.map(\.index))
        let scrolling = shown.filter { !frozenKeys.contains($0) }
        self.init(
            order: frozen.map(\.index) + scrolling, frozenCount: frozen.count,
            widths: frozen.map(\.width) + scrolling.map(width), margin: margin)
    }

    /// As many key columns as fit into half of the screen; the first one shrinks rather than scrolling away.
    private static func frozen(
        _ keys: [(index: Int, width: Int)], margin: Int, room: Int
    ) -> [(index: Int, width: Int)] {
        var frozen: [(index: Int, width: Int)] = []
        var used = margin
        for key in keys {
            let width = frozen.isEmpty ? max(1, min(key.width, room - margin)) : key.width
            guard used + width <= room || frozen.isEmpty else { break }
            frozen.append((key.index, width))
            used += width + gap
        }
        return frozen
    }

    /// A uuid is known by its ends; it is shown whole where that takes nothing from others.
    private static func limit(for column: RowColumn, room: Int) -> Int {
        column.type.category == .uuid && room < 140 ? 13 : widest
    }

    private static func width(of index: Int, in page: RowPage, limit: Int, _ glyphs: Glyphs) -> Int {
        let column = page.columns[index]
        let marks = TextWidth.columns(of: column.marks(in: glyphs), in: glyphs)
        let name = TextWidth.columns(of: column.name.name, upTo: limit, in: glyphs)
        var width = max(1, name + (marks > 0 ? marks + 1 : 0))
        for row in 0..<page.rowCount where width < limit {
            width = max(width, Self.width(of: page[row, index], in: column, limit: limit, glyphs))
        }
        return min(width, limit)
    }
}

extension GridLayout {
    /// Most cells are whole and short; those are measured without drawing a picture of them.
    fileprivate static func width(
        of cell: Cell, in column: RowColumn, limit: Int, _ glyphs: Glyphs
    ) -> Int {
        if case .value(let text) = cell { return TextWidth.columns(of: text, upTo: limit, in: glyphs) }
        return CellPicture(cell, in: column, glyphs: glyphs).columns(upTo: limit, in: glyphs)
    }
}

/// What a person changed about the columns; kept from page to page.
struct GridChoices: Equatable, Sendable {
    var hidden: Set<Identifier> = []
    var widened: Set<Identifier> = []
}

extension GridLayout {
    /// A column where it is drawn.
    struct Place: Equatable {
        /// Where it stands in ``order``.
        let position: Int
        let index: Int
        let column: Int
        let width: Int
    }

    var count: Int { order.count }
    var isEmpty: Bool { order.isEmpty }

    /// The first place that belongs to scrolling columns.
    var scrollingStart: Int {
        guard frozenCount > 0 else { return margin }
        return margin + frozenWidth + Self.bar
    }

    /// Where the double bar stands; `nil` when nothing is frozen, or nothing stands beside it.
    var barColumn: Int? {
        frozenCount > 0 && frozenCount < count ? margin + frozenWidth + 1 : nil
    }

    private var frozenWidth: Int {
        widths[..<frozenCount].reduce(0, +) + Self.gap * max(0, frozenCount - 1)
    }

    /// The columns seen when `first` is the leftmost of those that scroll; the last one may be cut by the edge.
    func places(from first: Int, columns room: Int) -> [Place] {
        var places: [Place] = []
        var column = margin
        for position in 0..<frozenCount where column < room {
            places.append(place(position, at: column, room: room))
            column += widths[position] + Self.gap
        }
        column = scrollingStart
        var position = max(first, frozenCount)
        // A column of which hardly anything would be seen is left to the mark at the edge.
        while position < count, column + min(widths[position], 4) <= room {
            places.append(place(position, at: column, room: room))
            column += widths[position] + Self.gap
            position += 1
        }
        return places
    }

    private func place(_ position: Int, at column: Int, room: Int) -> Place {
        Place(
            position: position, index: order[position], column: column,
            width: min(widths[position], room - column))
    }

    /// What the leftmost scrolling column has to become so that the one at `position` is seen whole, if it can be.
    func scrolled(_ first: Int, toShow position: Int, columns room: Int) -> Int {
        guard position >= frozenCount else { return min(first, max(frozenCount, count - 1)) }
        guard position > first else { return position }
        var first = first
        var used = widths[max(first, frozenCount)...position].reduce(0) { $0 + $1 + Self.gap } - Self.gap
        while first < position, scrollingStart + used > room {
            used -= widths[first] + Self.gap
            first += 1
        }
        return first
    }
}

/// Where the columns of a grid stand: the frozen ones, then as many of the others as there is room for.
///
/// Costs no more than the columns that are scrolled past and shown, so 1,600 columns are no trouble.
package struct Columns: Equatable, Sendable {
    /// One visible column of the grid.
    package struct Place: Equatable, Sendable {
        /// Which of the widths it is.
        package let index: Int
        package let column: Int
        /// Its width; less than asked for when the edge cuts the last one.
        package let width: Int
    }

    package private(set) var places: [Place] = []
    /// Where the double bar behind the frozen columns stands; `nil` when none are frozen.
    package private(set) var bar: Int?
    /// Whether there are columns to the right that do not fit, or not whole.
    package private(set) var isCut = false

    /// Columns between two columns.
    package static let gap = 2
    /// Columns that a bar takes with the blanks around it.
    package static let barWidth = 3

    /// Lays out columns of these widths in `room` columns.
    ///
    /// The first `frozen` ones stay; of the others, those before `first` are scrolled away. Frozen columns that would
    /// take more than two thirds of the room are not frozen, since nothing else could be seen.
    package init(widths: [Int], frozen: Int = 0, from first: Int = 0, room: Int) {
        let frozen = Self.freezable(widths, frozen: frozen, room: room)
        var column = 0
        for index in 0..<frozen {
            places.append(Place(index: index, column: column, width: widths[index]))
            column += widths[index] + (index == frozen - 1 ? 0 : Self.gap)
        }
        if frozen > 0 {
            bar = column + 1
            column += Self.barWidth
        }
        for index in max(frozen, first)..<max(frozen, first, widths.count) {
            guard column < room else {
                isCut = true
                return
            }
            let width = min(widths[index], room - column)
            isCut = width < widths[index]
            places.append(Place(index: index, column: column, width: width))
            column += width + Self.gap
        }
    }

    /// The nearest first column from which `selected` is visible as a whole, or as much of it as there can be.
    package static func first(
        showing selected: Int, widths: [Int], frozen: Int = 0, from first: Int, room: Int
    ) -> Int {
        let frozen = freezable(widths, frozen: frozen, room: room)
        guard widths.indices.contains(selected), selected >= frozen else { return max(first, frozen) }
        if selected <= first { return selected }
        var left = room - frozenWidth(widths, frozen) - widths[selected]
        var index = selected
        while index > max(first, frozen), left >= widths[index - 1] + gap {
            index -= 1
            left -= widths[index] + gap
        }
        return index
    }

    /// The width for a column: that of its title or its widest value, within limits.
    package static func width(
        title: String, values: some Sequence<String>, atMost limit: Int, in glyphs: Glyphs = .unicode
    ) -> Int {
        var width = max(1, TextWidth.columns(of: title, upTo: limit, in: glyphs))
        for value in values where width < limit {
            width = max(width, TextWidth.columns(of: value, upTo: limit, in: glyphs))
        }
        return min(width, max(1, limit))
    }

    private static func freezable(_ widths: [Int], frozen: Int, room: Int) -> Int {
        let frozen = min(max(0, frozen), widths.count)
        return frozenWidth(widths, frozen) * 3 <= room * 2 ? frozen : 0
    }

    private static func frozenWidth(_ widths: [Int], _ frozen: Int) -> Int {
        guard frozen > 0 else { return 0 }
        return widths.prefix(frozen).reduce(0, +) + (frozen - 1) * gap + barWidth
    }
}

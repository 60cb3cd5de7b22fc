import Rows

extension RowGrid {
    /// A cell by its row and the place of its column in the layout; in reading order.
    struct CellPlace: Equatable, Comparable {
        let row: Int
        let position: Int

        static func < (left: CellPlace, right: CellPlace) -> Bool {
            (left.row, left.position) < (right.row, right.position)
        }
    }

    var place: CellPlace { CellPlace(row: row, position: position) }

    mutating func select(_ place: CellPlace) {
        select(row: place.row)
        select(position: place.position)
    }

    /// The next cell that contains a text, whatever the case of its ASCII letters; goes on at the other end of the page.
    ///
    /// - Complexity: The cells up to the next match, at most those of the page.
    func find(_ needle: String, backwards: Bool, includesCurrent: Bool) -> CellPlace? {
        let total = page.rowCount * layout.count
        guard total > 0 else { return nil }
        let wanted = ByteSearch.lowered(needle)
        let start = row * layout.count + position
        for distance in (includesCurrent ? 0 : 1)...total {
            let step = backwards ? -distance : distance
            let index = ((start + step) % total + total) % total
            let place = CellPlace(row: index / layout.count, position: index % layout.count)
            let text = page[place.row, layout.order[place.position]].text
            if let text, ByteSearch.contains(wanted, in: text) { return place }
        }
        return nil
    }
}

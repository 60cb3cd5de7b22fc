import Catalog
import SQL

// A row without a key is found again by what it is sorted by and by nothing else, so that travels whole behind its cells.
extension RowSource {
    /// The columns that are carried a second time, cut later than for the grid.
    var carried: [RowColumn] {
        guard !order.isSeekable else { return [] }
        return sort.compactMap { term in columns.first { $0.name == term.column && $0.cut.marksCuts } }
    }

    var carriedCells: SQL {
        SQL(unsafe: carried.map { $0.expression(.carried) }.joined(separator: ", "))
    }

    /// Where in a row stands what it is sorted by, along the sorting.
    var sortPlaces: [Int] {
        var next = columns.count + order.hiddenParts
        return sort.compactMap { term in
            guard let place = columns.firstIndex(where: { $0.name == term.column }) else { return nil }
            guard !order.isSeekable, columns[place].cut.marksCuts else { return place }
            defer { next += 1 }
            return next
        }
    }
}

extension CellLimits {
    /// What a row is found again by goes to the server with every page.
    fileprivate static let carried = CellLimits(
        characters: 1, bytes: 65_536, stored: 65_536, binary: 65_536)
}

extension RowPage {
    /// The same page, but for the promise of more rows where the last one has no place to go on from.
    var endingWherePlacesEnd: RowPage {
        guard hasMoreAfter, place(of: rowCount - 1) == nil else { return self }
        var page = RowPage(
            source: source, cells: cells, rowCount: rowCount, hasMoreBefore: hasMoreBefore,
            hasMoreAfter: false, isCutShort: true)
        page.hasTies = hasTies
        return page
    }
}

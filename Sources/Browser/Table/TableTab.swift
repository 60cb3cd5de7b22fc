/// One view of a table; `g` and its number is the key that shows it.
package enum TableTab: Int, CaseIterable, Hashable, Sendable {
    case rows = 1
    case columns, indexes, keys, definition, statistics

    /// As the header and the hints call it.
    package var title: String {
        switch self {
        case .rows: "rows"
        case .columns: "columns"
        case .indexes: "indexes"
        case .keys: "keys and constraints"
        case .definition: "DDL"
        case .statistics: "statistics"
        }
    }

    /// The tab so many places further, around the end.
    func moved(by steps: Int) -> TableTab {
        let count = Self.allCases.count
        let place = ((rawValue - 1 + steps) % count + count) % count
        return Self.allCases[place]
    }
}

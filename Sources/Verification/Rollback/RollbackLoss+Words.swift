extension RollbackLoss {
    /// What happens, in one sentence.
    package var sentence: String {
        switch self {
        case .rows(let table): "The rows of \(table) are gone for good."
        case .values(let column): "What stands in \(column) is gone for good."
        case .emptyTable(let table): "\(table) comes back empty: only a backup has its rows."
        case .emptyColumn(let column, .nothing):
            "\(column) comes back empty: only a backup has what stood in it."
        case .emptyColumn(let column, .given):
            "\(column) comes back with its default in every row: only a backup has what stood in it."
        case .emptyColumn(let column, .asked):
            "\(column) comes back empty: give every row a value first, or this stops (23502)."
        case .converted(let column, let type):
            "\(column) becomes \(type) again: what the way there has changed stays changed, and what does not fit is cut or stops this."
        case .counter(let name):
            "\(name) counts from its beginning again: set it behind the greatest number in use."
        case .role(let name): "The password and the memberships of role \(name) are gone for good."
        case .labels(let labels, let type):
            "Rows that have \(labels.map { "'\($0)'" }.inFull) of \(type) stop this (22P02): give them another value first."
        case .requirement(let column): "Rows without a value in \(column) stop this (23502)."
        case .rule(let name, let table, let sqlState):
            "Rows of \(table) that break \(name) by now stop this (\(sqlState))."
        }
    }
}

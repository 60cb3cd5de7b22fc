import Catalog
import Reports
import Rows
import SQL
import Terminal

// Which rows are meant and how they are sorted belongs to the page that is shown; another one takes its place when it is there.
extension TableScreen {
    /// Asks for the first page of the table's rows, filtered and sorted otherwise.
    mutating func arrange(filter: Filter?, sort: [SortTerm], in context: Context) -> [Request] {
        guard var source = grid?.page.source else { return [] }
        if filter != source.filter { marks.clear() }
        (source.filter, source.sort) = (filter, sort)
        turn = .top(0)
        ahead.clear()
        (destination, estimate) = (0, nil)
        let limit = pageLimit(in: context)
        let page = turning.ask(LoadPage(RowRequest(source: source, position: .first, limit: limit)))
        guard source.isArranged else {
            estimating.clear()
            return [page]
        }
        return [page, estimating.ask(EstimateRows(EstimateRequest(source: source, limit: limit)))]
    }

    /// What has to be read because no index serves is said while it is still being read.
    mutating func take(_ result: Result<RowEstimate, Problem>) -> [Request] {
        guard case .success(let estimate) = result else { return [] }
        self.estimate = estimate
        guard turning.isWaiting, let size = estimate.reading, size >= Self.remarkable else { return [] }
        return [
            .say(Notice("No index serves this: it reads about \(size); ^C stops it.", tone: .caution))
        ]
    }

    /// Less is read in a moment.
    private static let remarkable: ByteCount = 100_000_000

    // MARK: sorting

    /// Ascending, descending, and back to the order of the key.
    mutating func sort(in context: Context) -> [Request] {
        guard let grid, let column = grid.sortColumn else { return [] }
        let term: SortTerm? =
            switch grid.page.source.sort {
            case [SortTerm(column)]: SortTerm(column, isDescending: true)
            case [SortTerm(column, isDescending: true)]: nil
            default: SortTerm(column)
            }
        return sort(by: term.map { [$0] } ?? [], in: context)
    }

    private mutating func sort(by terms: [SortTerm], in context: Context) -> [Request] {
        chosenSort = terms
        return arrange(filter: grid?.page.source.filter, sort: terms, in: context) + keep(in: context)
    }

    /// The same for one more column behind those that the rows are sorted by already.
    mutating func sortFurther(in context: Context) -> [Request] {
        guard let grid, let column = grid.sortColumn else { return [] }
        var sort = grid.page.source.sort
        if let place = sort.firstIndex(where: { $0.column == column }) {
            if sort[place].isDescending {
                sort.remove(at: place)
            } else {
                sort[place] = SortTerm(column, isDescending: true)
            }
        } else {
            sort.append(SortTerm(column))
        }
        return self.sort(by: sort, in: context)
    }

    /// Why the rows cannot be sorted by the selected column.
    var sortObstacle: String? {
        guard let grid, let index = grid.column else { return nil }
        let column = grid.page.columns[index]
        if column.cut == .withheld { return "You may not read this column." }
        return column.type.isOrdered
            ? nil : "PostgreSQL has no order for \(column.type.name), so nothing is sorted by it."
    }

    /// Said once a page has come whose edge cannot be told from its neighbour.
    func tieNotice(_ page: RowPage) -> [Request] {
        guard page.hasTies else { return [] }
        let words =
            "Rows that are equal in \(page.source.sort.map(\.column.name).listed) lie on both sides of a page's edge,"
        return [
            .say(
                Notice(
                    "\(words) so some may be left out; S sorts by one more column.", tone: .caution))
        ]
    }
}

extension RowGrid {
    fileprivate var sortColumn: Identifier? { column.map { page.columns[$0].name } }
}

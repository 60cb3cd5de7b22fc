import Reports
import Rows

// The page that is wanted next is fetched before somebody comes to its edge, so that turning costs no wait.
extension TableScreen {
    /// Asks for the neighbouring page when less than a screen of rows is left in the direction of travel.
    ///
    /// Nothing is fetched without a motion, and nothing while a page is on its way.
    mutating func lookAhead(_ side: RowPage.Side, in context: Context) -> [Request] {
        guard turn == nil, !turning.isWaiting, !ahead.isWaiting, let grid, trouble == nil else { return [] }
        let left = side == .after ? grid.page.rowCount - grid.top - grid.height : grid.top
        let position = side == .after ? grid.page.next : grid.page.previous
        guard left < grid.height, let position else { return [] }
        return ask(side, position, in: context)
    }

    /// Asks for the neighbouring page where those that are there leave lines of the screen empty.
    ///
    /// That is so on a screen with more lines than a page has, and behind a share near the end.
    mutating func fill(in context: Context) -> [Request] {
        guard let grid, !grid.page.isEmpty, grid.page.rowCount - grid.top < grid.height else { return [] }
        if grid.page.next != nil { return lookAhead(.after, in: context) }
        return grid.page.previous == nil ? [] : lookAhead(.before, in: context)
    }

    private mutating func ask(
        _ side: RowPage.Side, _ position: PagePosition, in context: Context
    ) -> [Request] {
        guard let source = grid?.page.source else { return [] }
        aheadSide = side
        return [
            ahead.ask(
                ReadAhead(RowRequest(source: source, position: position, limit: pageLimit(in: context))))
        ]
    }

    /// A page that nobody waits for is put beside the others; one that somebody waits for is turned to.
    mutating func takeAhead(_ result: Result<RowPage, Problem>, in context: Context) -> [Request] {
        // Why a page that somebody waits for did not come is told until another one comes.
        if !isAheadWaitedFor || result.isDone { ahead.clear() }
        guard !isAheadWaitedFor else { return take(result, in: context) }
        guard case .success(let page) = result else { return [] }
        extend(with: page, aheadSide, in: context)
        return []
    }

    /// Whether somebody has come to the edge beyond which the page lies that was asked for ahead.
    var isAheadWaitedFor: Bool { turn != nil && turn?.side == aheadSide && !turning.isWaiting }

    /// So many rows are kept in memory: some pages, fewer of a wide table.
    func windowLimit(in context: Context) -> Int {
        let pageSize = pageLimit(in: context)
        let width = max(1, grid?.page.columns.count ?? 1)
        return pageSize * min(6, max(2, Self.largestWindow / (pageSize * width)))
    }

    /// So many rows are asked for at once: a page, and never less than a screen.
    func pageLimit(in context: Context) -> Int {
        max(1, context.settings.pageSize, grid?.height ?? 1)
    }

    /// In cells.
    private static let largestWindow = 60_000
}

extension PageTurn {
    /// The row nearest to where it leads, as long as the page is not there.
    func row(besides page: RowPage) -> Int {
        switch self {
        case .forwards(let rows): page.rowCount - 1 + min(0, rows + 1)
        case .backwards(let rows): max(0, -1 - rows)
        case .top, .bottom, .again, .more: 0
        }
    }

    /// Where the page lies that is turned to; `nil` for one that lies elsewhere.
    var side: RowPage.Side? {
        switch self {
        case .forwards: .after
        case .backwards: .before
        case .top, .bottom, .again, .more: nil
        }
    }
}

extension Result<RowPage, Problem> {
    /// What was stopped by the person is no failure.
    fileprivate var isDone: Bool {
        switch self {
        case .success: true
        case .failure(let problem): problem == .stopped
        }
    }
}

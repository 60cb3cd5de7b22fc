import Catalog
import Reports
import Rows
import SQL
import Terminal

extension TableScreen {
    /// Moves by rows; beyond the edge of the page, the next one is fetched and the old one stays until it is there.
    mutating func step(by rows: Int, isCounted: Bool, turnsScreen: Bool = false, in context: Context)
        -> [Request]
    {
        guard let grid, rows != 0 else { return [] }
        let limit = context.settings.pageSize
        switch turn?.moved(by: rows, isCounted: isCounted, limit: limit) {
        case .turn(let moved):
            turn = moved
            return []
        case .back(let distance):
            return stay(atRow: rows < 0 ? grid.page.rowCount - 1 - distance : distance)
        case .unrelated, nil:
            return step(to: grid.row + rows, by: rows, turnsScreen: turnsScreen, in: context)
        }
    }

    private mutating func step(to row: Int, by rows: Int, turnsScreen: Bool, in context: Context) -> [Request]
    {
        guard let page = grid?.page else { return [] }
        if row >= page.rowCount, let next = page.next {
            grid?.select(row: page.rowCount - 1)
            return request(next, then: .forwards(row - page.rowCount), in: context)
        }
        if row < 0, let previous = page.previous {
            grid?.select(row: 0)
            return request(previous, then: .backwards(-1 - row), in: context)
        }
        let isAtEnd = grid?.row == page.rowCount - 1
        if turnsScreen { grid?.turn(by: rows) } else { grid?.select(row: row) }
        return isAtEnd && rows > 0 && page.isCutShort ? [.say(Notice(seekObstacle, tone: .caution))] : []
    }

    /// Asks for another page of the same rows.
    mutating func request(_ position: PagePosition, then turn: PageTurn, in context: Context) -> [Request] {
        guard let page = grid?.page else { return [] }
        let limit = context.settings.pageSize
        if case .forwards(let rows) = turn, rows / limit > Self.farthest { return [.say(tooFar)] }
        if case .backwards(let rows) = turn, rows / limit > Self.farthest { return [.say(tooFar)] }
        self.turn = turn
        let request = RowRequest(source: page.source, position: position, limit: limit)
        return [turning.ask(LoadPage(request))]
    }

    /// Every page between here and there has to be read.
    private static let farthest = 100

    private var tooFar: Notice {
        Notice(
            "That is more than \(Self.farthest) pages away; G goes to the end, 60% to a share.",
            tone: .caution)
    }

    /// The first rows of all, or the last ones.
    mutating func goToEnd(last: Bool, in context: Context) -> [Request] {
        guard let page = grid?.page else { return [] }
        let isThere = last ? !page.hasMoreAfter : !page.hasMoreBefore
        guard !isThere else {
            let requests = stay(atRow: last ? page.rowCount - 1 : 0)
            return requests + (last && page.isCutShort ? [.say(Notice(seekObstacle, tone: .caution))] : [])
        }
        return request(last ? .last : .first, then: last ? .bottom(0) : .top(0), in: context)
    }

    mutating func go(toPercent percent: Int, in context: Context) -> [Request] {
        switch percent {
        case ..<100: request(.fraction(Double(percent) / 100), then: .top(0), in: context)
        case 100: goToEnd(last: true, in: context)
        default: [.say(Notice("A share is at most 100%.", tone: .caution))]
        }
    }

    /// Stays on this page, and forgets one that is on its way.
    private mutating func stay(atRow row: Int) -> [Request] {
        grid?.select(row: row)
        guard turn != nil else { return [] }
        turn = nil
        let isWaiting = turning.isWaiting
        turning.clear()
        return isWaiting ? [.run(.cancel(turning.place))] : []
    }

    /// The same rows once more, to see what has become of them.
    mutating func readAgain(_ page: RowPage, in context: Context) -> [Request] {
        let key = page.hasMoreBefore ? page.key(of: 0) : nil
        return request(key.map(PagePosition.from) ?? .first, then: .again, in: context)
    }

    /// Goes back to the row from before the table was opened again.
    mutating func resume(in context: Context) -> [Request] {
        defer { resumed = nil }
        guard let resumed, let page = grid?.page, page.source.order.isSeekable else { return [] }
        guard page.source.keyIndices.count == resumed.values.count || page.source.keyIndices.isEmpty else {
            return []
        }
        if let row = page.row(with: resumed) {
            grid?.select(row: row)
            return []
        }
        return request(.from(resumed), then: .top(0), in: context)
    }

    mutating func take(_ result: Result<RowPage, Problem>, in context: Context) -> [Request] {
        guard let turn else { return [] }
        self.turn = nil
        switch result {
        case .failure(let problem):
            // What was stopped by the person is no failure.
            guard problem == .stopped else { return [] }
            turning.clear()
            return [.say(Notice(Problem.stopped.summary))]
        case .success(let page):
            turning.clear()
            return land(on: page, turn, in: context)
        }
    }

    private mutating func land(on page: RowPage, _ turn: PageTurn, in context: Context) -> [Request] {
        guard !page.isEmpty else { return land(onEmpty: page, turn, in: context) }
        let last = page.rowCount - 1
        switch turn {
        case .forwards(let rows):
            grid?.show(page, row: rows)
            return rows <= last ? [] : step(to: rows, by: rows, turnsScreen: false, in: context)
        case .backwards(let rows):
            grid?.show(page, row: last - rows, fromEnd: true)
            return rows <= last ? [] : step(to: last - rows, by: -rows, turnsScreen: false, in: context)
        case .top(let rows): grid?.show(page, row: rows)
        case .bottom(let rows): grid?.show(page, row: last - rows, fromEnd: true)
        case .again: return compare(with: page)
        }
        return []
    }

    /// The rows that were meant to be there are gone; others may be left.
    private mutating func land(onEmpty page: RowPage, _ turn: PageTurn, in context: Context) -> [Request] {
        switch turn {
        case .forwards, .backwards: return [.say(Notice("There are no more rows."))]
        case .again where !page.hasMoreBefore: return compare(with: page)
        case .top, .bottom, .again: break
        }
        if page.hasMoreBefore { return request(.last, then: .bottom(0), in: context) }
        grid?.show(page, row: 0)
        return []
    }

    private mutating func compare(with page: RowPage) -> [Request] {
        guard let grid else { return [] }
        let row = grid.page.key(of: grid.row).flatMap(page.row(with:)) ?? grid.row
        let changes = PageChanges(from: grid.page, to: page)
        self.grid?.showAgain(page, row: row)
        return [.say(Notice(changes.sentence, tone: changes.isEmpty ? .plain : .success))]
    }

    /// Why there is no other page, though there are more rows.
    var seekObstacle: String {
        let rows = Numbers.count(grid?.page.rowCount ?? 0, "row")
        guard case .unordered(let reason)? = grid?.page.source.order else { return "There are no more rows." }
        return switch reason {
        case .view: "Only the first \(rows): a view has no key to go on from."
        case .foreignTable: "Only the first \(rows): a foreign table has no key to go on from."
        case .noCommonKey: "Only the first \(rows): its partitions have no common key to go on from."
        case .otherStorage:
            "Only the first \(rows): the table is stored in a way that has no order to go on in."
        case .keyNotReadable: "Only the first \(rows): you may not read the key to go on from."
        }
    }
}

extension RowPage {
    /// The place of a row on the page.
    func row(with key: RowKey) -> Int? { (0..<rowCount).first { self.key(of: $0) == key } }
}

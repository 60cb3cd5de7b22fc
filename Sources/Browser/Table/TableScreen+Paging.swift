import Catalog
import Reports
import Rows
import SQL
import Terminal

extension TableScreen {
    /// Moves by rows; beyond the edge of what is there, the next page is fetched and put beside it.
    mutating func step(by rows: Int, isCounted: Bool, turnsScreen: Bool = false, in context: Context)
        -> [Request]
    {
        guard let grid, rows != 0 else { return [] }
        let limit = pageLimit(in: context)
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
        guard let grid else { return [] }
        let page = grid.page
        // A screen is turned whole, so the rows below the cursor have to be there too.
        let lastSeen = turnsScreen ? grid.top + rows + grid.height - 1 : row
        let firstSeen = turnsScreen ? grid.top + rows : row
        if rows > 0, max(row, lastSeen) >= page.rowCount, let next = page.next {
            return cross(.forwards(row - page.rowCount), to: next, turnsScreen, in: context)
        }
        if rows < 0, min(row, firstSeen) < 0, let previous = page.previous {
            return cross(.backwards(-1 - row), to: previous, turnsScreen, in: context)
        }
        let isAtEnd = grid.row == page.rowCount - 1
        if turnsScreen { self.grid?.turn(by: rows) } else { self.grid?.select(row: row) }
        guard isAtEnd, rows > 0, page.isCutShort else {
            return lookAhead(rows > 0 ? .after : .before, in: context)
        }
        return [.say(Notice(seekObstacle, tone: .caution))]
    }

    /// Goes over the edge of what is there, as far as it is there; a page that was asked for ahead is waited for.
    private mutating func cross(
        _ turn: PageTurn, to position: PagePosition, _ turnsScreen: Bool, in context: Context
    ) -> [Request] {
        guard let grid else { return [] }
        turnedLine = turnsScreen ? grid.row - grid.top : nil
        self.grid?.select(row: turn.row(besides: grid.page))
        guard ahead.isWaiting, aheadSide == turn.side, !turning.isWaiting else {
            return request(position, then: turn, in: context)
        }
        self.turn = turn
        return []
    }

    /// Asks for another page of the same rows.
    ///
    /// - Parameters:
    ///   - position: Where it begins.
    ///   - turn: What becomes of the cursor.
    ///   - rows: How many rows at least.
    ///   - source: Which rows, where it is not those that are shown.
    ///   - context: What all screens know.
    /// - Returns: The question.
    mutating func request(
        _ position: PagePosition, then turn: PageTurn, rows: Int = 0, of source: RowSource? = nil,
        in context: Context
    ) -> [Request] {
        guard let page = grid?.page else { return [] }
        let limit = max(pageLimit(in: context), turn == .again ? page.rowCount : rows)
        if case .forwards(let rows) = turn, rows / limit > Self.farthest { return [.say(tooFar)] }
        if case .backwards(let rows) = turn, rows / limit > Self.farthest { return [.say(tooFar)] }
        self.turn = turn
        // What was fetched ahead may be no neighbour of the page that comes.
        ahead.clear()
        let request = RowRequest(source: source ?? page.source, position: position, limit: limit)
        destination = rowsInFront(of: request)
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
        let key = page.hasMoreBefore ? page.place(of: 0) : nil
        return request(key.map(PagePosition.from) ?? .first, then: .again, in: context)
    }

    /// Goes back to the row from before the table was opened again.
    mutating func resume(in context: Context) -> [Request] {
        defer { resumed = nil }
        guard let resumed, let page = grid?.page, page.source.isSeekable else { return [] }
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
            return [.say(Notice("\(Problem.stopped.summary) The rows are those from before."))]
        case .success(let page):
            turning.clear()
            return land(on: page, turn, in: context)
        }
    }

    private mutating func land(on page: RowPage, _ turn: PageTurn, in context: Context) -> [Request] {
        guard !page.isEmpty else { return land(onEmpty: page, turn, in: context) }
        let last = page.rowCount - 1
        if turn.side == nil, turn != .again { rowsInFront = destination }
        switch turn {
        case .forwards(let rows):
            let end = grid?.page.rowCount ?? 0
            guard let shift = extend(with: page, .after, in: context) else {
                grid?.show(page, row: rows)
                return []
            }
            return arrive(at: end + shift + rows, .after, in: context)
        case .backwards(let rows):
            guard extend(with: page, .before, in: context) != nil else {
                grid?.show(page, row: last - rows, fromEnd: true)
                return []
            }
            return arrive(at: last - rows, .before, in: context)
        case .top(let rows):
            grid?.show(page, row: rows)
            fit(in: context)
            return seekNotice(page) + tieNotice(page)
        case .bottom(let rows): grid?.show(page, row: last - rows, fromEnd: true)
        case .again: return compare(with: page)
        case .more: return showMore(page)
        }
        return tieNotice(page)
    }

    /// Selects a row once all that is to be seen around it is there; else goes on to the page behind it.
    private mutating func arrive(at row: Int, _ side: RowPage.Side, in context: Context) -> [Request] {
        guard let grid else { return [] }
        if let position = position(beyond: row, side) {
            self.grid?.select(row: row)
            let left = side == .after ? row - grid.page.rowCount : -1 - row
            return request(position, then: side == .after ? .forwards(left) : .backwards(left), in: context)
        }
        if let turnedLine {
            self.grid?.select(row: row, onLine: turnedLine)
        } else {
            self.grid?.select(row: row)
        }
        turnedLine = nil
        return lookAhead(side, in: context)
    }

    /// The page that is still lacking to show a row: itself, or the rest of the screen that was turned to.
    private func position(beyond row: Int, _ side: RowPage.Side) -> PagePosition? {
        guard let grid else { return nil }
        switch side {
        case .after:
            let last = turnedLine.map { row - $0 + grid.height - 1 } ?? row
            return max(row, last) < grid.page.rowCount ? nil : grid.page.next
        case .before:
            let first = turnedLine.map { row - $0 } ?? row
            return first >= 0 ? nil : grid.page.previous
        }
    }

    /// The rows that were meant to be there are gone; others may be left.
    private mutating func land(onEmpty page: RowPage, _ turn: PageTurn, in context: Context) -> [Request] {
        switch turn {
        case .forwards, .backwards:
            extend(with: page, turn.side ?? .after, in: context)
            return [.say(Notice("There are no more rows."))]
        case .again where !page.hasMoreBefore: return compare(with: page)
        case .top, .bottom, .again, .more: break
        }
        if page.hasMoreBefore {
            return request(.last, then: .bottom(0), of: page.source, in: context) + seekNotice(page)
        }
        grid?.show(page, row: 0)
        return []
    }

    private mutating func compare(with page: RowPage) -> [Request] {
        guard let grid else { return [] }
        let row = grid.page.place(of: grid.row).flatMap(page.row(with:)) ?? grid.row
        let changes = PageChanges(from: grid.page, to: page)
        self.grid?.showAgain(page, row: row)
        return [.say(Notice(changes.sentence, tone: changes.isEmpty ? .plain : .success))]
    }
}

extension RowPage {
    /// The place of a row on the page.
    func row(with key: RowKey) -> Int? { (0..<rowCount).first { place(of: $0)?.isSameRow(as: key) == true } }
}

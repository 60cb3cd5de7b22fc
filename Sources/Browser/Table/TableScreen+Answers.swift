import Catalog
import Reports
import Rows
import SQL
import Terminal

extension TableScreen {
    /// Opens the table, or reads again what is shown.
    package mutating func load(in context: Context) -> [Request] {
        guard let grid, trouble == nil else { return open(in: context) }
        guard tab == .rows else { return [.run(.loadStructure(relation.oid, restructuring.ask()))] }
        return readAgain(grid.page, in: context)
    }

    /// After a failure the table may have become another one, so its columns are asked for as well.
    private mutating func open(in context: Context) -> [Request] {
        resumed = grid.flatMap { $0.page.key(of: $0.row) }
        turning.clear()
        turn = nil
        let request = OpenRequest(relation: relation.oid, limit: context.settings.pageSize)
        return [.run(.openTable(request, opening.ask()))]
    }

    package mutating func receive(_ answer: Answer, for ticket: Ticket, in context: Context) -> [Request] {
        defer { fit(in: context) }
        switch answer {
        case .opening(let result): return receive(result, for: ticket, in: context)
        case .page(let result): return receive(result, for: ticket, in: context)
        case .count(let result): return receive(result, for: ticket, in: context)
        case .values(let result): return receive(result, for: ticket)
        case .structure(let result):
            guard restructuring.fill(with: result, for: ticket) else { return [] }
            guard case .success(let structure) = result else {
                return restructuring.problem.map { [.say(Notice($0))] } ?? []
            }
            let isSame = self.structure?.structure == structure
            show(structure, in: context)
            let words = isSame ? "Read again: nothing changed." : "Read again: the table has changed."
            return show(tab, in: context) + [.say(Notice(words, tone: isSame ? .plain : .success))]
        case .statistics(let result):
            guard analysing.fill(with: result, for: ticket) else { return [] }
            if let statistics = analysing.value { structure?.show(statistics) }
            return []
        case .overview, .sizes, .drizzleNames, .record, .value, .text, .check, .landing,
            .repairMaterial, .repair, .status, .drift:
            return []
        }
    }

    private mutating func receive(
        _ result: Result<TableOpening, Problem>, for ticket: Ticket, in context: Context
    ) -> [Request] {
        guard opening.fill(with: result, for: ticket), let opened = opening.value else { return [] }
        show(opened.structure, in: context)
        count = TableCount(count: opened.count)
        let statistics = show(tab, in: context)
        guard case .success(let page) = opened.page else {
            grid = nil
            return statistics
        }
        if grid == nil {
            grid = RowGrid(page: page, size: gridSize(in: context), glyphs: context.glyphs)
        } else {
            grid?.show(page, row: 0)
        }
        return statistics + resume(in: context)
    }

    private mutating func receive(
        _ result: Result<Int64, Problem>, for ticket: Ticket, in context: Context
    ) -> [Request] {
        guard counting.fill(with: result, for: ticket) else { return [] }
        guard let rows = counting.value else { return counting.problem.map { [.say(Notice($0))] } ?? [] }
        count = TableCount(count: .exactly(rows), instant: context.now)
        return []
    }

    private mutating func show(_ structure: Structure, in context: Context) {
        self.structure = StructureView(structure, glyphs: context.glyphs)
        self.structure?.show(tab)
        analysing.clear()
    }
}

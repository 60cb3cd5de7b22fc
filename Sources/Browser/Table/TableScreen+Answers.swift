import Catalog
import Reports
import Rows
import SQL
import Terminal

extension TableScreen {
    /// Opens the table, or reads again what is shown.
    package mutating func load(in context: Context) -> [Request] {
        guard let grid, trouble == nil else { return open(in: context) }
        guard tab == .rows else { return [restructuring.ask(LoadStructure(relation.oid))] }
        return readAgain(grid.page, in: context)
    }

    /// After a failure the table may have become another one, so its columns are asked for as well.
    private mutating func open(in context: Context) -> [Request] {
        resumed = grid.flatMap { $0.page.place(of: $0.row) }
        earlier = []
        editing.commits = context.staging.commits
        turning.clear()
        ahead.clear()
        turn = nil
        if let grid { openingFilter = grid.page.source.filter }
        let request = OpenRequest(
            relation: relation.oid, limit: context.settings.pageSize, filter: openingFilter)
        return [opening.ask(OpenTable(request))]
    }

    /// Whether a filter keeps the table from being opened, which may be that of a column that is gone.
    var isRefusedWithFilter: Bool { grid == nil && openingFilter != nil && rowsProblem != nil }

    /// Opens the table without the filter under which that failed.
    mutating func openUnfiltered(in context: Context) -> [Request] {
        openingFilter = nil
        return open(in: context)
    }

    package func awaitsContent(in context: Context) -> Bool { grid == nil && opening.isWaiting }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        let requests = take(answer, in: context)
        reachMarks()
        return requests + settle(in: context)
    }

    private mutating func take(_ answer: AnyAnswer, in context: Context) -> [Request] {
        if let requests = takeEditing(answer, in: context) { return requests }
        if let result = turning.take(answer) { return take(result, in: context) }
        if let result = ahead.take(answer) { return takeAhead(result, in: context) }
        if let result = opening.take(answer) { return take(result, in: context) }
        if let result = counting.take(answer) { return take(result, in: context) }
        if let result = estimating.take(answer) { return take(result) }
        if let result = exporting.take(answer) { return take(result) }
        if let result = gathering.take(answer) { return take(result) }
        if let result = restructuring.take(answer) { return take(result, in: context) }
        if case .success(let structure) = confirming.take(answer) { return confirm(structure, in: context) }
        if let result = fetching.take(answer) { return take(result) }
        if let result = rendering.take(answer) { return take(result) }
        if case .success(let statistics) = analysing.take(answer) { structure?.show(statistics) }
        return []
    }

    private mutating func take(_ result: Result<Structure, Problem>, in context: Context) -> [Request] {
        switch result {
        case .failure(let problem): return [.say(Notice(problem))]
        case .success(let structure):
            let isSame = self.structure?.structure == structure
            show(structure, in: context)
            let words = isSame ? "Read again: nothing changed." : "Read again: the table has changed."
            return show(tab, in: context) + [.say(Notice(words, tone: isSame ? .plain : .success))]
        }
    }

    /// What failed is drawn in the place of the rows.
    private mutating func take(_ result: Result<TableOpening, Problem>, in context: Context) -> [Request] {
        guard case .success(let opened) = result else { return [] }
        relation = opened.structure.relation
        show(opened.structure, in: context)
        count = TableCount(count: opened.count)
        let further = show(tab, in: context) + confirmation(of: opened)
        guard case .success(let page) = opened.page else {
            grid = nil
            return further
        }
        rowsInFront = 0
        let before = grid?.page.source
        if grid == nil {
            grid = RowGrid(page: page, size: gridSize(in: context), glyphs: context.glyphs)
            let recalled = recall(in: context)
            if let wantedColumn { grid?.select(columnNamed: wantedColumn) }
            wantedColumn = nil
            if !recalled.isEmpty { return further + recalled }
        } else {
            grid?.show(page, row: 0)
        }
        return further + goOn(from: before, to: page.source, in: context)
    }

    private mutating func confirmation(of opened: TableOpening) -> [Request] {
        opened.isRemembered ? [confirming.ask(ConfirmStructure(relation.oid))] : []
    }

    /// Where the table has become another one, its rows are read again, in the way in which they are read now.
    private mutating func confirm(_ structure: Structure, in context: Context) -> [Request] {
        guard let known = self.structure?.structure, structure.isRead(like: known) else {
            return open(in: context)
        }
        relation = structure.relation
        count.estimate(structure.relation.estimatedCount)
        self.structure?.renew(structure)
        return []
    }

    private mutating func take(_ result: Result<Int64, Problem>, in context: Context) -> [Request] {
        switch result {
        case .failure(let problem): return [.say(Notice(problem))]
        case .success(let rows):
            let exact = TableCount(count: .exactly(rows), instant: context.now)
            if let filter = counted?.filter {
                counted = CountedFilter(filter: filter, count: exact)
            } else {
                count = exact
            }
            return []
        }
    }

    /// Back to what was seen before the table was opened again.
    private mutating func goOn(
        from before: RowSource?, to source: RowSource, in context: Context
    ) -> [Request] {
        guard let before, before.filter != source.filter || before.sort != source.sort else {
            return resume(in: context)
        }
        resumed = nil
        let names = Set(source.columns.map(\.name))
        return arrange(
            filter: before.filter, sort: before.sort.filter { names.contains($0.column) }, in: context)
    }

    private mutating func show(_ structure: Structure, in context: Context) {
        self.structure = StructureView(structure, glyphs: context.glyphs)
        self.structure?.show(tab)
        analysing.clear()
    }
}

package import Catalog
import Drizzle
import Reports
import SQL
package import Terminal
import Verification

/// The first screen: every table of the database and, inside a Drizzle project, where its migrations stand.
package struct TablesScreen: ListScreen {
    package static let title = "Tables"
    package static let place: PlaceCommand? = .tables
    package let id: ScreenID
    var overview: Slot<LoadOverview>
    /// What is on the screen: the newest list that arrived, also while the next one is on its way.
    var list: TableList?
    var project = ProjectState.none
    /// Why the list on the screen is not the newest.
    var staleness: Problem?
    var showsSystem = false
    package var view = Viewport()
    var pane: StructurePane
    var measuring: Slot<LoadSizes>
    /// What the newest snapshot of the project names; the list does not wait for it.
    var naming: Slot<ReadDrizzleNames>
    /// Which columns there are, once somebody wants to jump to one; nothing waits for it.
    var columns: Slot<ReadColumnNames>

    package init(id: ScreenID) {
        self.id = id
        overview = Slot(of: id)
        pane = StructurePane(of: id)
        measuring = Slot(of: id)
        naming = Slot(of: id, isQuiet: true)
        columns = Slot(of: id, isQuiet: true)
    }

    package var selected: Relation? {
        guard let list, let line = view.selection else { return nil }
        return list.relation(at: line)
    }

    // Folding depends on the line, and a hint that changes with every step would cost bytes; ▸ shows it instead.
    package var hints: [TablesCommand] { [.open, .structure, .sizes, .system] }
    package var placeHints: [TablesCommand: [PlaceCommand]] { [.structure: [.migrations]] }

    /// It says where the migrations stand.
    package var summaryCommand: String? { PlaceCommand.migrations.entry.name }
    package var showsMigrations: Bool { true }
    package var slots: [any AnySlot] { [overview, pane.slot, measuring, naming, columns] }

    package func location(in context: Context) -> Location {
        guard let list else { return Location(path: "tables") }
        let count = Numbers.exact(Int64(list.count))
        let found = "\(Numbers.exact(Int64(list.lines.count))) of \(count)"
        let parts = [
            list.filter.isEmpty ? count : "\(found) with /\(list.filter)",
            staleness == nil ? "" : "from before: reading again failed",
        ]
        return Location(path: "tables", summary: parts.filter { !$0.isEmpty }.joined(separator: "  "))
    }

    package mutating func load(in context: Context) -> [Request] {
        [overview.ask(LoadOverview(includesSystem: showsSystem))]
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        if let result = overview.take(answer) { return take(result, in: context) }
        if let result = measuring.take(answer) { return take(result, in: context) }
        if columns.take(answer) != nil { return [.offerJumps] }
        if naming.take(answer) != nil { list?.mark(outside: naming.value) }
        return pane.receive(answer, glyphs: context.glyphs)
    }

    private mutating func take(_ result: Result<RelationSizes, Problem>, in context: Context) -> [Request] {
        switch result {
        case .failure(let problem): return [.say(Notice(problem))]
        case .success(let sizes):
            arrange(in: context) { $0.show(sizes) }
            return showDetail(in: context)
        }
    }

    private mutating func take(_ result: Result<Overview, Problem>, in context: Context) -> [Request] {
        switch result {
        case .failure(let problem):
            staleness = problem
            // Without an older list, the problem fills the screen by itself.
            guard list != nil else { return [] }
            return [.say(Notice("The list is from before: \(problem.summary)", tone: .danger))]
        case .success(let overview):
            let notice = list.flatMap { Self.changes(from: $0, to: overview) }
            show(overview, in: context)
            return (notice.map { [.say($0)] } ?? []) + showDetail(in: context) + readNames()
        }
    }

    private mutating func show(_ overview: Overview, in context: Context) {
        let selected = selected?.oid
        var list = TableList(overview.relations, showsSystem: showsSystem)
        if let older = self.list { list.resemble(older) }
        (self.list, project, staleness) = (list, overview.project, nil)
        pane.forget()
        columns.clear()
        fit(in: context)
        if let selected, let line = list.line(of: selected) { view.select(line) }
    }

    /// Asks which relations the project's newest snapshot names; the list does not wait for it.
    private mutating func readNames() -> [Request] {
        guard case .status(let status) = project else { return [] }
        return [naming.ask(ReadDrizzleNames(folder: status.folder, ledger: status.ledger.location))]
    }

    /// Changes the list and keeps the cursor on the table it is on.
    mutating func arrange(in context: Context, _ change: (inout TableList) -> Void) {
        let selected = selected?.oid
        guard var list else { return }
        change(&list)
        self.list = list
        fit(in: context)
        if let selected, let line = list.line(of: selected) { view.select(line) }
    }
}

extension TablesScreen {
    package var lineCount: Int { list?.lines.count ?? 0 }
    package var opening: TablesCommand { .open }
    package func text(of line: Int) -> String { list?.relation(at: line).name.description ?? "" }

    /// The filter: what does not fit it is not in the list.
    package var needle: String {
        get { list?.filter ?? "" }
        set { list?.filter(by: newValue) }
    }

    package var matches: [Int] { needle.isEmpty ? [] : Array(0..<lineCount) }

    package func layout(in context: Context) -> ListLayout {
        let area = Rect(context.body)
        return ListLayout(
            area, summary: project == .none ? 0 : 1, heads: 1, count: lineCount, detail: detail(in: context))
    }

    /// The structure of the selected table beside the list, or where there is no room for that, its notes below it.
    private func detail(in context: Context) -> ListLayout.Detail {
        guard let list else { return .none }
        if let width = widthBesidePane(in: context) { return .beside(width) }
        return list.hasLongNotes(width: context.body.columns) ? .footing(2) : .none
    }

    func widthBesidePane(in context: Context) -> Int? {
        list.flatMap { TableListColumns.widthBesidePane($0, in: context.body.columns) }
    }

    /// Asks for the structure of the selected table where there is room to show it.
    package mutating func showDetail(in context: Context) -> [Request] {
        guard widthBesidePane(in: context) != nil, let selected else { return [] }
        return pane.show(selected.oid)
    }
}

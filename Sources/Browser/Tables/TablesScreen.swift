package import Catalog
import Drizzle
import Reports
import SQL
package import Terminal
import Verification

/// The first screen: every table of the database and, inside a Drizzle project, where its migrations stand.
package struct TablesScreen: ListScreen {
    package let id: ScreenID
    var overview: Slot<Overview>
    /// What is on the screen: the newest list that arrived, also while the next one is on its way.
    var list: TableList?
    var project = ProjectState.none
    /// Why the list on the screen is not the newest.
    var staleness: Problem?
    var showsSystem = false
    package var view = Viewport()
    var pane: StructurePane
    var measuring: Slot<RelationSizes>
    /// What the newest snapshot of the project names.
    var naming: Slot<Set<QualifiedName>>

    package init(id: ScreenID) {
        self.id = id
        measuring = Slot(at: Place(id, .sizes))
        naming = Slot(at: Place(id, .names))
        overview = Slot(at: Place(id, .overview))
        pane = StructurePane(at: Place(id, .structure))
    }

    package var selected: Relation? {
        guard let list, let line = view.selection else { return nil }
        return list.relation(at: line)
    }

    // Folding depends on the line, and a hint that changes with every step would cost bytes; ▸ shows it instead.
    package var hints: [TablesCommand] { [.open, .structure, .sizes, .system] }
    package var placeHints: [TablesCommand: [PlaceCommand]] { [.structure: [.migrations]] }
    package var place: PlaceCommand? { .tables }

    package var showsMigrations: Bool { true }
    package var isWaiting: Bool { overview.isWaiting || pane.isWaiting || measuring.isWaiting }

    package var hasFailed: Bool { overview.problem != nil }
    package var waitingPlaces: [Place] {
        (overview.isWaiting ? [overview.place] : []) + (pane.isWaiting ? [pane.place] : [])
            + (measuring.isWaiting ? [measuring.place] : [])
    }

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
        [.run(.loadOverview(includingSystem: showsSystem, overview.ask()))]
    }

    package mutating func receive(_ answer: Answer, for ticket: Ticket, in context: Context) -> [Request] {
        switch answer {
        case .overview(let result):
            guard overview.fill(with: result, for: ticket) else { return [] }
            return take(result, in: context)
        case .structure(let result):
            pane.receive(result, for: ticket, glyphs: context.glyphs)
            return []
        case .sizes(let result):
            guard measuring.fill(with: result, for: ticket) else { return [] }
            guard let sizes = measuring.value else {
                return measuring.problem.map { [.say(Notice($0))] } ?? []
            }
            arrange(in: context) { $0.show(sizes) }
            return showDetail(in: context)
        case .drizzleNames(let result):
            guard naming.fill(with: result, for: ticket) else { return [] }
            list?.mark(outside: naming.value)
            return []
        case .statistics, .opening, .page, .count, .record, .value, .values, .text, .check, .landing,
            .repairMaterial, .repair, .status, .drift:
            return []
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
        fit(in: context)
        if let selected, let line = list.line(of: selected) { view.select(line) }
    }

    /// Asks which relations the project's newest snapshot names; the list does not wait for it.
    private mutating func readNames() -> [Request] {
        guard case .status(let status) = project else { return [] }
        return [.run(.readDrizzleNames(status.folder, ledger: status.ledger.location, naming.ask()))]
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
        let hasRoom = area.columns >= 100 && list?.relations.isEmpty == false
        let width = max(48, min(area.columns * 9 / 20, 96))
        return ListLayout(
            area, summary: project == .none ? 0 : 1, heads: 1, count: lineCount,
            detail: hasRoom ? .beside(width) : .none)
    }

    /// Asks for the structure of the selected table where there is room to show it.
    package mutating func showDetail(in context: Context) -> [Request] {
        guard layout(in: context).detail != nil, let selected else { return [] }
        return pane.show(selected.oid)
    }
}

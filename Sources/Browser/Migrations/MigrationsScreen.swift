import Drizzle
import Reports
import Terminal
package import Verification

/// Every migration file and every ledger row: how they stand to one another, why, and what Drizzle would do.
package struct MigrationsScreen: SearchedScreen {
    package let id: ScreenID
    package private(set) var project: ProjectState
    /// Worked out when the status arrives, not for drawing.
    private(set) var findings: [StatusFinding] = []
    private(set) var widths = StatusWidths()
    private var documents: [Mode: Document] = [:]
    /// What ``documents`` were made for; 0 when they are to be made anew.
    private var documentWidth = 0
    /// What the screen shows: the status, or one of two plain lists.
    package private(set) var mode = Mode.status
    /// Where the list of migrations stood when a plain list took its place.
    private var viewBehind: Viewport?
    /// The columns of a plain list that are left out on the left.
    var skipping = 0
    var refreshing: Slot<LoadOverview>
    var view = Viewport()
    var pane: MigrationPane
    /// The judgement on the files, asked for when the screen opens; nothing waits for it.
    var check: Slot<CheckFiles>
    package var needle = ""
    /// What the applied migrations left, once somebody asked.
    var landing: Slot<LookUpLanding>
    /// The migration to show as soon as the answer is there.
    var awaited: String?
    private var isOpened = false

    package enum Mode: Hashable, Sendable { case status, nextRun, ledger }

    package init(id: ScreenID, project: ProjectState) {
        (self.id, self.project) = (id, project)
        refreshing = Slot(of: id)
        pane = MigrationPane(of: id)
        check = Slot(of: id, isQuiet: true)
        landing = Slot(of: id)
        prepare()
    }

    var status: MigrationStatus? {
        if case .status(let status) = project { status } else { nil }
    }

    package var selected: StatusEntry? {
        guard mode == .status, let status, let line = view.selection else { return nil }
        return status.entries[line]
    }

    package var hints: [MigrationsCommand] { [.read, .landed, .check, .drift, .repair, .compare, .order] }
    package var showsMigrations: Bool { true }
    package var slots: [any AnySlot] { [refreshing, pane.slot, check, landing] }

    package func location(in context: Context) -> Location {
        guard let status else { return Location(path: "migrations") }
        let glyphs = context.glyphs
        let folder = status.folder.path.split(separator: "/").last.map { "\($0)/" } ?? status.folder.path
        let ledger = "\(glyphs.bothWays) \(status.ledger.location)"
        let rows = Numbers.count(status.ledger.rows.count, "row")
        let files = Numbers.count(status.migrationCount, "file")
        return Location(
            path: "migrations \(glyphs.breadcrumb) \(folder)", summary: "\(ledger)  \(files)  \(rows)")
    }

    /// The status came with the table list; only reading again asks for it.
    package mutating func load(in context: Context) -> [Request] {
        defer { isOpened = true }
        guard isOpened else { return begin(in: context) }
        pane.forget()
        return [refreshing.ask(LoadOverview(includesSystem: false))] + askForCheck()
    }

    /// With the first line in view that is not simply applied, and as much as there is room for behind it.
    private mutating func begin(in context: Context) -> [Request] {
        _ = settle(in: context)
        pane.forget()
        view.moveToEnd()
        if let first = status?.entries.firstIndex(where: { $0.state != .applied }) { view.select(first) }
        return askForCheck() + settle(in: context)
    }

    package mutating func settle(in context: Context) -> [Request] {
        layOutDocuments(in: context)
        let layout = MigrationsLayout(self, in: context)
        view.resize(count: lineCount, height: max(1, layout.list.rows - 1))
        guard layout.preview != nil else { return [] }
        return pane.show(selected?.file)
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        if let result = refreshing.take(answer) { return take(result, in: context) }
        if let result = landing.take(answer) { return take(result) }
        if check.take(answer) != nil {
            prepare()
            return settle(in: context)
        }
        pane.receive(answer)
        return []
    }

    private mutating func take(_ result: Result<Overview, Problem>, in context: Context) -> [Request] {
        switch result {
        case .failure(let problem):
            return [.say(Notice("What you see is from before: \(problem.summary)", tone: .danger))]
                + settle(in: context)
        case .success(let overview):
            let notice = Self.changes(from: project, to: overview.project)
            project = overview.project
            prepare()
            return settle(in: context) + [.say(notice)] + lookUpAgain()
        }
    }

    /// Which migrations changed their state, in a sentence.
    private static func changes(from older: ProjectState, to newer: ProjectState) -> Notice {
        guard case .status(let old) = older, case .status(let new) = newer else {
            return Notice("Read again.")
        }
        let before = Dictionary(old.entries.map { ($0.tag, $0.state) }) { first, _ in first }
        let changed = new.entries.filter { before[$0.tag] != $0.state }.map {
            "\($0.tag ?? "a ledger row") is \($0.state.word)"
        }
        let count = new.entries.count
        guard !changed.isEmpty || count != old.entries.count else {
            return Notice("Read again: nothing changed among \(Numbers.count(count, "line")).")
        }
        let more = changed.count > 2 ? " and \(changed.count - 2) more" : ""
        let words =
            changed.isEmpty
            ? "\(Numbers.count(count, "line")) now" : changed.prefix(2).joined(separator: ", ")
        return Notice("Read again: \(words)\(more).", tone: .success)
    }

    var lineCount: Int {
        guard let status else { return 0 }
        return mode == .status ? status.entries.count : document.lineCount
    }

    /// What one of the two plain lists shows.
    var document: Document { documents[mode] ?? .empty }

    private mutating func prepare() {
        (documents, documentWidth) = ([:], 0)
        guard let status else { return (findings, widths) = ([], StatusWidths()) }
        findings = status.findings + [checkFinding].compactMap(\.self)
        widths = StatusWidths(status)
    }

    private mutating func layOutDocuments(in context: Context) {
        let width = context.body.columns
        guard let status, width != documentWidth else { return }
        documentWidth = width
        documents = [
            .nextRun: status.nextRunDocument(on: .screen(width: width - 2, glyphs: context.glyphs)),
            .ledger: status.ledgerDocument,
        ]
    }

    /// Shows another list from its start, or the migrations where they were left.
    mutating func turn(to mode: Mode) {
        if self.mode == .status { viewBehind = view }
        view = mode == .status ? viewBehind ?? Viewport() : Viewport()
        (self.mode, needle, skipping) = (mode, "", 0)
    }
}

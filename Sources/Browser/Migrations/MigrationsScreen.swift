import Drizzle
package import Reports
package import Terminal
package import Verification

/// Every migration file and every ledger row: how they stand to one another, why, and what Drizzle would do.
package struct MigrationsScreen: PagedListScreen {
    package static let title = "Migrations"
    package static let place: PlaceCommand? = .migrations
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
    var refreshing: Slot<LoadOverview>
    package var view = Viewport()
    package var scroll = DocumentScroll()
    var pane: MigrationPane
    /// The judgement on the files, asked for when the screen opens; nothing waits for it.
    var check: Slot<CheckFiles>
    package var needle = ""
    /// What the applied migrations left, once somebody asked.
    var landing: Slot<LookUpLanding>
    /// The migration to show as soon as the answer is there.
    var awaited: String?
    private var isOpened = false

    package enum Mode: Hashable, Sendable {
        case status, nextRun, ledger

        /// What the header calls it; the status goes by the name of the folder.
        var words: String? {
            switch self {
            case .status: nil
            case .nextRun: "next run"
            case .ledger: "ledger"
            }
        }
    }

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

    package var hints: [MigrationsCommand] {
        isReading ? [.order, .ledger, .copy] : [.read, .landed, .repair, .compare, .order]
    }
    package var placeHints: [MigrationsCommand: [PlaceCommand]] { [.landed: [.check, .drift]] }
    package var showsMigrations: Bool { true }
    package var slots: [any AnySlot] { [refreshing, pane.slot, check, landing] }

    package func location(in context: Context) -> Location {
        guard let status else { return Location(path: "migrations") }
        let glyphs = context.glyphs
        let folder = status.folder.path.split(separator: "/").last.map { "\($0)/" } ?? status.folder.path
        let ledger = "\(glyphs.bothWays) \(status.ledger.location)"
        let rows = Numbers.count(status.ledger.rows.count, "row")
        let files = Numbers.count(status.migrationCount, "file")
        let steps = ["migrations", mode.words ?? folder].joined(separator: " \(glyphs.breadcrumb) ")
        return Location(path: steps, summary: "\(files)  \(rows)", aside: ledger)
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
        view.select(lineCount - 1)
        if let first = status?.entries.firstIndex(where: { $0.state != .applied }) { view.select(first) }
        return askForCheck() + settle(in: context)
    }

    package mutating func settle(in context: Context) -> [Request] {
        layOutDocuments(in: context)
        fit(in: context)
        return showDetail(in: context)
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
    mutating func turn(to mode: Mode) { (self.mode, needle, scroll) = (mode, "", DocumentScroll()) }
}

extension MigrationsScreen {
    /// One of the two plain lists fills the screen.
    package var isReading: Bool { mode != .status }
    package var lineCount: Int { status?.entries.count ?? 0 }
    package var opening: MigrationsCommand { .read }

    package func text(of line: Int) -> String {
        guard let entry = status?.entries[line] else { return "" }
        return "\(entry.tag ?? "") \(entry.state.word) \(entry.sentence)"
    }

    package func layout(in context: Context) -> ListLayout {
        ListLayout(
            Rect(context.body), summary: summaryLines(in: context).count, heads: 1, count: lineCount,
            detail: .below)
    }

    /// Reads the selected file, where there is room to show it.
    package mutating func showDetail(in context: Context) -> [Request] {
        guard !isReading, layout(in: context).detail != nil else { return [] }
        return pane.show(selected?.file)
    }

    /// What one of the two plain lists shows, else the selected migration.
    package func document(in context: Context) -> Document {
        guard !isReading else { return documents[mode] ?? .empty }
        guard let selected else { return .empty }
        let width = context.body.columns - 2
        let facts = EntryFacts(selected, width: width, glyphs: context.glyphs).short
        let problem = pane.problem?.lines(on: .screen(width: width, glyphs: context.glyphs))
        return Document([facts] + (problem.map { [.lines($0)] } ?? pane.shown?.sections ?? []))
    }
}

package import Reports
package import Terminal
package import Verification

/// One migration: its file in colour, its ledger row, why it is in its state and what Drizzle does next.
package struct MigrationScreen: ReadingScreen {
    package static let title = "One migration"
    package let id: ScreenID
    package let status: MigrationStatus
    package private(set) var index: Int
    private var text: Slot<ReadMigration>
    private var page: MigrationPage?
    package var scroll = DocumentScroll()
    package var needle = ""

    package init(id: ScreenID, status: MigrationStatus, index: Int) {
        (self.id, self.status, self.index) = (id, status, index)
        text = Slot(of: id)
    }

    package var entry: StatusEntry { status.entries[index] }
    package var hints: [MigrationCommand] { [.next, .previous, .copy] }
    package var slots: [any AnySlot] { [text] }

    package func location(in context: Context) -> Location {
        let name = entry.tag ?? "ledger row \(entry.row?.shownID ?? "")"
        let path = "migrations \(context.glyphs.breadcrumb) \(name)"
        return Location(path: path, summary: "\(entry.number) of \(status.entries.count)")
    }

    package mutating func load(in context: Context) -> [Request] {
        guard let file = entry.file else {
            text.clear()
            page = nil
            return []
        }
        return [text.ask(ReadMigration(path: file))]
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        if text.take(answer) != nil { page = text.value.map(MigrationPage.init) }
        return []
    }

    package func yields(_ command: MigrationCommand) -> Bool { command == .next && !needle.isEmpty }

    package func obstacle(to command: MigrationCommand, in context: Context) -> String? {
        switch command {
        case .next: index + 1 < status.entries.count ? nil : "This is the last one."
        case .previous: index > 0 ? nil : "This is the first one."
        case .copy: text.value == nil ? "There is no text to copy." : nil
        }
    }

    package mutating func perform(_ command: MigrationCommand, count: Int?, in context: Context) -> [Request]
    {
        switch command {
        case .next: return go(to: index + (count ?? 1), in: context)
        case .previous: return go(to: index - (count ?? 1), in: context)
        case .copy: return text.value.map { [.run(.copy($0.text, what: "the file"))] } ?? []
        }
    }

    private mutating func go(to index: Int, in context: Context) -> [Request] {
        page = nil
        self.index = min(max(0, index), status.entries.count - 1)
        scroll = DocumentScroll()
        return load(in: context)
    }

    package func draw(in frame: inout Frame, area: Rect, context: Context) {
        frame.within(area.inset(columns: 1, rows: 0)) { frame in
            let facts = Document([facts(in: context)]).lineCount
            if text.isWaiting, page == nil {
                Waiting("Reading the file").draw(
                    in: &frame, area: frame.bounds.droppingTop(facts), context: context)
            }
            drawDocument(in: &frame, context: context)
        }
    }

    private func facts(in context: Context) -> Document.Section {
        EntryFacts(entry, width: context.body.columns - 2, glyphs: context.glyphs).all
    }

    /// The facts and, below them, the file or why it is not there.
    package func document(in context: Context) -> Document {
        let problem = text.problem?.lines(
            on: .screen(width: context.body.columns - 2, glyphs: context.glyphs))
        return Document(
            [facts(in: context), .blank] + (problem.map { [.lines($0)] } ?? page?.sections ?? []))
    }
}

extension Destination {
    /// One migration of the status, by its place in it.
    package static func migration(_ status: MigrationStatus, index: Int) -> Destination {
        Destination { MigrationScreen(id: $0, status: status, index: index) }
    }
}

package import Reports
import Terminal
package import Verification

/// What one migration should have left or would leave, statement by statement, with what is there beside it.
package struct LandingScreen: ReadingScreen {
    package static let title = "What a migration left"
    package let id: ScreenID
    package let status: MigrationStatus
    package private(set) var report: LandingReport
    package private(set) var index: Int
    private var looking: Slot<LookUpLanding>
    package var scroll = DocumentScroll()
    package var needle = ""
    private var isOpened = false
    private var page: LandingPage

    package init(id: ScreenID, status: MigrationStatus, report: LandingReport, tag: String) {
        (self.id, self.status, self.report) = (id, status, report)
        index = report.migrations.firstIndex { $0.tag == tag } ?? 0
        looking = Slot(of: id)
        page = LandingPage(nil, on: .screen(width: 80, glyphs: .unicode))
    }

    package var migration: MigrationLanding? {
        report.migrations.indices.contains(index) ? report.migrations[index] : nil
    }

    package var hints: [LandingCommand] { [.next, .previous, .crosses, .copy] }
    package var slots: [any AnySlot] { [looking] }

    package func location(in context: Context) -> Location {
        let steps = ["migrations", migration?.tag ?? "", "landed"]
        return Location(
            path: steps.joined(separator: " \(context.glyphs.breadcrumb) "),
            summary: migration?.statementCounts.summary ?? "")
    }

    /// The report came with the screen; only reading again asks for it.
    package mutating func load(in context: Context) -> [Request] {
        defer { isOpened = true }
        _ = settle(in: context)
        return isOpened ? [looking.ask(LookUpLanding(status))] : []
    }

    package mutating func settle(in context: Context) -> [Request] {
        page = LandingPage(migration, on: .screen(width: context.size.columns, glyphs: context.glyphs))
        return []
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        switch looking.take(answer) {
        case nil: return []
        case .failure(let problem):
            return [.say(Notice("What you see is from before: \(problem.summary)", tone: .danger))]
        case .success(let report):
            let tag = migration?.tag
            let isSame = report == self.report
            self.report = report
            index = report.migrations.firstIndex { $0.tag == tag } ?? 0
            page = LandingPage(migration, on: .screen(width: context.size.columns, glyphs: context.glyphs))
            return [
                .say(Notice(isSame ? "Read again: nothing changed." : "Read again: it is not as before."))
            ]
        }
    }

    package func yields(_ command: LandingCommand) -> Bool { command == .next && !needle.isEmpty }

    package func obstacle(to command: LandingCommand, in context: Context) -> String? {
        switch command {
        case .next: index + 1 < report.migrations.count ? nil : "This is the last one."
        case .previous: index > 0 ? nil : "This is the first one."
        case .crosses: page.crosses.isEmpty ? "Nothing is missing or different here." : nil
        case .copy: nil
        }
    }

    package mutating func perform(_ command: LandingCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .next: go(to: index + (count ?? 1), in: context)
        case .previous: go(to: index - (count ?? 1), in: context)
        case .crosses:
            let next = page.crosses.first { $0 > scroll.top } ?? page.crosses.first
            guard let next else { return [] }
            scroll.move(
                .top, count: next + 1, in: page.document, size: pageSize(in: context), glyphs: context.glyphs)
        case .copy: return [.run(.copy(page.text, what: "what the migration left"))]
        }
        return []
    }

    private mutating func go(to index: Int, in context: Context) {
        self.index = min(max(0, index), report.migrations.count - 1)
        scroll = DocumentScroll()
        page = LandingPage(migration, on: .screen(width: context.size.columns, glyphs: context.glyphs))
    }

    package func document(in context: Context) -> Document { page.document }
}

extension Destination {
    /// What one applied migration left, by its tag.
    package static func landing(_ status: MigrationStatus, _ report: LandingReport, tag: String)
        -> Destination
    {
        Destination { LandingScreen(id: $0, status: status, report: report, tag: tag) }
    }
}

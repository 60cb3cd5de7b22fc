import Reports
import Review
package import Terminal

/// What the pending migrations would lock, break and cost: a line for each finding, and the whole of one below it.
package struct ReviewScreen: PagedListScreen {
    package static let title = "Review"
    package static let place: PlaceCommand? = .review
    package let id: ScreenID
    var reviewing: Slot<LoadReview>
    /// The newest answer, also while the next one is on its way.
    private(set) var report: ReviewReport?
    private(set) var findings: [Finding] = []
    /// Of the longest place among them, in columns.
    private(set) var placeWidth = 0
    package var view = Viewport()
    package var scroll = DocumentScroll()
    package var needle = ""
    /// One finding fills the screen.
    package internal(set) var isReading = false

    package init(id: ScreenID) {
        self.id = id
        reviewing = Slot(of: id)
    }

    var selected: Finding? {
        guard let line = view.selection, findings.indices.contains(line) else { return nil }
        return findings[line]
    }

    package var hints: [ReviewScreenCommand] {
        (isReading ? [] : [.read, .full]) + [.copyRows, .copySafeWay, .copyReport]
    }
    package var slots: [any AnySlot] { [reviewing] }

    package func location(in context: Context) -> Location {
        Location(path: "review", summary: report?.summary ?? "")
    }

    package mutating func load(in context: Context) -> [Request] { [reviewing.ask(LoadReview())] }

    package var lineCount: Int { findings.count }
    package var opening: ReviewScreenCommand { .read }

    package func text(of line: Int) -> String {
        "\(findings[line].rule) \(findings[line].place.statement) \(findings[line].sentence)"
    }

    package func layout(in context: Context) -> ListLayout {
        ListLayout(
            Rect(context.body), summary: summaryLines(in: context).count, count: lineCount,
            detail: .mostlyBelow)
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        switch reviewing.take(answer) {
        case nil: return []
        case .failure(let problem):
            guard report != nil else { return [] }
            return [.say(Notice("What you see is from before: \(problem.summary)", tone: .danger))]
        case .success(let report):
            let wasKnown = self.report != nil
            (self.report, findings) = (report, report.findings)
            placeWidth = findings.reduce(0) { max($0, TextWidth.columns(of: $1.briefPlace)) }
            fit(in: context)
            isReading = isReading && selected != nil
            return wasKnown ? [.say(Notice("Read again: \(report.summary)."))] : []
        }
    }
}

package import Reports
import Terminal
import Verification

/// Who applies migrations right now, what they run and wait for, and what has landed.
package struct WatchScreen: ReadingScreen {
    package static let title = "Watching a run"
    package static let place: PlaceCommand? = .watch
    package let id: ScreenID
    private var watching: RunWatching
    package var scroll = DocumentScroll()
    package var needle = ""

    package init(id: ScreenID) {
        self.id = id
        watching = RunWatching(of: id)
    }

    package var hints: [WatchScreenCommand] { [.stop] }
    package var slots: [any AnySlot] { watching.slots }

    package func location(in context: Context) -> Location {
        Location(path: "migrations \(context.glyphs.breadcrumb) watch")
    }

    package mutating func load(in context: Context) -> [Request] { watching.begin() }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        watching.receive(answer) ?? []
    }

    package func obstacle(to command: WatchScreenCommand, in context: Context) -> String? {
        watching.obstacle
    }

    package mutating func perform(_ command: WatchScreenCommand, count: Int?, in context: Context)
        -> [Request]
    {
        watching.ask()
    }

    package mutating func take(_ text: String, for question: String, in context: Context) -> [Request] {
        watching.take(text, for: question) ?? []
    }

    package func document(in context: Context) -> Document {
        let sheet = Sheet.screen(width: context.body.columns - 2, glyphs: context.glyphs)
        if let problem = watching.looking.problem { return Document([.lines(problem.lines(on: sheet))]) }
        guard let report = watching.report else {
            return Document([.lines(sheet.wrapped("Looking at the sessions.", .dim))])
        }
        return report.document(on: sheet)
    }
}

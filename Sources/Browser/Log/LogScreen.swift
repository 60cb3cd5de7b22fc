package import Reports
import Terminal

/// What the program did last, for whoever reports a bug.
package struct LogScreen: ReadingScreen {
    package static let title = "The log"
    package static let place: PlaceCommand? = .log
    package let id: ScreenID
    private var reading: Slot<ReadLog>
    package var scroll = DocumentScroll()
    package var needle = ""

    package init(id: ScreenID) {
        self.id = id
        reading = Slot(of: id)
    }

    package var hints: [LogCommand] { [.copy] }
    package var slots: [any AnySlot] { [reading] }

    package func location(in context: Context) -> Location { Location(path: "log") }

    package mutating func load(in context: Context) -> [Request] { [reading.ask(ReadLog())] }

    /// The newest lines are the interesting ones.
    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        guard reading.take(answer) != nil else { return [] }
        return move(.bottom, count: nil, in: context)
    }

    package func obstacle(to command: LogCommand, in context: Context) -> String? {
        reading.value == nil ? "There is no log to copy." : nil
    }

    package mutating func perform(_ command: LogCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .copy: [.run(.copy((reading.value ?? []).map { $0 + "\n" }.joined(), what: "the log"))]
        }
    }

    package func document(in context: Context) -> Document {
        let sheet = Sheet.screen(width: context.body.columns - 2, glyphs: context.glyphs)
        if let problem = reading.problem { return Document([.lines(problem.lines(on: sheet))]) }
        return Document([.lines((reading.value ?? []).map { [Styled($0)] })])
    }
}

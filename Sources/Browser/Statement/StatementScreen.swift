package import Reports
import Terminal

/// The rows of a table as others can ask for them: the statement, and the command line.
package struct StatementScreen: ReadingScreen {
    package static let title = "The SQL of what is seen"
    package let id: ScreenID
    private let rows: SeenRows
    package var scroll = DocumentScroll()
    package var needle = ""

    package init(id: ScreenID, rows: SeenRows) { (self.id, self.rows) = (id, rows) }

    package var hints: [StatementCommand] { [.copySQL, .copyCommand] }
    package var slots: [any AnySlot] { [] }

    package func location(in context: Context) -> Location { Location(path: "SQL of what is seen") }

    package mutating func load(in context: Context) -> [Request] { [] }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] { [] }

    package func obstacle(to command: StatementCommand, in context: Context) -> String? { nil }

    package mutating func perform(_ command: StatementCommand, count: Int?, in context: Context) -> [Request]
    {
        switch command {
        case .copySQL: [.run(.copy(rows.statement, what: "the statement"))]
        case .copyCommand: [.run(.copy(rows.command, what: "the command"))]
        }
    }

    package func document(in context: Context) -> Document { rows.document() }
}

extension Destination {
    package static func statement(_ rows: SeenRows) -> Destination {
        Destination { StatementScreen(id: $0, rows: rows) }
    }
}

import Drizzle
package import Reports
import Terminal
package import Verification

/// Which migration is where: the databases as columns, the migrations as lines.
package struct ComparisonScreen: ReadingScreen {
    package static let title = "Several databases"
    package let id: ScreenID
    private var columns: [StatusComparison.Column]
    /// The address that is being asked.
    private var address: String
    private var asking: Slot<LoadStatus>
    private var isShort = false
    private var document = Document.empty
    package var scroll = DocumentScroll()
    package var needle = ""

    package init(id: ScreenID, here: String, status: MigrationStatus, address: String) {
        (self.id, self.address) = (id, address)
        columns = [StatusComparison.Column(name: here, finding: .status(status))]
        asking = Slot(of: id)
    }

    package var hints: [ComparisonCommand] { [.add, .onlyUneven] }
    package var slots: [any AnySlot] { [asking] }

    package func location(in context: Context) -> Location {
        Location(
            path: "migrations \(context.glyphs.breadcrumb) in \(Numbers.count(columns.count, "database"))")
    }

    package mutating func load(in context: Context) -> [Request] {
        prepare(in: context)
        return [asking.ask(LoadStatus(address: address))]
    }

    package mutating func settle(in context: Context) -> [Request] {
        prepare(in: context)
        return []
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        switch asking.take(answer) {
        case nil: return []
        case .success(let other):
            let column = StatusComparison.Column(name: other.name, finding: .status(other.status))
            guard other.name != columns[0].name else {
                return [.say(Notice("That is the database that you look at already.", tone: .caution))]
            }
            // Asked again, a database stays in its column.
            if let place = columns.firstIndex(where: { $0.name == other.name }) {
                columns[place] = column
            } else {
                columns.append(column)
            }
            prepare(in: context)
            return []
        case .failure(let problem):
            prepare(in: context)
            return [.say(Notice(problem.summary, tone: .danger))]
        }
    }

    package func title(of command: ComparisonCommand) -> String {
        command == .onlyUneven && isShort ? "everything" : command.entry.title
    }

    package func obstacle(to command: ComparisonCommand, in context: Context) -> String? {
        switch command {
        case .add: asking.isWaiting ? "One is being asked; ^C stops that." : nil
        case .onlyUneven: columns.count < 2 ? "There is nothing to compare yet." : nil
        }
    }

    package mutating func perform(_ command: ComparisonCommand, count: Int?, in context: Context) -> [Request]
    {
        switch command {
        case .add: return [.prompt(.addressToCompare)]
        case .onlyUneven:
            isShort.toggle()
            prepare(in: context)
            return []
        }
    }

    package mutating func take(_ text: String, for question: String, in context: Context) -> [Request] {
        guard !text.isEmpty else { return [] }
        address = text
        return [asking.ask(LoadStatus(address: text))]
    }

    package func document(in context: Context) -> Document { document }

    private mutating func prepare(in context: Context) {
        let comparison = StatusComparison(columns)
        let sheet = Sheet.screen(width: context.body.columns - 2, glyphs: context.glyphs)
        let trouble = asking.problem?.lines(on: sheet)
        document = Document(
            comparison.sections(onlyUneven: isShort, in: context.glyphs)
                + (trouble.map { [.blank, .lines($0)] } ?? []))
    }
}

extension Destination {
    /// The status here beside that of another address.
    package static func comparison(here: String, _ status: MigrationStatus, address: String) -> Destination {
        Destination { ComparisonScreen(id: $0, here: here, status: status, address: address) }
    }
}

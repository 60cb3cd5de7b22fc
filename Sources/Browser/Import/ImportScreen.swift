package import Catalog
package import Reports
import Rows
import SQL
import Terminal
import Workspace

/// What a file would bring into a table, and what became of that.
///
/// Nothing is asked of the server as long as the session only reads, since the first rows are tried there.
package struct ImportScreen: ReadingScreen {
    package static let title = "Importing a file"
    package let id: ScreenID
    private let relation: Relation
    /// As it was typed; `nil` before.
    private var path: String?
    private(set) var reading: Slot<ReadImport>
    private(set) var running: Slot<RunImport>
    private var isWritable = false
    package var scroll = DocumentScroll()
    package var needle = ""

    package init(id: ScreenID, path: String?, into relation: Relation) {
        (self.id, self.path, self.relation) = (id, path, relation)
        (reading, running) = (Slot(of: id), Slot(of: id))
    }

    package var hints: [ImportCommand] { running.isWaiting ? [] : [.run, .other] }
    package var slots: [any AnySlot] { [reading, running] }

    package var closeObstacle: String? {
        running.isWaiting ? "The import goes on: ^C stops it, and nothing of it is kept." : nil
    }

    package func location(in context: Context) -> Location {
        Location(path: "\(relation.name) \(context.glyphs.breadcrumb) import", summary: path ?? "")
    }

    /// Reads the file, or asks which.
    package mutating func load(in context: Context) -> [Request] {
        guard !running.isWaiting else { return [] }
        isWritable = context.staging.isWritable
        running.clear()
        reading.clear()
        guard let path else { return askForFile() }
        guard let file = ImportFile(path: path) else {
            return [.say(Notice(Self.forms, tone: .caution))] + askForFile()
        }
        scroll = DocumentScroll()
        return isWritable ? [reading.ask(ReadImport(of: file, into: relation.oid))] : []
    }

    /// Goes on once the session may change rows.
    package mutating func settle(in context: Context) -> [Request] {
        guard context.staging.isWritable != isWritable else { return [] }
        isWritable = context.staging.isWritable
        return isWritable && path != nil && reading.content == .empty ? load(in: context) : []
    }

    private func askForFile() -> [Request] {
        [.prompt(.answer(to: Self.file, label: "Import from: ", text: path ?? ""))]
    }

    /// The question for its name.
    private static let file = "file"

    private static let forms =
        "It ends with .csv, .tsv or .ndjson, or .gz, .zst."

    package var wordedCommands: [String: @Sendable (String) -> PickerItem.Target] {
        [ImportCommand.other.entry.name: { .answer($0, to: Self.file) }]
    }

    package mutating func take(_ text: String, for question: String, in context: Context) -> [Request] {
        if let closeObstacle { return [.say(Notice(closeObstacle, tone: .caution))] }
        guard !text.isEmpty else { return [] }
        path = text
        return load(in: context)
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        if reading.take(answer) != nil {
            scroll = DocumentScroll()
            return []
        }
        guard let result = running.take(answer) else { return [] }
        scroll = DocumentScroll()
        guard case .success(let report) = result else { return [] }
        return [.stage(.imported), .say(Notice(report.words, tone: .success))]
    }

    package func obstacle(to command: ImportCommand, in context: Context) -> String? {
        if running.isWaiting { return closeObstacle }
        guard command == .run else { return nil }
        guard context.staging.isWritable else {
            return "This session only reads; :write lets it change rows."
        }
        if running.value != nil { return "It is imported; q goes back." }
        if reading.isWaiting { return "The file is being read." }
        guard let preview = reading.value else { return "There is nothing that could be imported." }
        return preview.isFit ? nil : "It would be refused, as shown; mend the file, and R reads it again."
    }

    package mutating func perform(_ command: ImportCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .other: return askForFile()
        case .run:
            scroll = DocumentScroll()
            return reading.value.map { [running.ask(RunImport($0.plan))] } ?? []
        }
    }

    package func document(in context: Context) -> Document {
        let sheet = Sheet.screen(width: context.body.columns - 2, glyphs: context.glyphs)
        guard let preview = reading.value else { return Document(absence(on: sheet)) }
        return Document(state(on: sheet) + preview.document(on: sheet).sections)
    }

    private func absence(on sheet: Sheet) -> [Document.Section] {
        if let problem = reading.problem { return [.lines(problem.lines(on: sheet))] }
        guard let path else { return [.lines(sheet.wrapped("f asks for a file.", .dim))] }
        guard isWritable else {
            let words = "\(path) is not read yet: this session only reads, and :write lets it change rows."
            return [.lines(sheet.wrapped(words, .caution))]
        }
        return [.lines(sheet.wrapped("Reading \(path) and trying its first rows.", .dim))]
    }

    private func state(on sheet: Sheet) -> [Document.Section] {
        if let problem = running.problem { return [.lines(problem.lines(on: sheet)), .blank] }
        if running.isWaiting {
            return [.lines(sheet.wrapped("It is being imported; ^C takes everything back.", .info)), .blank]
        }
        if let report = running.value { return [.lines(sheet.wrapped(report.words, .success)), .blank] }
        guard reading.value?.isFit == true else {
            return [
                .lines(sheet.wrapped("It would be refused as a whole, for what is said below.", .danger)),
                .blank,
            ]
        }
        return [
            .lines(sheet.wrapped("a imports all rows in one transaction; nothing is changed yet.", .info)),
            .blank,
        ]
    }
}

extension Destination {
    /// What a file would bring into a table; without a name, it is asked for.
    static func importing(_ path: String?, into relation: Relation) -> Destination {
        Destination { ImportScreen(id: $0, path: path, into: relation) }
    }
}

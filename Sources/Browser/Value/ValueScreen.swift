import Catalog
import Reports
import Rows
import SQL
import Terminal

/// One value: fetched when the screen opens, and laid out by what it is; a large one from its beginning, more on demand.
package struct ValueScreen: BrowserScreen {
    package static let title = "One value"
    package let id: ScreenID
    let subject: ValueSubject
    var fetching: Slot<LoadValue>
    var body: ValueBody?
    /// As the server wrote it, instead of laid out.
    var isPlain = false
    var needle = ""
    /// So many characters are read of a larger value.
    var beginning = 1 << 20
    /// How large the value is of which only the beginning is here.
    var cutSize: ByteCount?

    package init(id: ScreenID, subject: ValueSubject) {
        (self.id, self.subject) = (id, subject)
        fetching = Slot(of: id)
    }

    var column: RowColumn { subject.source.columns[subject.column] }

    package var slots: [any AnySlot] { [fetching] }

    package var hints: [ValueCommand] {
        body?.outline == nil
            ? [.copy, .plain, .share] : [.fold, .foldAll, .unfoldAll, .copy, .copyPart, .plain]
    }

    /// Shows at once what the grid already has whole, and asks for the value as it is now.
    package mutating func load(in context: Context) -> [Request] {
        if body == nil, subject.cell.cutSize == nil { lay(out: subject.cell.text, in: context) }
        guard let request = subject.request(beginning: beginning) else {
            if body == nil { lay(out: subject.cell.text, in: context) }
            return []
        }
        return [fetching.ask(LoadValue(request))]
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        guard fetching.take(answer) != nil else { return [] }
        defer { fit(in: context) }
        guard let value = fetching.value else {
            if fetching.problem == .stopped, body != nil { fetching.clear() }
            return []
        }
        let (before, wasCut) = (body?.text, cutSize != nil)
        cutSize = value.cutSize
        guard body == nil || before != value.text else { return [] }
        let wasShown = body != nil
        lay(out: value.text, in: context)
        return wasShown && !wasCut ? [.say(Notice("The value has changed since the grid was read."))] : []
    }

    mutating func lay(out text: String?, in context: Context) {
        body = ValueBody(
            text, type: column.type, isPlain: isPlain, size: bodySize(in: context),
            glyphs: context.glyphs)
        fit(in: context)
    }

    package mutating func settle(in context: Context) -> [Request] {
        fit(in: context)
        return []
    }

    mutating func fit(in context: Context) {
        let size = bodySize(in: context)
        body?.layout.resize(size, glyphs: context.glyphs)
    }

    /// Without the lines for remarks, labels and problems.
    func bodySize(in context: Context) -> Size {
        let trouble = TroubleLines(trouble, size: context.body, glyphs: context.glyphs)
        let remarks = (remark == nil ? 0 : 1) + labelLines(context.body, context.glyphs).count
        return Size(columns: context.body.columns, rows: max(0, context.body.rows - trouble.count - remarks))
    }

    /// Why what is shown is older than it was meant to be.
    var trouble: Problem? { body == nil ? nil : fetching.problem }

    /// What a value of an enum may be, below the one that it is.
    func labelLines(_ room: Size, _ glyphs: Glyphs) -> [String] {
        let labels = column.type.labels
        guard !labels.isEmpty else { return [] }
        let words = "One of " + labels.joined(separator: ", ") + "."
        return Array(
            TextWrap(words, width: room.columns - 2, in: glyphs).map { String($0) }.prefix(room.rows / 2))
    }

    var remark: String? {
        if subject.key == nil, let size = subject.cell.sizeWords {
            return "Only the beginning of \(size): without a key the row cannot be found again."
        }
        if let cutSize { return "Only the beginning of \(cutSize); + reads more, y copies what is here." }
        return body?.remark
    }
}

extension Destination {
    /// A value, whole.
    package static func value(_ subject: ValueSubject) -> Destination {
        Destination { ValueScreen(id: $0, subject: subject) }
    }
}

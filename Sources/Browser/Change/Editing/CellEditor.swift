import Catalog
import Reports
import Rows
import SQL
import Terminal

/// A line in the place of a cell, in which its value is typed.
///
/// NULL, the default, nothing and an expression are different things, each with a key of its own.
package struct CellEditor: Equatable, Sendable {
    package let cell: EditedCell
    private(set) var line: LineEditor
    private(set) var isExpression: Bool
    /// Whether what was there still stands there, all of which typing replaces.
    private(set) var isUntouched = true
    /// What stands there is no text, such as NULL.
    let original: NewValue
    /// Which of the values that can be chosen was chosen.
    private(set) var choice: Int?
    /// What it could refer to, once that was asked; `nil` before, and when something else was typed.
    private var offers: [OfferedKey]?

    /// What can be chosen from instead of typing, with what stands behind each.
    var values: [OfferedKey] { offers ?? cell.values.map { OfferedKey(key: $0, label: nil) } }

    enum Outcome: Equatable {
        case open, closed
        case value(NewValue)
        /// The person's own editor takes over.
        case editor(String)
        /// Stays, and wants to know what it could refer to, from a text on.
        case offers(String)
        /// Stays, and says why.
        case refused(String)
    }

    /// - Parameters:
    ///   - cell: What is edited.
    ///   - value: What is staged for it, or else what it holds.
    init(_ cell: EditedCell, _ value: NewValue) {
        (self.cell, original) = (cell, value)
        switch value {
        case .null, .byDefault: (line, isExpression) = (LineEditor(), false)
        case .text(let text): (line, isExpression) = (LineEditor(text), false)
        case .expression(let text): (line, isExpression) = (LineEditor(text), true)
        }
    }

    mutating func press(_ key: Key) -> Outcome {
        switch key {
        case .escape: return .closed
        case .enter: return isUntouched ? .closed : finished
        case .control("n"):
            return cell.column.column.isRequired
                ? .refused("\(cell.column.name) takes no NULL.") : .value(.null)
        case .control("t"): return .value(.byDefault)
        case .control("o"): return .editor(isExpression ? "" : line.text)
        case .control("x"): toggleExpression()
        case .control("u"): replace(with: "")
        case .tab, .down:
            if let beginning { return .offers(beginning) }
            choose(by: 1)
        case .backTab, .up: choose(by: -1)
        case .paste(let text) where text.contains(where: \.isNewline):
            return .refused("What was pasted has several lines, so it belongs into your editor: ^O.")
        default: edit(key)
        }
        return .open
    }

    /// What was typed, as a value; an expression has to be one.
    private var finished: Outcome {
        guard isExpression else { return .value(.text(line.text)) }
        return SQL.expression(line.text) == nil
            ? .refused("PostgreSQL's parser finds no expression in this.") : .value(.expression(line.text))
    }

    private mutating func edit(_ key: Key) {
        if isUntouched {
            switch key {
            case .character, .paste: line = LineEditor()
            case .backspace, .delete:
                replace(with: "")
                return
            default: break
            }
        }
        if line.edit(key) { (isUntouched, choice, offers) = (false, nil, nil) }
    }

    /// From where on keys are to be offered; `nil` where they are, or where none can be.
    private var beginning: String? {
        guard cell.column.isReference, offers == nil, !isExpression else { return nil }
        return isUntouched ? "" : line.text
    }

    /// Offers keys, and chooses the first of them.
    ///
    /// - Returns: Whether there are any.
    mutating func take(_ keys: [OfferedKey]) -> Bool {
        guard !keys.isEmpty else { return false }
        (offers, choice) = (keys, nil)
        choose(by: 1)
        return true
    }

    /// An expression begins anew; what was typed stays.
    private mutating func toggleExpression() {
        if isUntouched { line = LineEditor() }
        (isExpression, isUntouched, choice) = (!isExpression, false, nil)
    }

    private mutating func replace(with text: String) {
        (line, isUntouched, choice, offers) = (LineEditor(text), false, nil, nil)
    }

    private mutating func choose(by steps: Int) {
        let values = values
        guard !values.isEmpty, !isExpression else { return }
        let last = choice ?? values.firstIndex { $0.key == line.text } ?? (steps > 0 ? -1 : 0)
        let next = (last + steps + values.count) % values.count
        let kept = offers
        replace(with: values[next].key)
        (choice, offers) = (next, kept)
    }

    /// The keys, for the last line of the screen.
    func hints(in glyphs: Glyphs) -> HintsLine {
        let isChosen = !values.isEmpty || cell.column.isReference
        return HintsLine(
            hints: [
                Hint(key: Key.enter.description(in: glyphs), title: "stage"),
                isChosen ? Hint(key: "Tab", title: "next value") : Hint(key: "^U", title: "empty"),
                Hint(key: "^N", title: "NULL", isPossible: !cell.column.column.isRequired),
                Hint(key: "^T", title: "default"),
                Hint(key: "^X", title: isExpression ? "text" : "expression"),
                Hint(key: "^O", title: "$EDITOR"),
            ], last: [Hint(key: "Esc", title: "leave")])
    }
}

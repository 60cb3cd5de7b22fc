import Reports
package import Terminal

/// A line of text asked for in place of the hints.
package struct Prompt: Equatable, Sendable {
    /// What stands in front of the text, such as `/`.
    package let label: String
    package let purpose: Purpose
    package internal(set) var line = LineEditor()
    /// What can be meant in a line of SQL.
    let words: ExpressionWords?
    /// The characters that typing replaces.
    var marked: Range<Int>?
    var completion: Completion?
    var recalled: Recalled?

    package enum Purpose: Equatable, Sendable {
        /// What is typed is searched for at once.
        case search
        /// The front screen gets the whole text with Enter, and nothing before.
        case answer(to: String)
        /// The same for an address, of which the password is covered while it is typed.
        case address(for: String)
        /// The same for a line of SQL, which is coloured, completed and recalled.
        case expression(for: String)
    }

    package init(label: String, purpose: Purpose = .search) {
        (self.label, self.purpose, words) = (label, purpose, nil)
    }

    init(label: String, purpose: Purpose, text: String, words: ExpressionWords) {
        (self.label, self.purpose, self.words) = (label, purpose, words)
        line = LineEditor(text)
    }

    /// What is typed is searched for at once.
    package static let search = Prompt(label: "/")

    /// Asks for a text that only the screen understands.
    ///
    /// - Parameters:
    ///   - question: Which question of the screen is answered.
    ///   - label: What stands in front of the text.
    ///   - text: What stands there already.
    /// - Returns: The line that asks.
    package static func answer(to question: String, label: String, text: String = "") -> Prompt {
        var prompt = Prompt(label: label, purpose: .answer(to: question))
        prompt.line = LineEditor(text)
        return prompt
    }

    /// Asks for another database.
    package static let addressToCompare = Prompt(
        label: "Compare with (postgres://…): ", purpose: .address(for: "compare"))

    package var text: String { line.text }

    /// The question that the text answers; `nil` for a search.
    var question: String? {
        switch purpose {
        case .search: nil
        case .answer(let question), .address(let question), .expression(let question): question
        }
    }

    /// What was said about the text so far comes behind it, as far as there is room.
    func drawLine(in frame: inout Frame, row: Int, saying notice: Notice?) {
        let used = frame.draw(label, at: 1, row: row, role: .hintKey)
        frame.draw(shown, at: 1 + used, row: row, width: frame.size.columns - used - 2)
        colourExpression(in: &frame, at: 1 + used, row: row, width: frame.size.columns - used - 2)
        let start = used + TextWidth.columns(of: shown.text, in: frame.glyphs) + 5
        guard start < frame.size.columns else { return }
        guard let notice else {
            frame.draw(offer, at: start, row: row, role: .dim, overflow: .ellipsis)
            return
        }
        notice.draw(in: &frame, at: start, row: row)
    }

    /// The line as it is drawn, its password covered.
    private var shown: LineEditor {
        guard case .address = purpose else { return line }
        let text = Array(line.text)
        var covered = LineEditor(String(Self.covered(text)))
        covered.move(by: -line.textAfterCursor.count)
        return covered
    }

    /// Between the user's name and the last `@`, or behind `password=`, every character is a mark.
    private static func covered(_ text: [Character]) -> [Character] {
        var result = text
        func cover(_ range: Range<Int>) { for index in range { result[index] = "*" } }
        if let scheme = text.indices.first(where: { String(text[$0...].prefix(3)) == "://" }),
            let colon = text[(scheme + 3)...].firstIndex(of: ":")
        {
            let end = text[(scheme + 3)...].lastIndex(of: "@") ?? text.endIndex
            let isPort = end == text.endIndex && text[(colon + 1)...].allSatisfy { $0.isNumber || $0 == "/" }
            if colon < end, !isPort { cover(colon + 1..<end) }
        }
        for start in text.indices where String(text[start...].prefix(9)).lowercased() == "password=" {
            let end = text[(start + 9)...].firstIndex { $0 == " " || $0 == "&" } ?? text.endIndex
            cover(min(start + 9, end)..<end)
        }
        return result
    }
}

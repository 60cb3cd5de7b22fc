import Reports
import SQL
import Terminal

// A line of SQL: completed with Tab, recalled with the arrows, and coloured while it is typed.
extension Prompt {
    /// Does what the key means in a line of SQL, and nothing for every other one.
    mutating func pressInExpression(_ key: Key) -> Bool {
        guard let words, case .expression = purpose else { return false }
        switch key {
        case .tab: complete(words, by: 1)
        case .backTab: complete(words, by: -1)
        case .up: recall(words, by: 1)
        case .down: recall(words, by: -1)
        default:
            completion = nil
            return replaceMarked(key)
        }
        return true
    }

    /// Marks what typing replaces, and places the cursor.
    mutating func mark(_ range: Range<Int>, cursor: Int) {
        marked = range
        line.moveCursor(to: cursor)
    }

    /// Places the cursor where the parser stumbled.
    mutating func moveCursor(toOffset offset: Int) {
        let before = String(decoding: text.utf8.prefix(offset), as: UTF8.self)
        line.moveCursor(to: before.count)
    }

    /// What is typed takes the place of what is marked; any other key only takes the mark away.
    private mutating func replaceMarked(_ key: Key) -> Bool {
        guard let range = marked else { return false }
        marked = nil
        switch key {
        case .character, .paste, .backspace:
            for _ in range { _ = line.edit(.backspace) }
            return key == .backspace
        default: return false
        }
    }

    private mutating func complete(_ words: ExpressionWords, by steps: Int) {
        marked = nil
        let found = completion?.found ?? words.completions(of: line.textBeforeCursor)
        guard !found.words.isEmpty else { return }
        let rest = line.textAfterCursor
        let isFirst = completion == nil && found.isName
        let after = isFirst ? String(rest.drop(while: \.isOfName)) : rest
        let last = completion?.index ?? (steps > 0 ? -1 : 0)
        let index = (last + steps + found.words.count) % found.words.count
        completion = Completion(found: found, index: index)
        line = LineEditor(found.start + found.words[index] + after)
        line.move(by: -after.count)
    }

    private mutating func recall(_ words: ExpressionWords, by steps: Int) {
        let history = words.history
        (marked, completion) = (nil, nil)
        let draft = recalled?.draft ?? text
        let place = min(history.count, max(0, (recalled?.place ?? 0) + steps))
        recalled = Recalled(place: place, draft: draft)
        line = LineEditor(place == 0 ? draft : history[history.count - place])
    }

    /// What Tab went through.
    struct Completion: Equatable, Sendable {
        let found: ExpressionWords.Completions
        let index: Int
    }

    /// Which line of the history stands here, counted from the newest; 0 is what was typed.
    struct Recalled: Equatable, Sendable {
        let place: Int
        let draft: String
    }
}

extension Prompt {
    /// Colours the line, where all of it is seen, and shows what typing replaces.
    func colourExpression(in frame: inout Frame, at column: Int, row: Int, width: Int) {
        guard case .expression = purpose, TextWidth.columns(of: text, in: frame.glyphs) < width else {
            return
        }
        let utf8 = Array(text.utf8)
        for token in SQL.tokens(of: text) {
            let before = String(decoding: utf8[..<token.range.lowerBound], as: UTF8.self)
            let own = String(decoding: utf8[token.range], as: UTF8.self)
            let place = Rect(
                column: column + TextWidth.columns(of: before, in: frame.glyphs), row: row,
                columns: TextWidth.columns(of: own, in: frame.glyphs), rows: 1)
            frame.restyle(place, role: token.kind.role)
        }
        guard let marked else { return }
        let (before, own) = (text.prefix(marked.lowerBound), text.prefix(marked.upperBound))
        let start = TextWidth.columns(of: String(before), in: frame.glyphs)
        let end = TextWidth.columns(of: String(own), in: frame.glyphs)
        frame.restyle(
            Rect(column: column + start, row: row, columns: end - start, rows: 1), adding: .reversed)
    }

    /// What Tab would go through, or is going through, for whoever looks at the end of the line.
    var offer: String {
        guard let completion, completion.found.words.count > 1 else { return "" }
        return completion.found.words.dropFirst(completion.index).prefix(6).joined(separator: "  ")
    }
}

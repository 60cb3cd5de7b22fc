/// One line of text that a person types, with a cursor: the prompt of a search, a filter, the palette.
package struct LineEditor: Equatable, Sendable {
    /// The characters before and from the cursor on.
    private var before: [Character]
    private var after: [Character]

    /// Starts with a text and the cursor at its end.
    package init(_ text: String = "") {
        before = Array(text)
        after = []
    }

    package var text: String { String(before) + String(after) }
    package var isEmpty: Bool { before.isEmpty && after.isEmpty }
    /// The text before the cursor, of which a completion is the rest.
    package var textBeforeCursor: String { String(before) }
    package var textAfterCursor: String { String(after) }

    /// Does what the key means in a prompt; answers `false`, and does nothing, when it means nothing here.
    ///
    /// Knows the keys of a shell, but that `^U` clears all of the line: arrows, Home, End, `^A ^E ^B ^F ^D ^W ^U ^K`, Alt-b and Alt-f, Backspace, Delete.
    package mutating func edit(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(String(character))
        case .paste(let text): insert(text)
        case .left, .control("b"): move(by: -1)
        case .right, .control("f"): move(by: 1)
        case .home, .control("a"): move(by: -before.count)
        case .end, .control("e"): move(by: after.count)
        case .alt("b"): move(by: -wordBeforeCursor)
        case .alt("f"): move(by: wordAfterCursor)
        case .backspace, .control("h"): before = before.dropLast()
        case .delete, .control("d"): after = Array(after.dropFirst())
        case .control("w"): before = before.dropLast(wordBeforeCursor)
        case .control("u"): (before, after) = ([], [])
        case .control("k"): after = []
        default: return false
        }
        return true
    }

    /// Inserts text at the cursor; a line stays one line, so every line end in it becomes a blank.
    package mutating func insert(_ text: String) {
        before += text.map { $0.isNewline ? " " : $0 }
        // A combining mark typed on its own joins the character before it.
        before = Array(String(before))
    }

    package mutating func move(by characters: Int) {
        let steps = min(max(-before.count, characters), after.count)
        if steps < 0 {
            after = before.suffix(-steps) + after
            before = before.dropLast(-steps)
        } else {
            before += after.prefix(steps)
            after = Array(after.dropFirst(steps))
        }
    }

    /// Places the cursor; outside of the text, at its nearer end.
    package mutating func moveCursor(to offset: Int) {
        move(by: max(0, min(offset, before.count + after.count)) - before.count)
    }

    private var wordBeforeCursor: Int {
        let blanks = before.reversed().prefix { !$0.isWordPart }.count
        return blanks + before.dropLast(blanks).reversed().prefix(while: \.isWordPart).count
    }

    private var wordAfterCursor: Int {
        let blanks = after.prefix { !$0.isWordPart }.count
        return blanks + after.dropFirst(blanks).prefix(while: \.isWordPart).count
    }
}

extension Character {
    fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }
}

extension Frame {
    /// Draws the line of an editor in `width` columns, scrolled so that the cursor is visible.
    package mutating func draw(
        _ editor: LineEditor, at column: Int, row: Int, width: Int, role: Role = .body,
        showsCursor: Bool = true
    ) {
        guard width > 0 else { return }
        fill(Rect(column: column, row: row, columns: width, rows: 1), role: role)
        let cursor = editor.textAfterCursor.first.map { String($0) } ?? " "
        let cursorWidth = max(1, TextWidth.columns(of: cursor, upTo: width, in: glyphs))
        let shown = editor.textBeforeCursor.suffix(columns: width - min(width, cursorWidth), in: glyphs)
        let used = draw(shown, at: column, row: row, role: role, width: width)
        draw(editor.textAfterCursor, at: column + used, row: row, role: role, width: width - used)
        guard showsCursor else { return }
        let place = Rect(column: column + used, row: row, columns: min(cursorWidth, width - used), rows: 1)
        restyle(place, role: .cursor, adding: .reversed)
    }
}

extension String {
    /// As much of the end as fits into `limit` columns.
    fileprivate func suffix(columns limit: Int, in glyphs: Glyphs) -> String {
        var columns = 0
        let part = reversed().prefix { character in
            columns += TextWidth.columns(of: String(character), upTo: limit, in: glyphs)
            return columns <= limit
        }
        return String(part.reversed())
    }
}

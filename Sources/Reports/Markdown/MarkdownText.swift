import Terminal

/// Texts as Markdown shows them as they are, whatever stands in them: no link, no image, no mention of anybody.
///
/// - Source: CommonMark 0.31, "Backslash escapes" and "Code spans"; GitHub Flavored Markdown, "Tables" and "Autolinks".
package enum MarkdownText {
    /// A text between others on its line.
    ///
    /// Words that would become a link or a mention are code, which nothing is made of; every other sign of Markdown's own
    /// is escaped.
    package static func inline(_ text: String) -> String {
        text.visible.split(separator: " ", omittingEmptySubsequences: false).map { word in
            word.isActive ? code(String(word)) : word.escaped
        }.joined(separator: " ").withEscapedStart
    }

    /// A text in a cell of a table, which a bar would end even in code.
    package static func cell(_ text: String) -> String {
        inline(text).replacing("|", with: "\\|")
    }

    /// A text as code between others.
    package static func code(_ text: String) -> String {
        let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
        let isBare = text.first != "`" && text.last != "`" && !text.isEmpty
        return isBare ? fence + text + fence : "\(fence) \(text) \(fence)"
    }

    /// Lines as a block of code, of a language such as `sql`.
    package static func block(_ lines: [String], _ language: String = "text") -> [String] {
        let longest = lines.map { longestRun(of: "`", in: $0) }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return [fence + language] + lines + [fence]
    }

    private static func longestRun(of sign: Character, in text: String) -> Int {
        var (longest, run) = (0, 0)
        for character in text {
            run = character == sign ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}

extension Substring {
    /// Whether something would be made of it even behind a backslash: a mention, a reference, an address.
    fileprivate var isActive: Bool {
        contains("@") || contains("#") || contains("://") || lowercased().hasPrefix("www.")
    }

    fileprivate var escaped: String {
        reduce(into: "") { text, character in
            if Self.signs.contains(character) { text.append("\\") }
            text.append(character)
        }
    }

    private static var signs: Set<Character> {
        ["\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "~", "&", "$", "!", "^"]
    }
}

extension String {
    /// What only means something where a line begins: lists, quotes, rules.
    fileprivate var withEscapedStart: String {
        if let first, "-+=:|".contains(first) { return "\\" + self }
        let digits = prefix { $0.isNumber }
        let rest = dropFirst(digits.count)
        // A number begins a list only with a blank behind its point.
        guard !digits.isEmpty, let next = rest.first, ".)".contains(next),
            rest.dropFirst().first ?? " " == " "
        else { return self }
        return "\(digits)\\\(dropFirst(digits.count))"
    }
}

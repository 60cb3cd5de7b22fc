import SQL

/// A piece of SQL as a row of tokens with their spelling.
struct TokenTexts {
    private let bytes: [UInt8]
    private let tokens: [SQLToken]
    /// As they are spelled.
    let words: [String]

    init(_ text: String) {
        let bytes = Array(text.utf8)
        let tokens = SQL.tokens(of: text).filter { $0.kind != .comment }
        (self.bytes, self.tokens) = (bytes, tokens)
        words = tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    /// The text from the first to the last of some tokens.
    func text(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return String(
            decoding: bytes[tokens[first].range.lowerBound..<tokens[last].range.upperBound], as: UTF8.self)
    }

    func isName(_ index: Int) -> Bool {
        switch tokens[index].kind {
        case .identifier: true
        case .keyword: !words[index].uppercased().isReserved
        case .string, .number, .comment, .operator, .parameter, .punctuation: false
        }
    }

    /// The first that stands in no brackets; one that closes none counts too.
    func firstAtTop(where isWanted: (String) -> Bool) -> Int? {
        var depth = 0
        for (index, word) in words.enumerated() {
            if depth == 0, isWanted(word) { return index }
            depth += word.bracketStep
        }
        return nil
    }

    /// The stretches between commas that stand in no brackets.
    func split(_ range: Range<Int>) -> [Range<Int>] {
        var (parts, start, depth): ([Range<Int>], Int, Int) = ([], range.lowerBound, 0)
        for index in range {
            if depth == 0, words[index] == "," {
                parts.append(start..<index)
                start = index + 1
            }
            depth += words[index].bracketStep
        }
        return (parts + [start..<range.upperBound]).filter { !$0.isEmpty }
    }
}

extension String {
    fileprivate var bracketStep: Int {
        switch self {
        case "(", "[": 1
        case ")", "]": -1
        default: 0
        }
    }

    /// What stands alone as an expression and is no column.
    fileprivate var isReserved: Bool {
        ["NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_USER", "CURRENT_TIMESTAMP"].contains(self)
    }
}

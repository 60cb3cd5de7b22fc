/// Stretches of a statement as they were written, for where the server has to be asked what it makes of them.
struct StatementText {
    private let bytes: [UInt8]
    /// Without comments.
    private let tokens: [SQLToken]

    init(_ tree: SyntaxTree) {
        bytes = Array(tree.source.dropLast())
        tokens = SQL.tokens(of: String(decoding: bytes, as: UTF8.self)).filter { $0.kind != .comment }
    }

    /// What stands in the brackets behind the words, as in `USING (…)`.
    func inBrackets(behind words: String...) -> String? {
        let start = tokens.indices.dropLast(words.count).first { start in
            depth(at: start) == 0
                && words.indices.allSatisfy { word(start + $0) == words[$0] }
        }
        guard let open = start.map({ $0 + words.count }), word(open) == "(", let close = close(of: open)
        else {
            return nil
        }
        return text(tokens[open].range.upperBound..<tokens[close].range.lowerBound)
    }

    /// What makes the same view under any name: the names of its columns, if it has any, `AS` and the query.
    var viewDefinition: String? {
        guard let start = tokens.indices.first(where: { word($0) == "as" && depth(at: $0) == 0 }), start > 0,
            !tokens[..<start].indices.contains(where: { word($0) == "recursive" })
        else { return nil }
        let query = text(tokens[start].range.lowerBound..<tokens[queryEnd - 1].range.upperBound)
        let open = tokens[..<start].indices.first { word($0) == "(" }
        guard let open, open > 0, word(open - 1) != "with", let close = close(of: open) else { return query }
        return text(tokens[open].range.lowerBound..<tokens[close].range.upperBound) + " " + query
    }

    /// Before `WITH CHECK OPTION` and `WITH NO DATA`, which belong to the view.
    private var queryEnd: Int {
        let ends = [
            ["with", "check", "option"], ["with", "cascaded", "check", "option"],
            ["with", "local", "check", "option"], ["with", "data"], ["with", "no", "data"],
        ]
        let last = tokens.count - (word(tokens.count - 1) == ";" ? 1 : 0)
        for end in ends where last > end.count {
            if end.indices.allSatisfy({ word(last - end.count + $0) == end[$0] }) { return last - end.count }
        }
        return last
    }

    private func word(_ index: Int) -> String {
        tokens.indices.contains(index) ? text(tokens[index].range).lowercased() : ""
    }

    private func depth(at index: Int) -> Int {
        tokens[..<index].reduce(0) { $0 + change(of: $1) }
    }

    private func close(of open: Int) -> Int? {
        var depth = 0
        return tokens.indices[open...].first { index in
            depth += change(of: tokens[index])
            return depth == 0
        }
    }

    private func change(of token: SQLToken) -> Int {
        guard token.range.count == 1 else { return 0 }
        return switch bytes[token.range.lowerBound] {
        case UInt8(ascii: "("): 1
        case UInt8(ascii: ")"): -1
        default: 0
        }
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

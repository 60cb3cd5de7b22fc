package import SQL
package import Terminal

/// SQL text as coloured lines.
package enum SQLColours {
    /// The lines of a text, each in pieces of one meaning; linear in the text.
    ///
    /// The tokens come in their order; what lies between two of them is plain.
    package static func lines(of text: String, tokens: [SQLToken]) -> [[Styled]] {
        var painter = Painter(utf8: Array(text.utf8))
        for token in tokens { painter.paint(token) }
        return painter.finish()
    }

    package static func lines(of text: String) -> [[Styled]] { lines(of: text, tokens: SQL.tokens(of: text)) }

    private struct Painter {
        let utf8: [UInt8]
        var lines: [[Styled]] = [[]]
        var place = 0

        mutating func paint(_ token: SQLToken) {
            let start = max(place, min(token.range.lowerBound, utf8.count))
            add(place..<start, .body)
            let end = max(start, min(token.range.upperBound, utf8.count))
            add(start..<end, token.kind.role)
            place = end
        }

        mutating func finish() -> [[Styled]] {
            add(place..<utf8.count, .body)
            // A line end at the very end begins no line.
            if lines.count > 1, lines[lines.count - 1].isEmpty { lines.removeLast() }
            return lines
        }

        private mutating func add(_ range: Range<Int>, _ role: Role) {
            guard !range.isEmpty else { return }
            let parts = utf8[range].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if index > 0 { lines.append([]) }
                let text = String(decoding: part, as: UTF8.self).withTabsAsBlanks
                if !text.isEmpty { lines[lines.count - 1].append(Styled(text, role)) }
            }
        }
    }
}

extension String {
    /// Carriage returns of CRLF files are left out, and tabs take two places; both mean nothing else in SQL.
    fileprivate var withTabsAsBlanks: String {
        guard utf8.contains(where: { $0 == 9 || $0 == 13 }) else { return self }
        return String(
            unicodeScalars.reduce(into: String.UnicodeScalarView()) { scalars, scalar in
                switch scalar {
                case "\t": scalars.append(contentsOf: "  ".unicodeScalars)
                case "\r": break
                default: scalars.append(scalar)
                }
            })
    }
}

extension SQLToken.Kind {
    package var role: Role {
        switch self {
        case .keyword: .sqlKeyword
        case .identifier: .sqlIdentifier
        case .string: .sqlString
        case .number, .parameter: .sqlNumber
        case .comment: .sqlComment
        case .operator, .punctuation: .sqlOperator
        }
    }
}

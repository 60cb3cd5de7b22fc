import SQL
package import Terminal
package import Verification

/// One difference in full: both definitions, and the SQL that closes it in either direction.
package struct DifferencePage {
    private let difference: Difference
    private let width: Int
    private let glyphs: Glyphs

    package init(_ difference: Difference, width: Int, glyphs: Glyphs) {
        (self.difference, self.width, self.glyphs) = (difference, width, glyphs)
    }

    package var document: Document {
        let words = [
            Styled(difference.title, difference.role, .bold), Styled(difference.consequence, .dim),
        ]
        return Document(
            [.lines(words.flatMap(wrapped))] + definitions
                + closing("To bring the database to the schema", "y copies it", difference.closing.database)
                + closing(
                    "To bring the schema to the database", "Y copies it", difference.closing.expectation))
    }

    private func wrapped(_ piece: Styled) -> [[Styled]] {
        piece.wrapped(to: max(20, width), in: glyphs).map { [$0] }
    }

    /// Side by side where both have at least fifty places.
    private var definitions: [Document.Section] {
        guard width >= 104 else {
            return [.blank, .heading("Expected", note: ""), .lines(text(difference.expected, width: width))]
                + [.heading("In the database", note: ""), .lines(text(difference.live, width: width))]
        }
        let half = (width - 3) / 2
        let left = text(difference.expected, width: half)
        let right = text(difference.live, width: half)
        let heads: [Styled] = [
            Styled(padded("Expected", half), .title, .bold), Styled(" \(glyphs.vertical) ", .border),
            Styled("In the database", .title, .bold),
        ]
        let rows = (0..<max(left.count, right.count)).map { row -> [Styled] in
            let line = row < left.count ? left[row] : []
            let taken = line.reduce(0) { $0 + $1.columns(in: glyphs) }
            return line + [
                Styled(String(repeating: " ", count: max(0, half - taken))),
                Styled(" \(glyphs.vertical) ", .border),
            ] + (row < right.count ? right[row] : [])
        }
        return [.blank, .lines([heads] + rows)]
    }

    private func closing(_ title: String, _ note: String, _ statements: [String]) -> [Document.Section] {
        guard !statements.isEmpty else { return [] }
        let script = statements.map { $0 + ";" }.joined(separator: "\n")
        return [.blank, .heading(title, note: note), .lines(text(script, width: width))]
    }

    /// Coloured and wrapped.
    private func text(_ sql: String?, width: Int) -> [[Styled]] {
        guard let sql else { return [[Styled("nothing", .dim)]] }
        let lines = sql.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            TextWrap(String(line), width: max(20, width), in: glyphs).withoutHangingBlanks
        }
        let wrapped = lines.joined(separator: "\n")
        return SQLColours.lines(of: wrapped, tokens: SQL.tokens(of: wrapped))
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

import Terminal
package import Verification

/// One difference in full: both definitions, and the SQL that closes it in either direction.
package struct DifferencePage {
    private let difference: Difference
    private let sheet: Sheet

    package init(_ difference: Difference, on sheet: Sheet) {
        (self.difference, self.sheet) = (difference, sheet)
    }

    package var document: Document {
        // In the browser the list beside the page says how bad it is.
        let title = sheet.hasKeys ? difference.title : "\(difference.title) — \(difference.harmWord)"
        let words = sheet.wrapped(title, difference.role, .bold) + sheet.wrapped(difference.consequence, .dim)
        let closing = difference.closing
        return Document(
            [.lines(words)] + definitions
                + section("To bring the database to the schema", "y copies it", closing.database)
                + section("To bring the schema to the database", "Y copies it", closing.expectation))
    }

    /// Side by side on a screen where both have at least fifty places.
    private var definitions: [Document.Section] {
        guard sheet.hasKeys, sheet.width >= 104 else {
            let (expected, live) = (difference.expected, difference.live)
            return [.blank, .heading("Expected", note: ""), .lines(text(expected, width: sheet.width))]
                + [.heading("In the database", note: ""), .lines(text(live, width: sheet.width))]
        }
        let (glyphs, half) = (sheet.glyphs, (sheet.width - 3) / 2)
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

    private func section(_ title: String, _ key: String, _ statements: [String]) -> [Document.Section] {
        guard !statements.isEmpty else { return [] }
        let note = sheet.hasKeys ? key : ""
        return [.blank, .heading(title, note: note), .lines(sheet.script(statements))]
    }

    /// Coloured and wrapped.
    private func text(_ sql: String?, width: Int) -> [[Styled]] {
        sql.map { sheet.coloured($0, width: width) } ?? [[Styled("nothing", .dim)]]
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension Sheet {
    /// SQL, coloured and wrapped.
    fileprivate func coloured(_ sql: String, width: Int) -> [[Styled]] {
        let lines = sql.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            TextWrap(String(line), width: max(20, width), in: glyphs).withoutHangingBlanks
        }
        let wrapped = lines.joined(separator: "\n")
        return SQLColours.lines(of: wrapped)
    }

    /// Statements with their semicolons.
    func script(_ statements: [String]) -> [[Styled]] {
        coloured(statements.map { $0 + ";" }.joined(separator: "\n"), width: width)
    }
}

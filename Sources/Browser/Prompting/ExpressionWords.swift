import Catalog
import Rows
import SQL

/// What can be meant in a line of SQL about the rows of one table: its columns, and what their values may be.
package struct ExpressionWords: Equatable, Sendable {
    private let columns: [Word]
    /// Lines that were typed before, the newest last.
    let history: [String]

    private struct Word: Equatable, Sendable {
        let name: String
        let written: String
        let values: [String]
    }

    init(_ source: RowSource, history: [String] = []) {
        columns = source.columns.map { column in
            let truth = column.type.category == .boolean ? ["true", "false"] : []
            return Word(
                name: column.name.name, written: column.name.written, values: column.type.labels + truth)
        }
        self.history = history
    }

    /// What the text in front of a cursor may become: the same text with its last word complete.
    ///
    /// Inside of a string these are the values of the column that was named last.
    func completions(of text: String) -> [String] {
        let characters = Array(text)
        if let open = Self.openString(in: characters) {
            let start = String(characters[...open])
            let begun = String(characters[(open + 1)...]).lowercased()
            return values(behind: start).filter { $0.lowercased().hasPrefix(begun) }.map {
                start + $0.doubling("'")
            }
        }
        let length = characters.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.count
        let start = String(characters.dropLast(length))
        let begun = String(characters.suffix(length)).lowercased()
        return columns.filter { $0.name.lowercased().hasPrefix(begun) }.map { start + $0.written }
    }

    /// The values of the column whose name stands last in the text.
    private func values(behind text: String) -> [String] {
        let places = columns.compactMap { column in
            text.ranges(of: column.written).last.map { (column, $0) }
        }
        let last = places.max { ($0.1.lowerBound, $0.1.upperBound) < ($1.1.lowerBound, $1.1.upperBound) }
        return last?.0.values ?? []
    }

    /// Where the string begins that is not closed.
    private static func openString(in text: [Character]) -> Int? {
        var open: Int?
        for (place, character) in text.enumerated() where character == "'" {
            open = open == nil ? place : nil
        }
        return open
    }
}

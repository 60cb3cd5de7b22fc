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
        let operators: [String]
        let isBoolean: Bool

        /// The values as SQL has them.
        var literals: [String] { isBoolean ? values : values.map { "'\($0.doubling("'"))'" } }
    }

    init(_ source: RowSource, history: [String] = []) {
        columns = source.columns.map { column in
            let isBoolean = column.type.category == .boolean
            return Word(
                name: column.name.name, written: column.name.written,
                values: isBoolean ? ["true", "false"] : column.type.labels,
                operators: column.type.operators, isBoolean: isBoolean)
        }
        self.history = history
    }

    /// What the word at the end of a text may become.
    ///
    /// Behind a column these are the operators of its type, behind one that compares its values; inside of a string they are the
    /// values of the column that was named last.
    func completions(of text: String) -> Completions {
        let characters = Array(text)
        if let open = Self.openString(in: characters) {
            let start = String(characters[...open])
            let begun = String(characters[(open + 1)...]).lowercased()
            let values = values(behind: start).filter { $0.lowercased().hasPrefix(begun) }
            return Completions(start: start, words: values.map { $0.doubling("'") })
        }
        let next = operators(behind: text) + literals(behind: text)
        guard next.isEmpty else { return Completions(start: text, words: next) }
        let length = characters.reversed().prefix(while: \.isOfName).count
        let start = String(characters.dropLast(length))
        let begun = String(characters.suffix(length)).lowercased()
        let words = columns.filter { $0.name.lowercased().hasPrefix(begun) }.map(\.written)
        return Completions(start: start, words: words, isName: true)
    }

    /// What a line may go on with.
    struct Completions: Equatable, Sendable {
        /// What stands in front of the word.
        let start: String
        let words: [String]
        /// Whether the word is a name, which the rest of it behind the cursor belongs to.
        var isName = false
    }

    /// The values of the column whose name stands last in the text.
    private func values(behind text: String) -> [String] {
        let places = columns.compactMap { column in
            text.ranges(of: column.written).last.map { (column, $0) }
        }
        let last = places.max { ($0.1.lowerBound, $0.1.upperBound) < ($1.1.lowerBound, $1.1.upperBound) }
        return last?.0.values ?? []
    }

    /// What can stand behind a column with which the text ends, and a blank.
    private func operators(behind text: String) -> [String] {
        guard text.hasSuffix(" ") else { return [] }
        return column(endingIn: text.dropLast())?.operators ?? []
    }

    /// What a column with which the text ends, but for what compares it, may be.
    private func literals(behind text: String) -> [String] {
        let compared = text.trimmingSuffix { $0 == " " }
        guard let sign = Self.comparisons.first(where: { compared.lowercased().hasSuffix($0) }) else {
            return []
        }
        return column(endingIn: compared.dropLast(sign.count).trimmingSuffix { $0 == " " })?.literals ?? []
    }

    private static let comparisons = ["<>", "!=", "=", " in ("]

    private func column(endingIn text: Substring) -> Word? {
        let column = columns.filter { text.hasSuffix($0.written) }.max { $0.written.count < $1.written.count }
        guard let column else { return nil }
        return text.dropLast(column.written.count).last?.isOfName == true ? nil : column
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

extension ColumnType {
    /// What its values are compared with, the most likely first.
    fileprivate var operators: [String] {
        let order = isOrdered ? ["= ", "<> ", "< ", "<= ", "> ", ">= ", "BETWEEN ", "IN ("] : []
        let nothing = ["IS NULL", "IS NOT NULL"]
        return switch category {
        case .text: order + ["LIKE '", "ILIKE '", "~ '", "~* '"] + nothing
        case .boolean: ["= ", "<> "] + nothing
        case .json: (base == "jsonb" ? ["@> '", "? '", "->> '"] : ["->> '"]) + nothing
        case .array, .range: ["= ", "@> ", "<@ ", "&& "] + nothing
        case .other: (base == "tsvector" ? ["@@ "] : order) + nothing
        case .number, .time, .bytes, .enum, .uuid, .composite: order + nothing
        }
    }
}

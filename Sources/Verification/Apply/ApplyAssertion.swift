/// What has to be true before a migration and behind it: a comment of the file, `-- raingauge:assert SELECT …`, on one line.
package struct ApplyAssertion: Equatable, Sendable {
    /// Of the file, from 1.
    package let line: Int
    /// A query with one Boolean.
    package let query: String

    package init(line: Int, query: String) { (self.line, self.query) = (line, query) }

    /// Those of a file, in their order; a comment has to begin its line.
    static func all(in text: String) -> [ApplyAssertion] {
        guard text.contains(mark) else { return [] }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().compactMap { index, line in
            let words = line.drop { $0 == " " || $0 == "\t" }
            guard words.hasPrefix(mark) else { return nil }
            let query = words.dropFirst(mark.count).drop { $0.isWhitespace }
            let end = query.lastIndex { !$0.isWhitespace && $0 != ";" }
            return end.map { ApplyAssertion(line: index + 1, query: String(query[...$0])) }
        }
    }

    private static let mark = "-- raingauge:assert"

    package enum Moment: String, Equatable, Sendable { case before, after }
}

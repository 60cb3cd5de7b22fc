import Drizzle
import Postgres
import Terminal

/// What was found out about migrations, to be pasted into a pull request.
///
/// The database is named as everywhere else: without passwords, and without what else its address may hold.
package struct PullRequestReport: Sendable {
    private let title: String
    private let facts: [(name: String, value: String)]
    private var parts: [(title: String, document: Document)] = []

    /// - Parameters:
    ///   - title: What was done, such as `Review`.
    ///   - subject: The database; `nil` where none was asked.
    ///   - server: Its version, in its own words.
    ///   - date: When, as a person writes it.
    package init(_ title: String, of subject: Subject?, server: String?, on date: String) {
        self.title = title
        let ledger = subject?.ledger?.description
        let named: [(String, String?)] = [
            ("database", subject?.identity.display), ("environment", subject?.environment?.label),
            ("ledger", ledger), ("PostgreSQL", server), ("on", date),
        ]
        facts = named.compactMap { name, value in value.map { (name, $0) } }
    }

    /// Of a database as it is called on the screen.
    package init(_ title: String, ofDatabase name: String, _ environment: Environment?, server: String?) {
        self.title = title
        let named: [(String, String?)] = [
            ("database", name), ("environment", environment?.label), ("PostgreSQL", server),
        ]
        facts = named.compactMap { name, value in value.map { (name, $0) } }
    }

    /// Adds a part below a heading of its own.
    package mutating func add(_ title: String, _ document: (Sheet) -> Document) {
        parts.append((title, document(.plain(.unicode))))
    }

    package var markdown: String {
        let head = ["# \(MarkdownText.inline(title))", "", "| | |", "|:--|:--|"]
        let table = facts.map { "| \(MarkdownText.cell($0.name)) | \(MarkdownText.cell($0.value)) |" }
        let rest = parts.flatMap { part in
            ["", "## \(MarkdownText.inline(part.title))", ""] + part.document.markdown(below: 2)
        }
        return (head + table + rest).withoutRepeatedBlanks.map { $0 + "\n" }.joined()
    }
}

extension [String] {
    /// No more than one empty line in a row outside of code, and none at the end.
    fileprivate var withoutRepeatedBlanks: [String] {
        var (lines, fence): ([String], String?) = ([], nil)
        for line in self {
            if line.isEmpty, fence == nil, lines.last?.isEmpty == true { continue }
            lines.append(line)
            if line == fence {
                fence = nil
            } else if fence == nil, line.hasPrefix("```") {
                fence = String(line.prefix { $0 == "`" })
            }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}

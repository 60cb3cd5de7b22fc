import Terminal
package import Verification

extension Drift {
    /// The summary, then each difference with both definitions and the SQL that closes it.
    package var plainText: String {
        var lines = ["\(summary), against \(against)", method.sentence]
        for item in unmade { lines.append("PostgreSQL could not describe \(item.name): \(item.reason)") }
        var group: String?
        for difference in differences.sorted(by: { $0.subject.group < $1.subject.group }) {
            if difference.subject.group != group {
                group = difference.subject.group
                lines += ["", difference.subject.group]
            }
            lines += difference.lines
        }
        return lines.map { $0.visible + "\n" }.joined()
    }
}

extension Difference {
    fileprivate var lines: [String] {
        var lines = ["  \(title) — \(isCertain ? harm.rawValue : "undecided")"]
        lines += expected.map { block("expected", $0) } ?? ["      expected  nothing"]
        lines += live.map { block("live", $0) } ?? ["      live      nothing"]
        lines += statements("brings the database to the schema:", closing.database)
        lines += statements("brings the schema to the database:", closing.expectation)
        return lines
    }

    private func block(_ label: String, _ text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let padded = label + String(repeating: " ", count: 10 - label.count)
        return lines.enumerated().map { "      \($0 == 0 ? padded : String(repeating: " ", count: 10))\($1)" }
    }

    private func statements(_ title: String, _ statements: [String]) -> [String] {
        guard !statements.isEmpty else { return [] }
        let lines = statements.flatMap { "\($0);".split(separator: "\n", omittingEmptySubsequences: false) }
        return ["      \(title)"] + lines.map { "        \($0)" }
    }
}

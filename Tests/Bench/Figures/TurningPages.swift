import Postgres
import SQL
import Terminal
import TestSupport

/// From the key that turns a screen to the last byte of it, a hundred screens down a table of a million rows.
///
/// Beside it psql, which is told to select as many rows behind the last ones seen.
struct TurningPages: Figure {
    let name = "turn"
    private let turns = 40

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await bench.database("key_turn", Self.script)
        var findings: [Finding] = []
        for size in KeyTimer.sizes {
            let lines = size.rows - 3
            let browser = try KeyTimer.browser(bench, target, size)
            let psql = try KeyTimer.psql(bench, target, size)
            try browser.press("\r", showing: ["row-0000001"])
            var (ours, psqls) = (Series(.milliseconds), Series(.milliseconds))
            for turn in 1...turns {
                ours.add(try browser.press(" "))
                let statement =
                    "SELECT * FROM measured WHERE id > \(turn * lines) ORDER BY id LIMIT \(lines);\r"
                psqls.add(try psql.press(statement, showing: ["ready>"]))
            }
            findings.append(
                Finding(
                    "from the key to the next screen of rows, \(size.name)", ours, psql: psqls,
                    limit: .timesPsql(1.5)))
        }
        return findings
    }

    private static let script: [SQL] = [
        """
        CREATE TABLE measured AS
        SELECT i AS id, 'row-' || lpad(i::text, 7, '0') AS label, i % 7 AS kind, md5(i::text) AS sum
          FROM generate_series(1, 1000000) AS i
        """,
        "ALTER TABLE measured ADD PRIMARY KEY (id)",
        "VACUUM ANALYZE measured",
    ]
}

import Postgres
import SQL
import Terminal
import TestSupport

/// Bytes to the terminal for one cursor-down inside a page, whatever column the cursor is in.
///
/// Beside it, what psql's own pager `less` sends for one line down.
struct CursorDown: Figure {
    let name = "cursor-down"

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await bench.database("cursor_down", Self.script)
        return try [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60)].map { size in
            let ours = try browserBytes(bench, target, size)
            let pagers = try pagerBytes(bench, target, size)
            let what = "bytes for one cursor-down, \(size.columns)×\(size.rows), the dearest column"
            return Finding(what, ours, psql: pagers, limit: .atMost(80))
        }
    }

    private func browserBytes(
        _ bench: Workbench, _ target: ConnectionTarget, _ size: Size
    ) throws -> Series {
        let pty = try bench.browser(target, size: size)
        try pty.wait(for: "measured")
        pty.waitUntilQuiet(for: .milliseconds(300))
        pty.type("\r")
        try pty.wait(for: "row-00001")
        pty.waitUntilQuiet(for: .milliseconds(300))
        var dearest = Series(.bytes)
        for column in 0..<8 {
            if column > 0 { press("l", pty) }
            let steps = Series(.bytes, (0..<bench.rounds).map { _ in press("j", pty) })
            for _ in 0..<bench.rounds { press("k", pty) }
            if dearest.values.isEmpty || steps.median > dearest.median { dearest = steps }
        }
        return dearest
    }

    private func pagerBytes(
        _ bench: Workbench, _ target: ConnectionTarget, _ size: Size
    ) throws -> Series {
        let environment = bench.environment(target).merging(["PAGER": "less -S"]) { $1 }
        let pty = try Pty(
            bench.psql, ["--no-psqlrc", "--command", "SELECT * FROM measured LIMIT 200"],
            environment: environment, size: size)
        pty.waitUntilQuiet(for: .milliseconds(500))
        return Series(.bytes, (0..<bench.rounds).map { _ in press("j", pty) })
    }

    @discardableResult
    private func press(_ key: String, _ pty: Pty) -> Double {
        let mark = pty.transcript.end
        pty.type(key)
        pty.waitUntilQuiet(for: .milliseconds(80))
        return Double(pty.transcript.bytes(after: mark).count)
    }

    private static let script: [SQL] = [
        """
        CREATE TABLE measured AS
        SELECT i AS id, 'row-' || lpad(i::text, 5, '0') AS label, (ARRAY['new', 'paid', 'sent'])[i % 3 + 1] AS status,
               i * 1.25 AS total, now() - i * interval '1 hour' AS made, i % 2 = 0 AS is_gift,
               repeat('a wide text with some words in it ', 20) || i AS note,
               jsonb_build_object('src', 'web', 'n', i) AS meta
          FROM generate_series(1, 1000) AS i
        """,
        "ALTER TABLE measured ADD PRIMARY KEY (id)",
        "ANALYZE measured",
    ]
}

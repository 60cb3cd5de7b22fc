import Postgres
import SQL
import Terminal
import TestSupport

/// Memory of the browser after a hundred and after a thousand pages of a wide table.
///
/// A page is what fits on the screen, turned by the space bar and painted before the next one is asked for. Beside it, a
/// psql that reads as many pages from a cursor.
struct PagingMemory: Figure {
    let name = "memory"
    private let size = Size(columns: 200, rows: 60)

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await bench.database("wide", Self.script)
        let (early, late) = try browse(bench, target)
        let psql = try read(bench, target)
        let growth = Series(.megabytes, [megabytes(late.residentBytes - early.residentBytes)])
        return [
            Finding(
                "peak memory after 1,000 pages of a wide table",
                Series(.megabytes, [megabytes(late.peakResidentBytes)]),
                psql: Series(.megabytes, [megabytes(psql.peakResidentBytes)]), limit: .atMost(40)),
            Finding("growth from page 100 to page 1,000", growth, limit: .atMost(1)),
        ]
    }

    private func browse(_ bench: Workbench, _ target: ConnectionTarget) throws -> (ProcessFacts, ProcessFacts)
    {
        let pty = try bench.browser(target, size: size)
        try pty.wait(for: "measured")
        pty.waitUntilQuiet(for: .milliseconds(300))
        pty.type("\r")
        // The cursor cuts through the first one.
        try pty.wait(for: "row-000002")
        var early: ProcessFacts?
        var top = 1
        for page in 1...1000 {
            let mark = pty.transcript.end
            pty.type(" ")
            top = try newTop(pty, after: mark, behind: top)
            if page == 100 { early = try ProcessFacts(of: pty.process.id) }
        }
        let late = try ProcessFacts(of: pty.process.id)
        return (early ?? late, late)
    }

    /// Waits until rows have been painted that were not there before, and the screen is quiet.
    private func newTop(_ pty: Pty, after mark: Transcript.Mark, behind top: Int) throws -> Int {
        try pty.wait(for: "row-", after: mark)
        pty.waitUntilQuiet(for: .milliseconds(3))
        let numbers = pty.transcript.plain(after: mark).split(separator: "row-").dropFirst()
        let rows = numbers.compactMap { Int($0.prefix(6)) }
        guard let last = rows.max(), last > top else {
            throw BenchError.unexpectedScreen(pty.transcript.plain(after: mark))
        }
        return last
    }

    private func read(_ bench: Workbench, _ target: ConnectionTarget) throws -> ProcessFacts {
        let psql = try PsqlSession(bench, target)
        _ = try psql.time("BEGIN; DECLARE page CURSOR FOR SELECT * FROM measured ORDER BY id;")
        for _ in 1...1000 { _ = try psql.time("FETCH \(size.rows - 3) FROM page;") }
        return try psql.facts
    }

    private func megabytes(_ bytes: Int) -> Double { Double(bytes) / 1_048_576 }

    private static let script: [SQL] = [
        """
        DO $$ BEGIN
            EXECUTE 'CREATE TABLE measured AS SELECT ''row-'' || lpad(i::text, 6, ''0'') AS id, '
                || (SELECT string_agg(format('md5((i + %s)::text) AS column_%s', n, n), ', ')
                      FROM generate_series(1, 60) AS n)
                || ' FROM generate_series(1, 80000) AS i';
        END $$
        """,
        "ALTER TABLE measured ADD PRIMARY KEY (id)",
        "VACUUM ANALYZE measured",
    ]
}

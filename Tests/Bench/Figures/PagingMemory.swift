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
        for page in 1...1000 {
            try turnPage(pty)
            if page == 100 { early = try facts(pty, after: page) }
        }
        let late = try facts(pty, after: 1000)
        return (early ?? late, late)
    }

    /// Waits until something has been painted, and the screen is quiet.
    ///
    /// What is painted is only what differs, so it tells nothing by itself.
    private func turnPage(_ pty: Pty) throws {
        pty.type(" ")
        guard pty.read(until: .now + .seconds(10)) else { throw BenchError.unexpectedPage }
        pty.waitUntilQuiet(for: .milliseconds(3))
    }

    /// What the process has, once a fresh picture shows that it is where so many pages lead to.
    private func facts(_ pty: Pty, after pages: Int) throws -> ProcessFacts {
        let mark = pty.transcript.end
        pty.type("\u{0C}")
        try pty.wait(for: "row-", after: mark)
        pty.waitUntilQuiet()
        let picture = pty.transcript.plain(after: mark)
        let rows = picture.split(separator: "row-").dropFirst().compactMap { Int($0.prefix(6)) }
        guard let last = rows.max(), last > pages * (size.rows - 6) else {
            throw BenchError.unexpectedScreen(picture)
        }
        return try ProcessFacts(of: pty.process.id)
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

import Postgres
import SQL
import Terminal
import TestSupport

/// From the key that opens a table to the last byte of its first page on the terminal, in a terminal for either program.
///
/// Beside it psql, which is told to describe the table and, where rows are shown, to select a page of it: from the key that
/// ends the line to the last byte of the answer. Once as the first of a session, and once more.
struct KeyToScreen: Figure {
    let name: String
    private let what: String
    private let script: [SQL]
    /// What psql is told, each of them a line.
    private let commands: [String]
    /// How often the time of psql ours may be.
    private let limit: Double

    static let opening = KeyToScreen(
        name: "open", what: "a table of 10 columns", script: [Self.table(columns: 10), analyze],
        commands: [#"\d measured"#, "SELECT * FROM measured LIMIT 100;"], limit: 1.5)
    static let wide = KeyToScreen(
        name: "open-wide", what: "a table of 1,600 columns", script: [Self.table(columns: 1_600), analyze],
        commands: [#"\d measured"#], limit: 1.2)
    static let partitions = KeyToScreen(
        name: "open-partitions", what: "a table of 500 partitions", script: [partitioned, analyze],
        commands: [#"\d+ measured"#, "SELECT * FROM measured LIMIT 100;"], limit: 2)

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await bench.database("key_\(name.replacing("-", with: "_"))", script)
        var findings: [Finding] = []
        for size in KeyTimer.sizes {
            var (ours, psqls) = (Times(), Times())
            try await bench.alternate {
                let timer = try KeyTimer.browser(bench, target, size)
                ours.first.add(try timer.press("\r", showing: ["row-0001"]))
                try timer.press("q", showing: ["measured"])
                ours.again.add(try timer.press("\r", showing: ["row-0001"]))
            } _: {
                let timer = try KeyTimer.psql(bench, target, size)
                psqls.first.add(try timer.press(lines, showing: ["ready>"]))
                psqls.again.add(try timer.press(lines, showing: ["ready>"]))
            }
            findings += [
                Finding(
                    "from the key to \(what), \(size.name)", ours.first, psql: psqls.first,
                    limit: .timesPsql(limit)),
                Finding(
                    "the same once more, \(size.name)", ours.again, psql: psqls.again,
                    limit: .timesPsql(limit)),
            ]
        }
        return findings
    }

    private var lines: String { commands.joined(separator: "\r") + "\r" }

    private struct Times {
        var first = Series(.milliseconds)
        var again = Series(.milliseconds)
    }

    private static let analyze: SQL = "ANALYZE"

    /// A thousand rows whose first column is their name.
    private static func table(columns: Int) -> SQL {
        """
        DO $$ BEGIN
            EXECUTE 'CREATE TABLE measured (id text PRIMARY KEY, '
                || (SELECT string_agg(format('column_%s int DEFAULT %s', n, n), ', ')
                      FROM generate_series(2, \(SQL(unsafe: "\(columns)"))) AS n) || ')';
            INSERT INTO measured SELECT 'row-' || lpad(i::text, 4, '0') FROM generate_series(1, 1000) AS i;
        END $$
        """
    }

    private static let partitioned: SQL = """
        DO $$ BEGIN
            CREATE TABLE measured (id text PRIMARY KEY, n int) PARTITION BY RANGE (id);
            FOR i IN 0..499 LOOP
                EXECUTE format('CREATE TABLE part_%s PARTITION OF measured FOR VALUES FROM (%L) TO (%L)',
                    i, 'row-' || lpad((i * 2)::text, 4, '0'), 'row-' || lpad((i * 2 + 2)::text, 4, '0'));
            END LOOP;
            INSERT INTO measured SELECT 'row-' || lpad(i::text, 4, '0'), i FROM generate_series(0, 999) AS i;
        END $$
        """
}

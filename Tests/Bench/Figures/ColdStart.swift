import Postgres
import SQL
import Terminal
import TestSupport

/// From starting the program until the list of tables has reached the terminal, on a local socket.
///
/// Ours ends when the last of the visible names and the line of hints have come out of the terminal; psql's when psql,
/// which prints to nowhere, has ended.
struct ColdStart: Figure {
    let name: String
    let tables: Int
    let schemas: Int
    let command: String
    /// How often the time of psql ours may be.
    let limit: Double

    static let hundredTables = ColdStart(
        name: "start-100", tables: 100, schemas: 1, command: #"\dt"#, limit: 1.25)
    static let tenThousandTables = ColdStart(
        name: "start-10000", tables: 10_000, schemas: 20, command: #"\dt *.*"#, limit: 0.75)

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await database(bench)
        let landmarks = try landmarks(bench, target)
        var (ours, psqls) = (Series(.milliseconds), Series(.milliseconds))
        // Starts are short and noisy, so there are more of them.
        for _ in 0..<5 {
            try await bench.alternate {
                let pty = try bench.browser(target)
                ours.add(try pty.wait(forAll: landmarks) - pty.start)
            } _: {
                psqls.add(try bench.timePsql(["--command", command], target))
            }
        }
        let what = "cold start to the painted list, \(tables) tables"
        return [Finding(what, ours, psql: psqls, limit: .timesPsql(limit))]
    }

    /// The database whose tables are listed.
    func database(_ bench: Workbench) async throws -> ConnectionTarget {
        try await bench.database("start_\(tables)", script)
    }

    /// Everything that must be on the first screen: the names that a start without haste shows there, and the hints.
    private func landmarks(_ bench: Workbench, _ target: ConnectionTarget) throws -> [String] {
        let pty = try bench.browser(target)
        try pty.wait(for: "help")
        pty.waitUntilQuiet(for: .milliseconds(500))
        let names = (1...tables).map(tableName).filter { pty.transcript.contains(Array($0.utf8)) }
        guard names.count >= 16 else { throw BenchError.unexpectedScreen(pty.transcript.plain) }
        return names + ["help"]
    }

    private func tableName(_ number: Int) -> String {
        "table_" + String(String(100_000 + number).dropFirst())
    }

    private var script: [SQL] {
        let schemas = SQL(unsafe: "\(schemas)")
        return [
            """
            DO $$
            DECLARE place text;
            BEGIN
                FOR number IN 1..\(SQL(unsafe: "\(tables)")) LOOP
                    place := CASE WHEN \(schemas) = 1 THEN 'public'
                        ELSE format('schema_%s', lpad(((number - 1) * \(schemas) / \(SQL(unsafe: "\(tables)")) + 1)::text, 2, '0')) END;
                    EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', place);
                    EXECUTE format('CREATE TABLE %I.%I (id int8 PRIMARY KEY, name text NOT NULL, made timestamptz)',
                        place, 'table_' || lpad(number::text, 5, '0'));
                END LOOP;
            END $$
            """,
            """
            VACUUM ANALYZE pg_catalog.pg_class, pg_catalog.pg_namespace, pg_catalog.pg_attribute,
                pg_catalog.pg_index, pg_catalog.pg_constraint, pg_catalog.pg_description, pg_catalog.pg_inherits
            """,
        ]
    }
}

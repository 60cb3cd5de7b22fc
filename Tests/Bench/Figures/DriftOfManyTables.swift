import Foundation
import Postgres
import SQL
import TestSupport

/// The question whether five hundred tables are still as a snapshot has them, from the program's start to its end, and
/// how often it waits for the server.
///
/// Beside it `pg_dump --schema-only` of the same database, which reads the same and compares nothing. One table in
/// twenty-five has a check that only PostgreSQL can compare, so copies are made too.
struct DriftOfManyTables: Figure {
    let name = "drift"
    private static let tables = 0..<500

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await bench.database("drift", Self.script)
        let snapshot = bench.folder + "/drift_snapshot.json"
        try Data(Self.snapshot.utf8).write(to: URL(filePath: snapshot))
        let arguments = ["drift", "--against", snapshot]
        let dump = URL(filePath: bench.psql).deletingLastPathComponent().appending(path: "pg_dump").path
        var (ours, dumps, trips) = (Series(.milliseconds), Series(.milliseconds), Series(.trips))
        try await bench.alternate {
            ours.add(try bench.time(bench.raingauge, arguments, target))
        } _: {
            dumps.add(try bench.time(dump, ["--schema-only", "--file=/dev/null"], target))
        }
        let counter = try RoundTripCounter(inFrontOf: target)
        _ = try bench.time(bench.raingauge, arguments, counter.target)
        trips.add(Double(counter.sessions.reduce(0) { $0 + $1.trips }))
        return [
            Finding(
                "drift of 500 tables (beside pg_dump --schema-only)", ours, psql: dumps, limit: .atMost(1_000)
            ),
            Finding("round trips of that", trips, limit: .atMost(5)),
        ]
    }

    private static func needsCopy(_ table: Int) -> Bool { table.isMultiple(of: 25) }

    private static var script: [SQL] {
        tables.flatMap { table -> [SQL] in
            let check = needsCopy(table) ? ", CONSTRAINT kinds_\(table) CHECK (kind IN ('a', 'b'))" : ""
            let parent = max(0, table - 1)
            return [
                SQL(
                    unsafe: """
                        CREATE TABLE t_\(table) (id serial PRIMARY KEY, name text NOT NULL, email varchar(255),
                            kind text DEFAULT 'a' NOT NULL, total numeric(10,2) DEFAULT 5.0, data jsonb DEFAULT '{}',
                            made timestamptz DEFAULT now() NOT NULL, flag boolean DEFAULT false, parent integer\(check),
                            CONSTRAINT email_\(table) UNIQUE (email))
                        """),
                SQL(
                    unsafe: """
                        ALTER TABLE t_\(table) ADD CONSTRAINT parent_\(table) FOREIGN KEY (parent)
                            REFERENCES t_\(parent) (id) ON DELETE CASCADE
                        """),
                SQL(unsafe: "CREATE INDEX name_\(table) ON t_\(table) (lower(name)) WHERE flag = true"),
                SQL(unsafe: "CREATE INDEX made_\(table) ON t_\(table) (kind, made DESC NULLS LAST)"),
            ]
        }
    }

    /// As Drizzle Kit writes it.
    private static var snapshot: String {
        let texts = tables.map { "\"public.t_\($0)\":\(table($0))" }
        return """
            {"id":"b","prevId":"a","version":"7","dialect":"postgresql","tables":{\(texts.joined(separator: ","))},
            "enums":{},"schemas":{},"sequences":{},"roles":{},"policies":{},"views":{},"_meta":{}}
            """
    }

    private static func table(_ table: Int) -> String {
        let check =
            needsCopy(table)
            ? #""kinds_\#(table)":{"name":"kinds_\#(table)","value":"\"t_\#(table)\".\"kind\" in ('a', 'b')"}"#
            : ""
        let columns = [
            #""id":{"name":"id","type":"serial","primaryKey":true,"notNull":true}"#,
            column("name", "text", true),
            column("email", "varchar(255)", false), column("kind", "text", true, #""'a'""#),
            column("total", "numeric(10, 2)", false, #""'5'""#),
            column("data", "jsonb", false, #""'{}'::jsonb""#),
            column("made", "timestamp with time zone", true, #""now()""#),
            column("flag", "boolean", false, "false"),
            column("parent", "integer", false),
        ]
        return """
            {"name":"t_\(table)","schema":"","columns":{\(columns.joined(separator: ","))},"indexes":{
            "name_\(table)":{"name":"name_\(table)","columns":[{"expression":"lower(\\"name\\")","isExpression":true,"asc":true,
            "nulls":"last"}],"isUnique":false,"where":"flag = true","concurrently":false,"method":"btree","with":{}},
            "made_\(table)":{"name":"made_\(table)","columns":[{"expression":"kind","isExpression":false,"asc":true,"nulls":"last"},
            {"expression":"made","isExpression":false,"asc":false,"nulls":"last"}],"isUnique":false,"concurrently":false,
            "method":"btree","with":{}}},
            "foreignKeys":{"parent_\(table)":{"name":"parent_\(table)","tableFrom":"t_\(table)","tableTo":"t_\(max(0, table - 1))",
            "columnsFrom":["parent"],"columnsTo":["id"],"onDelete":"cascade","onUpdate":"no action"}},
            "compositePrimaryKeys":{},"uniqueConstraints":{"email_\(table)":{"name":"email_\(table)","nullsNotDistinct":false,
            "columns":["email"]}},"policies":{},"checkConstraints":{\(check)},"isRLSEnabled":false}
            """
    }

    private static func column(_ name: String, _ type: String, _ isRequired: Bool, _ value: String? = nil)
        -> String
    {
        let tail = value.map { #","default":\#($0)"# } ?? ""
        return
            #""\#(name)":{"name":"\#(name)","type":"\#(type)","primaryKey":false,"notNull":\#(isRequired)\#(tail)}"#
    }
}

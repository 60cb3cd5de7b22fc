import Foundation
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing
import Verification
import Workspace

/// A folder whose author wants whoever looks at it to do something.
@Suite struct `The folder of a stranger` {
    private static let statements = [
        #"SELECT setval('public.live', 1) AS x WITH DATA --"#,
        #"SELECT 1 AS x; SELECT setval('public.live', 1) --"#,
    ]

    @Test(arguments: statements)
    func `changes nothing in the database that is compared with it`(query: String) async throws {
        try await ProjectBench.run(["a"]) { project in
            try await withDatabase(
                """
                CREATE TABLE public.a (id integer); CREATE SEQUENCE public.live; SELECT setval('public.live', 5000);
                CREATE MATERIALIZED VIEW public.m AS SELECT 2 AS x
                """
            ) { database in
                let place = project.migrations + "/meta/0000_snapshot.json"
                let text = try String(contentsOfFile: place, encoding: .utf8)
                let view = """
                    "views": { "public.m": { "name": "m", "schema": "public", "columns": {}, "isExisting": false,
                      "materialized": true, "definition": "\(query)" } }
                    """
                try project.write(text.replacing("\"views\": {}", with: view), to: "meta/0000_snapshot.json")
                for method in [DriftMethod.Choice.automatic, .shadow, .scratch] {
                    let connection = try await database.connect()
                    let drift = try await project.workspace.drift(
                        against: .path(place), by: method, in: connection)
                    await connection.close()
                    #expect(drift.unmade.map(\.name.name.name) == ["m"])
                    #expect(try await database.value("SELECT last_value FROM public.live") == "5000")
                }
            }
        }
    }

    @Test func `defines nothing by a function that somebody else may have put in the way`() async throws {
        try await ProjectBench.run(["a"]) { project in
            try await withDatabase("CREATE TABLE public.a (id integer)") { database in
                let place = project.migrations + "/meta/0000_snapshot.json"
                let text = try String(contentsOfFile: place, encoding: .utf8)
                let index = """
                    "indexes": { "i": { "name": "i", "columns": [{ "expression": "id + 1", "isExpression": true, "asc": true,
                      "nulls": "last" }], "isUnique": false, "concurrently": false, "method": "btree", "with": {} } }
                    """
                try project.write(
                    text.replacing("\"indexes\": {}", with: index), to: "meta/0000_snapshot.json")
                try await database.run("CREATE INDEX i ON public.a ((id + 1))")
                let maker = try await database.connect()
                try await HostileObjects.make(in: maker)
                for path in HostileObjects.searchPaths {
                    try await HostileObjects.use(path, in: maker)
                    let connection = try await database.connect()
                    let drift = try await project.workspace.drift(
                        against: .path(place), by: .shadow, in: connection)
                    await connection.close()
                    #expect(
                        drift.unmade.isEmpty && drift.differences.isEmpty, "\(path): \(drift.differences)")
                }
                await maker.close()
                #expect(HostileObjects.calls(in: database.server.log, database: database.name) == 0)
            }
        }
    }

    @Test(arguments: [
        "COPY (SELECT 1) TO PROGRAM 'true'", "COPY (SELECT 1) TO '/tmp/raingauge-never'",
        "CREATE EXTENSION dblink",
        "SELECT pg_catalog.pg_read_file('/etc/hostname')", "GRANT pg_execute_server_program TO CURRENT_USER",
        "CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'libc', 'getpid'",
        "ALTER SYSTEM SET archive_command = 'true'",
        "CREATE ROLE boss SUPERUSER", "SELECT lo_import('/etc/hostname')", "SET ROLE postgres",
    ])
    func `may not reach beyond the server on which its files are replayed`(statement: String) async throws {
        try await ProjectBench.run(["a"]) { project in
            try project.write("CREATE TABLE a (id integer);\n\(statement);\n", to: "0000_a.sql")
            try await withDatabase { database in
                let connection = try await database.connect()
                let error = await #expect(throws: WorkspaceError.self) {
                    try await project.workspace.drift(against: .files, in: connection)
                }
                await connection.close()
                guard case .replay(.files(.refused(let refusal)))? = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
                #expect(refusal.place.statement == statement)
            }
        }
    }

    @Test func `still makes roles and the extensions that only compute`() async throws {
        try await ProjectBench.run(["a"]) { project in
            let script = """
                CREATE ROLE web; CREATE EXTENSION cube; CREATE EXTENSION earthdistance; CREATE EXTENSION IF NOT EXISTS citext;
                CREATE TABLE a (id integer); GRANT SELECT ON a TO web;
                """
            try project.write(script, to: "0000_a.sql")
            try await withDatabase { database in
                let connection = try await database.connect()
                let drift = try await project.workspace.drift(against: .files, in: connection)
                await connection.close()
                #expect(drift.against.hasPrefix("1 replayed file"))
            }
        }
    }

    @Test func `sees nothing of our environment in the server that runs it`() async throws {
        setenv("RAINGAUGE_TEST_SECRET", "hunter2", 1)
        let server = try await ScratchServer.start()
        let status = try await server.run(["/bin/sh", "-c", "env > \(server.folder)/seen"])
        #expect(status == 0)
        let seen = try String(contentsOfFile: server.folder + "/seen", encoding: .utf8)
        #expect(!seen.contains("hunter2") && !seen.contains("HOME"))
        await server.stop()
    }
}

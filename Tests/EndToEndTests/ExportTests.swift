import Foundation
import SQL
import TestSupport
import Testing

/// What a person gets who takes rows elsewhere.
@Suite struct `An export by the program` {
    /// Reading one row of `slow` takes longer than a page may take, by the settings or by the database's own limit.
    private static let script = """
        CREATE TABLE t (id int PRIMARY KEY, e text, "x,y" int);
        INSERT INTO t SELECT n, 'row ' || n, n FROM generate_series(1, 3) AS n;
        CREATE VIEW slow AS SELECT pg_sleep(1.5)::text AS s;
        CREATE VIEW broken AS SELECT 6 / (3 - id) AS share FROM t
        """

    @Test func `takes as long as it takes, unless a limit was asked for`() async throws {
        let home = try TemporaryProject(settings: "statement_timeout = \"500ms\"\n")
        try await withDatabase(Self.script) { database in
            let arguments = ["rows", "slow", "--format", "csv", "--url", database.address]
            let environment = ["XDG_CONFIG_HOME": home.path]
            let whole = try await Program.raingauge.run(arguments, environment: environment)
            #expect(whole.status == 0 && whole.output == "s\n\"\"\n")
            let cut = try await Program.raingauge.run(
                arguments + ["--statement-timeout", "500ms"], environment: environment)
            #expect(cut.status == 3)
            #expect(cut.errors.contains("longer than it may") && cut.errors.contains("not all of it"))
            let page = try await Program.raingauge.run(
                ["rows", "slow", "--url", database.address], environment: environment)
            #expect(page.status == 3, "a page has the limit of the settings")
        }
    }

    @Test func `keeps a limit of the database, unless another was asked for`() async throws {
        try await withDatabase(Self.script) { database in
            try await database.run("ALTER DATABASE \"\(database.name)\" SET statement_timeout = '500ms'")
            let arguments = ["rows", "slow", "--format", "csv", "--url", database.address]
            let outcome = try await Program.raingauge.run(arguments)
            #expect(outcome.status == 3 && outcome.errors.contains("statement timeout"))
            let longer = try await Program.raingauge.run(arguments + ["--statement-timeout", "1min"])
            #expect(longer.status == 0)
        }
    }

    @Test func `appears under its name once it is whole, or not at all`() async throws {
        let folder = try TemporaryFolder()
        try await withDatabase(Self.script) { database in
            let arguments = ["--format", "ndjson", "--output", "rows.json", "--url", database.address]
            let failed = try await Program.raingauge.run(
                ["rows", "broken"] + arguments, in: folder.path)
            #expect(failed.status == 3 && failed.errors.contains("Nothing was written to rows.json."))
            #expect(folder.contents.isEmpty)
            let whole = try await Program.raingauge.run(
                ["rows", "t", "--columns", "id,e"] + arguments, in: folder.path)
            #expect(whole.status == 0 && whole.output.isEmpty)
            #expect(folder.contents == ["rows.json"])
            let text = try String(contentsOfFile: folder.path + "/rows.json", encoding: .utf8)
            #expect(text.hasPrefix("{\"id\":1,\"e\":\"row 1\"}\n") && text.hasSuffix("\"row 3\"}\n"))
        }
    }

    @Test func `says that the disk is full`() async throws {
        try await withDatabase(Self.script) { database in
            let export = try await Program.raingauge.run(
                "rows", "t", "--format", "csv", "--output", "/dev/full", "--url", database.address)
            #expect(export.status == 3)
            #expect(export.errors.contains("could not be written") && export.errors.contains("No space left"))
            let report = try await Program(path: "/bin/sh").run(
                "-c", "\"$0\" tables --url \"$1\" > /dev/full", Program.raingauge.path, database.address)
            #expect(report.status == 3 && report.errors.contains("No space left"))
        }
    }

    @Test func `leaves out the columns that the role may not read, and says so`() async throws {
        try await withDatabase(Self.script) { database in
            try await database.withRole(grants: "GRANT SELECT (id, \"x,y\") ON t TO ?") { role in
                let address = database.server.address(database: database.name, user: role)
                for (format, first) in [("csv", "id,\"x,y\"\n1,1\n"), ("ndjson", "{\"id\":1,\"x,y\":1}\n")] {
                    let outcome = try await Program.raingauge.run(
                        "rows", "t", "--format", format, "--limit", "1", "--url", address)
                    #expect(outcome.output == first)
                    #expect(outcome.errors == "Left out, since you may not read it: e.\n")
                }
            }
        }
    }

    @Test func `and a page say that row security may hide rows`() async throws {
        let script = """
            CREATE TABLE letters (id int PRIMARY KEY);
            INSERT INTO letters VALUES (1);
            ALTER TABLE letters ENABLE ROW LEVEL SECURITY
            """
        try await withDatabase(script) { database in
            let words = "No rows that you may see: row security is on."
            try await database.withRole(grants: "GRANT SELECT ON letters TO ?") { role in
                let guest = try await Program.raingauge.run(
                    "rows", "letters", "--url", database.server.address(database: database.name, user: role))
                #expect(guest.status == 0 && guest.errors.contains(words))
            }
            let owner = try await Program.raingauge.run("rows", "letters", "--url", database.address)
            #expect(!owner.errors.contains(words))
        }
    }

    @Test func `looks into a view once`() async throws {
        let script = """
            CREATE FUNCTION look() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
            CREATE VIEW v AS SELECT look() AS look
            """
        try await withDatabase(script) { database in
            try await database.run("ALTER DATABASE \"\(database.name)\" SET track_functions = 'all'")
            let outcome = try await Program.raingauge.run(
                "rows", "v", "--format", "csv", "--url", database.address)
            #expect(outcome.output == "look\n1\n")
            try await database.waitUntil(
                "SELECT sum(calls) = 1 FROM pg_stat_user_functions WHERE funcname = 'look'")
        }
    }

    @Test func `finds names as the list of tables prints them`() async throws {
        let script = """
            CREATE TABLE "userAccounts" (id int PRIMARY KEY, "x,y" int);
            CREATE SCHEMA "My Schema";
            CREATE TABLE "My Schema"."User Accounts" (id int);
            CREATE TABLE "a.b" (id int)
            """
        try await withDatabase(script) { database in
            for name in [
                "userAccounts", "public.userAccounts", "\"userAccounts\"", "public.\"userAccounts\"",
                "My Schema.User Accounts", "\"My Schema\".User Accounts", "a.b", "public.\"a.b\"",
            ] {
                let outcome = try await Program.raingauge.run("rows", name, "--url", database.address)
                #expect(outcome.status == 0, "\(name): \(outcome.errors)")
            }
            let missing = try await Program.raingauge.run("rows", "public.nobody", "--url", database.address)
            #expect(missing.status == 2 && missing.errors.contains("There is no relation public.nobody."))
        }
    }

    @Test(arguments: [
        (["x,y"], "x,y\n"), (["\"x,y\""], "x,y\n"), (["id, \"x,y\""], "id  x,y\n"),
        (["x,y", "id"], "x,y  id\n"), (["id , e"], "id  e\n"),
    ])
    func `takes columns with commas in their names`(columns: [String], header: String) async throws {
        try await withDatabase(Self.script) { database in
            let options = columns.flatMap { ["--columns", $0] }
            let outcome = try await Program.raingauge.run(
                ["rows", "t", "--limit", "0", "--url", database.address] + options)
            #expect(outcome.output == header)
        }
    }

    @Test func `wants columns to have a name`() async throws {
        try await withDatabase(Self.script) { database in
            let outcome = try await Program.raingauge.run(
                "rows", "t", "--columns", "", "--url", database.address)
            #expect(outcome.status == 2 && outcome.errors.contains("--columns names no column."))
        }
    }
}

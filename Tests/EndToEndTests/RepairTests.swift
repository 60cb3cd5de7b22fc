import Foundation
import SQL
import ScratchServer
import TestSupport
import Testing

/// A project with two migrations, of which a database has one and a stranger.
private struct Shop {
    let project: TemporaryProject
    let database: TestDatabase

    static func open(_ body: (Shop) async throws -> Void) async throws {
        let ledger = """
            CREATE SCHEMA drizzle;
            CREATE TABLE drizzle.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint);
            INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES
              (encode(sha256('SELECT 1;'), 'hex'), 1700000000000), ('of another branch', 1700000200000)
            """
        try await withDatabase(ledger) { database in
            let project = try TemporaryProject(
                configuration: "export default { dialect: 'postgresql', out: './drizzle' };")
            let folder = project.path + "/drizzle"
            try FileManager.default.createDirectory(
                atPath: folder + "/meta", withIntermediateDirectories: true)
            let entries = ["0000_a": 1_700_000_000_000, "0001_late": 1_700_000_100_000].sorted {
                $0.key < $1.key
            }
            for entry in entries {
                try Data("SELECT 1;".utf8).write(to: URL(filePath: "\(folder)/\(entry.key).sql"))
            }
            let lines = entries.enumerated().map {
                "    {\"idx\": \($0), \"version\": \"7\", \"when\": \($1.value), \"tag\": \"\($1.key)\", \"breakpoints\": true}"
            }
            let journal = "{\n  \"entries\": [\n\(lines.joined(separator: ",\n"))\n  ]\n}"
            try Data(journal.utf8).write(to: URL(filePath: "\(folder)/meta/_journal.json"))
            try await body(Shop(project: project, database: database))
        }
    }

    func raingauge(_ arguments: String..., environment: [String: String] = [:]) async throws
        -> Program.Outcome
    {
        try await Program.raingauge.run(
            arguments + ["--url", database.address], environment: environment, in: project.path)
    }

    /// A browser in which the removal of row #2 has just been confirmed.
    func removingRow() async throws -> TmuxSession {
        let terminal = try TmuxSession(database.address, columns: 120, rows: 40, in: project.path)
        try await terminal.wait(for: "1 UNKNOWN", "m opens")
        terminal.press("m")
        try await terminal.wait(for: "0001_late", "repair…")
        terminal.press("G", "x")
        try await terminal.wait(for: "Remove a ledger row", "Row #2 has no file in this folder.")
        terminal.press("Enter")
        try await terminal.wait(for: "DELETE FROM", "row #2: now unknown; then gone")
        terminal.press("a")
        try await terminal.wait(for: "To run this, type \(database.name):")
        terminal.type(database.name)
        terminal.press("Enter")
        return terminal
    }

    var rowCount: String? {
        get async throws { try await database.value("SELECT count(*) FROM drizzle.__drizzle_migrations") }
    }
}

@Suite struct `raingauge repair` {
    @Test func `lists the plans that apply, and ends with 1`() async throws {
        try await Shop.open { shop in
            let outcome = try await shop.raingauge("repair")
            #expect(outcome.status == 1)
            #expect(outcome.output.contains("raingauge repair restamp 0001_late"))
            #expect(outcome.output.contains("raingauge repair remove-row '#2'"))
        }
    }

    @Test func `only prints a plan, and runs it with --yes`() async throws {
        try await Shop.open { shop in
            let printed = try await shop.raingauge("repair", "remove-row", "#2")
            #expect(printed.status == 0)
            #expect(printed.output.contains("DELETE FROM \"drizzle\".\"__drizzle_migrations\""))
            #expect(printed.output.contains("Nothing was changed."))
            #expect(try await shop.rowCount == "2")
            let run = try await shop.raingauge("repair", "remove-row", "#2", "--yes")
            #expect(run.status == 0)
            #expect(run.output.contains("deleted row #2"))
            #expect(try await shop.rowCount == "1")
        }
    }

    @Test func `says the same in JSON`() async throws {
        try await Shop.open { shop in
            let outcome = try await shop.raingauge("repair", "restamp", "0001_late", "--format", "json")
            let plan = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
            #expect(plan?["plan"] as? String == "restamp")
            #expect(plan?["applied"] as? Bool == false)
            #expect(
                (plan?["files"] as? [[String: String]])?.first?["diff"]?.contains("1700000200001") == true)
        }
    }

    @Test func `ends with 2 when there is no such plan here`() async throws {
        try await Shop.open { shop in
            let outcome = try await shop.raingauge("repair", "accept-edit", "0000_a")
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("0000_a is what was applied; there is nothing to accept."))
        }
    }

    @Test func `refuses another project's ledger with 4, unless it is named`() async throws {
        try await Shop.open { shop in
            try await shop.database.run("DELETE FROM drizzle.__drizzle_migrations WHERE id = 1")
            let plan = try await shop.raingauge("repair", "mark-applied", "0000_a")
            #expect(plan.output.contains("it may be the ledger of"))
            let refused = try await shop.raingauge("repair", "mark-applied", "0000_a", "--yes")
            #expect(refused.status == 4)
            #expect(refused.errors.contains("say so: --ledger drizzle.__drizzle_migrations"))
            #expect(try await shop.rowCount == "1")
            let named = try await shop.raingauge(
                "repair", "mark-applied", "0000_a", "--yes", "--ledger", "drizzle.__drizzle_migrations")
            #expect(named.status == 0)
            #expect(try await shop.rowCount == "2")
        }
    }

    @Test func `refuses production with 4, unless the database is named`() async throws {
        try await Shop.open { shop in
            let settings = try TemporaryProject(
                settings: "[[environment]]\nmatch = \"test_*\"\nlabel = \"production\"\ncolour = \"red\"\n")
            let environment = ["XDG_CONFIG_HOME": settings.path]
            let refused = try await shop.raingauge(
                "repair", "remove-row", "#2", "--yes", environment: environment)
            #expect(refused.status == 4)
            #expect(refused.errors.contains("is production; nothing was changed."))
            let mistaken = try await shop.raingauge(
                "repair", "remove-row", "#2", "--yes", "--database", "shop", environment: environment)
            #expect(mistaken.status == 4)
            #expect(try await shop.rowCount == "2")
            let named = try await shop.raingauge(
                "repair", "remove-row", "#2", "--yes", "--database", shop.database.name,
                environment: environment)
            #expect(named.status == 0)
            #expect(try await shop.rowCount == "1")
        }
    }

    @Test func `refuses production with 4, also where only a service names it`() async throws {
        try await Shop.open { shop in
            let settings = try TemporaryProject(
                settings:
                    "[[environment]]\nmatch = \"*\(shop.database.name)*\"\nlabel = \"production\"\ncolour = \"red\"\n"
            )
            let services = settings.path + "/services.conf"
            let lines = shop.database.address.replacing(" ", with: "\n")
            try Data("[main]\n\(lines)\n".utf8).write(to: URL(filePath: services))
            let words = ["repair", "remove-row", "#2", "--yes", "--service", "main"]
            let refused = try await Program.raingauge.run(
                words, environment: ["XDG_CONFIG_HOME": settings.path, "PGSERVICEFILE": services],
                in: shop.project.path)
            #expect(refused.status == 4)
            #expect(refused.errors.contains("is production; nothing was changed."))
            #expect(try await shop.rowCount == "2")
        }
    }

    @Test func `looks at another ledger where one is named`() async throws {
        try await Shop.open { shop in
            try await shop.database.run("ALTER TABLE drizzle.__drizzle_migrations SET SCHEMA public")
            let lost = try await shop.raingauge("status")
            #expect(lost.output.contains("migrations: { schema: 'public' }"))
            let found = try await shop.raingauge("status", "--ledger", "public.__drizzle_migrations")
            #expect(found.errors.hasSuffix(", ledger public.__drizzle_migrations\n"))
            #expect(found.output.contains("1 applied"))
            let mistaken = try await shop.raingauge("status", "--ledger", "public")
            #expect(mistaken.status == 2)
        }
    }

    @Test func `runs in the browser once the name of the database is typed`() async throws {
        try await Shop.open { shop in
            let terminal = try await shop.removingRow()
            try await terminal.wait(for: "Done", "deleted row #2")
            #expect(try await shop.rowCount == "1")
            terminal.press("q")
            try await terminal.wait(for: "0001_late  2023-11-14 22:15  —       pending")
            #expect(!terminal.screen.contains("UNKNOWN"))
        }
    }

    @Test func `writes nothing where the browser is left while the plan waits`() async throws {
        try await Shop.open { shop in
            // Another session holds a table that the ledger's own trigger looks at, so that the plan waits inside.
            try await shop.database.run(
                """
                CREATE TABLE gate ();
                CREATE FUNCTION drizzle.look() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM FROM public.gate; RETURN NULL; END $$;
                CREATE TRIGGER look AFTER DELETE ON drizzle.__drizzle_migrations
                    FOR EACH ROW EXECUTE FUNCTION drizzle.look();
                """)
            try await shop.database.whileLocked("gate") {
                let terminal = try await shop.removingRow()
                try await shop.database.waitUntil(
                    "SELECT count(*) = 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
                )
                let program = try terminal.program()
                terminal.press("Q")
                #expect(try await becomesTrue { !isRunning(program) })
                try await shop.database.waitUntil(
                    "SELECT count(*) = 0 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
                )
            }
            #expect(try await shop.rowCount == "2")
        }
    }
}

@Suite struct `raingauge status of several databases` {
    @Test func `says which migration is where, and loses none when one cannot be reached`() async throws {
        try await Shop.open { shop in
            try await withDatabase { empty in
                let outcome = try await Program.raingauge.run(
                    [
                        "status", "--url", shop.database.address, "--url", "host=/nonexistent dbname=gone",
                        "--url", empty.address,
                    ],
                    in: shop.project.path)
                #expect(outcome.status == 1)
                #expect(outcome.output.contains("There is no server socket for gone@/nonexistent:5432."))
                let line = outcome.output.split(separator: "\n").first { $0.contains("0000_a") }
                #expect(line?.split(separator: " ").suffix(3) == ["applied", "?", "pending"])
            }
        }
    }

    @Test func `says the same in JSON`() async throws {
        try await Shop.open { shop in
            let outcome = try await Program.raingauge.run(
                [
                    "status", "--format", "json", "--url", shop.database.address, "--url",
                    shop.database.address,
                ],
                in: shop.project.path)
            let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
            let migrations = json?["migrations"] as? [[String: Any]]
            #expect(migrations?.count == 3)
            #expect(migrations?.allSatisfy { $0["uneven"] as? Bool == false } == true)
        }
    }

    @Test func `says once that a password file is not used`() async throws {
        try await Shop.open { shop in
            let path = shop.project.path + "/passwords"
            try "*:*:*:*:x\n".write(toFile: path, atomically: false, encoding: .utf8)
            let address = shop.database.address
            let outcome = try await Program.raingauge.run(
                ["status", "--url", address, "--url", address, "--url", address],
                environment: ["PGPASSFILE": path], in: shop.project.path)
            #expect(outcome.errors.components(separatedBy: "is not used").count == 2)
        }
    }

    @Test func `ends with 3 when none can be reached`() async throws {
        try await Shop.open { shop in
            let address = "host=/nonexistent dbname=gone"
            let outcome = try await Program.raingauge.run(
                ["status", "--url", address, "--url", address], in: shop.project.path)
            #expect(outcome.status == 3)
        }
    }
}

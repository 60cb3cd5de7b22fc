import Foundation
import TestSupport
import Testing

/// The subcommands, each on the demo, without a terminal.
@Suite struct `Without a browser` {
    @Test func `tables lists what there is, with estimates and comments`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run("tables", "--url", demo.url)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("~200000  One row per basket"))
        #expect(outcome.output.contains("partitioned table"))
        #expect(!outcome.output.contains("pg_class"))
        #expect(outcome.errors.hasPrefix("Database shop@/") && outcome.errors.hasSuffix(":5432\n"))
    }

    @Test func `tables lists the server's own on request`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run("tables", "--system", "--url", demo.url)
        #expect(outcome.output.contains("pg_class"))
    }

    @Test func `describe shows columns, indexes and keys`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run("describe", "orders", "--url", demo.url)
        #expect(outcome.status == 0)
        for text in ["identity, always", "public.order_status", "orders_open_idx", "→ public.users(id)"] {
            #expect(outcome.output.contains(text))
        }
    }

    @Test func `describe --ddl writes the SQL of the table`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run(
            "describe", "billing.invoices", "--ddl", "--url", demo.url)
        #expect(outcome.output.contains("CREATE TABLE"))
        #expect(outcome.output.contains("invoices_number_unique"))
    }

    @Test func `tables and describe speak JSON`() async throws {
        let demo = try await SharedDemo.all.place
        let tables = try await Program.raingauge.run("tables", "--format", "json", "--url", demo.url)
        let listing = try #require(
            try JSONSerialization.jsonObject(with: Data(tables.output.utf8)) as? [String: Any])
        let names = (listing["relations"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
        #expect(names.contains("orders") && listing["session"] != nil && tables.errors.isEmpty)
        let orders = try await Program.raingauge.run(
            "describe", "orders", "--format", "json", "--url", demo.url)
        let table = try #require(
            try JSONSerialization.jsonObject(with: Data(orders.output.utf8)) as? [String: Any])
        let columns = (table["columns"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
        #expect(columns.contains("status") && (table["sql"] as? String)?.hasPrefix("CREATE TABLE") == true)
    }

    @Test(arguments: [["tables"], ["describe", "orders"], ["rows", "orders"], ["status"], ["--help"]])
    func `say that a full disk took nothing`(words: [String]) async throws {
        let demo = try await SharedDemo.all.place
        let address = words == ["--help"] ? [] : ["--url", demo.url]
        let command = ([Program.raingauge.path] + words + address).map { "'\($0)'" }.joined(separator: " ")
        let outcome = try await Program(path: "/bin/sh").run(
            ["-c", "\(command) > /dev/full"], in: demo.folder)
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("The output could not be written."))
        #expect(outcome.errors.contains("No space left on device"))
    }

    @Test func `the help of the program has the options of the browser`() async throws {
        let outcome = try await Program.raingauge.run("--help")
        #expect(outcome.output.contains("raingauge [ADDRESS]") && outcome.output.contains("--theme <name>"))
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func `rows goes on where --after says`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run(
            "rows", "orders", "--limit", "2", "--after", "41", "--columns", "id,status", "--url", demo.url)
        #expect(outcome.output == "id  status\n42  delivered\n43  delivered\n")
        #expect(outcome.errors.contains("--after '43'"))
    }

    @Test func `rows streams csv as psql writes it`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run(
            "rows", "orders", "--format", "csv", "--columns", "id,note", "--url", demo.url)
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 200_002)
        #expect(lines[0] == "id,note")
        #expect(lines[57] == "57,\"\"")
        #expect(lines[1] == "1,")
        #expect(outcome.output.contains("\u{1B}[31mred"), "a pipe gets the bytes as they are")
    }

    @Test func `rows writes JSON that a parser reads`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run(
            "rows", "order_items", "--format", "json", "--limit", "3", "--url", demo.url)
        let rows = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
        #expect(rows?.count == 3)
        #expect(rows?.first?["order_id"] as? Int == 1)
    }

    @Test func `rows writes one object per line as ndjson`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run(
            "rows", "products", "--format", "ndjson", "--url", demo.url)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 240)
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }

    @Test(arguments: [["tables", "--url"], ["status", "--service"], ["config", "--config"], []])
    func `takes no other database in the place of an empty one`(words: [String]) async throws {
        let outcome = try await Program.raingauge.run(words + [""], in: "/")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("is empty; is a variable not set?"))
    }

    @Test func `rows tells NULL from the text that stands for it`() async throws {
        try await withDatabase(
            "CREATE TABLE n (id int PRIMARY KEY, v text); INSERT INTO n VALUES (1, NULL), (2, '∅')"
        ) {
            database in
            let outcome = try await Program.raingauge.run("rows", "n", "--url", database.address)
            #expect(outcome.output == "id  v\n 1  ∅\n 2  \"∅\"\n")
        }
    }

    @Test func `rows makes hostile text visible in a table`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run(
            "rows", "orders", "--after", "199989", "--limit", "1", "--columns", "note", "--url", demo.url)
        #expect(outcome.output.contains("␛[31mred"))
        #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\u{202E}"))
    }

    @Test func `status finds what the demo has wrong, and ends with 1`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run("status", "--trust", in: demo.folder)
        #expect(outcome.status == 1)
        for text in ["10 applied", "2 pending", "1 SKIPPED", "1 EDITED", "1 UNKNOWN", "0010_quiet_hulk"] {
            #expect(outcome.output.contains(text))
        }
    }

    @Test func `status says the same in JSON`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run(
            "status", "--trust", "--format", "json", in: demo.folder)
        let status = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        #expect(outcome.status == 1)
        #expect(status?["inStep"] as? Bool == false)
        let counts = status?["counts"] as? [String: Int]
        #expect(counts?["pending"] == 2 && counts?["skipped"] == 1 && counts?["edited"] == 1)
    }

    @Test func `check reads the demo's files without a database, and finds the one danger in them`()
        async throws
    {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run("check", in: demo.folder)
        #expect(outcome.output.hasPrefix("drizzle: Drizzle 0.x, 14 migrations, 14 snapshots: 1 danger\n"))
        #expect(outcome.output.contains("0010_quiet_hulk is older than 0009_steady_vanguard"))
        #expect(outcome.output.contains("[when-goes-back]"))
        #expect(outcome.errors.isEmpty)
        #expect(outcome.status == 1)
    }

    @Test func `check names file, line and rule, and ends with 1`() async throws {
        let folder = try BrokenFolder()
        let outcome = try await Program.raingauge.run("check", "drizzle", in: folder.path)
        #expect(outcome.status == 1)
        #expect(
            outcome.output.contains(
                "drizzle/0000_a.sql:2: danger: 0000_a runs VACUUM, which PostgreSQL refuses inside of the one "
                    + "transaction Drizzle runs all migrations in. [not-in-transaction]\n    Run it by hand"))
    }

    @Test func `check says the same in JSON`() async throws {
        let folder = try BrokenFolder()
        let outcome = try await Program.raingauge.run(
            "check", "--format", "json", folder.path + "/drizzle/", in: "/")
        #expect(outcome.status == 1)
        let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        #expect(json?["sound"] as? Bool == false)
        let findings = json?["findings"] as? [[String: Any]]
        let finding = try #require(findings?.first { $0["id"] as? String == "not-in-transaction" })
        #expect(finding["severity"] as? String == "danger")
        #expect(finding["line"] as? Int == 2)
        #expect((finding["file"] as? String)?.hasSuffix("/drizzle/0000_a.sql") == true)
    }

    @Test(arguments: [["check", "nowhere"], ["check"], ["check", "--format", "xml", "."]])
    func `check that makes no sense ends with 2 and says what to do`(arguments: [String]) async throws {
        let folder = try BrokenFolder()
        let outcome = try await Program.raingauge.run(arguments, in: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(!outcome.errors.isEmpty)
    }

    @Test func `config says where everything is written`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run("config", in: demo.folder + "/src/db")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("\(demo.folder)/drizzle.config.ts:4"))
        #expect(outcome.output.contains("dbname=shop"))
    }

    @Test func `config covers passwords`() async throws {
        let outcome = try await Program.raingauge.run("config", "--url", "postgres://ada:secret@db1/shop")
        #expect(outcome.status == 0)
        #expect(!(outcome.output + outcome.errors).contains("secret"))
        #expect(outcome.output.contains("shop@db1:5432"))
    }
}

@Suite struct `What migrations left, without a browser` {
    @Test func `is looked up for every applied migration of the demo`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run("landed", "--url", demo.url, in: demo.folder)
        // One file was changed after it was applied, so what it says now is not what ran.
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("✓ 0001_curly_rattler  landed 10/10"))
        #expect(
            outcome.output.contains("✗ 0006_swift_banshee  landed 1/2  the file changed after it was applied")
        )
        #expect(
            outcome.output.contains("live: tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig"))
        #expect(!outcome.output.contains("0010_quiet_hulk"))
        #expect(outcome.output.hasSuffix("11 migrations: landed 56/57\n"))
    }

    @Test func `is shown effect by effect for the one that is asked for`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run("landed", "3", "--url", demo.url, in: demo.folder)
        #expect(outcome.status == 0)
        #expect(
            outcome.output.contains("✓  table posts comment 'The blog.'\n      live: comment 'The blog.'"))
    }

    @Test func `is JSON that a parser reads`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run(
            "landed", "0006_swift_banshee", "--format", "json", "--url", demo.url, in: demo.folder)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(json["sound"] as? Bool == false)
        let counts = try #require(json["statements"] as? [String: Int])
        #expect(counts == ["landed": 1, "judged": 2, "superseded": 0, "notJudged": 0])
    }

    @Test func `says of what was not applied how much is there`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run("landed", "0010", "--url", demo.url, in: demo.folder)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("0/2 of 0010_quiet_hulk is there"))
    }

    @Test func `is refused for what is not in the folder`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run("landed", "nope", "--url", demo.url, in: demo.folder)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("There is no migration nope in "))
        #expect(outcome.output.isEmpty)
    }
}

/// A migration that cannot run, in a folder that is gone when the test is over.
private final class BrokenFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "raingauge-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path + "/drizzle/meta", withIntermediateDirectories: true)
        let journal =
            #"{"entries":[{"idx":0,"version":"7","when":1700000000007,"tag":"0000_a","breakpoints":true}]}"#
        try Data(journal.utf8).write(to: URL(filePath: path + "/drizzle/meta/_journal.json"))
        try Data("-- tidy up\nVACUUM;\n".utf8).write(to: URL(filePath: path + "/drizzle/0000_a.sql"))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

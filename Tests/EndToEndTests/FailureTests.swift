import Foundation
import TestSupport
import Testing

/// How runs end that cannot do what they were asked for.
@Suite struct `A run that fails` {
    @Test(arguments: [
        ["--nonsense"], ["rows"], ["rows", "orders", "--limit", "-1"], ["rows", "orders", "--format", "xml"],
        ["tables", "--url", "postgres://a", "--service", "b"], ["nonsense"],
        ["tables", "--lock-timeout", "soon"],
    ])
    func `ends with 2 when it is called wrongly`(arguments: [String]) async throws {
        let outcome = try await Program.raingauge.run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty && !outcome.errors.isEmpty)
    }

    @Test func `ends with 3 and names what to change when there is no server`() async throws {
        let outcome = try await Program.raingauge.run(
            "tables", "--url", "postgres://ada:secret@/shop?host=/nowhere")
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("There is no server socket for shop@/nowhere:5432."))
        #expect(outcome.errors.contains("PGHOST"))
        #expect(!outcome.errors.contains("secret"))
    }

    @Test func `ends with 3 and says which database is missing`() async throws {
        let demo = try await SharedDemo.all.place
        let url = demo.url.replacing("/shop?", with: "/shoe?")
        let outcome = try await Program.raingauge.run("tables", "--url", url)
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("shoe@/"))
        #expect(outcome.errors.contains("PGDATABASE"))
    }

    @Test func `ends with 2 when there is no such table or column`() async throws {
        let demo = try await SharedDemo.all.place
        let table = try await Program.raingauge.run("rows", "shoes", "--url", demo.url)
        #expect(table.status == 2)
        #expect(table.errors.contains("There is no relation shoes."))
        let column = try await Program.raingauge.run("rows", "orders", "--columns", "size", "--url", demo.url)
        #expect(column.status == 2)
        #expect(column.errors.contains("has no column size"))
    }

    @Test func `ends with 3 when the server takes too long`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await Program.raingauge.run(
            "rows", "orders", "--format", "csv", "--statement-timeout", "1ms", "--url", demo.url)
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("The query took longer than it may."))
    }

    @Test func `ends with 2 outside a project when it is asked for migrations`() async throws {
        let outcome = try await Program.raingauge.run("status", "--url", "postgres://db1/shop")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("There is no Drizzle configuration"))
    }

    @Test func `never takes another database than the one a configuration means`() async throws {
        let folder = try TemporaryProject(
            configuration: """
                import { readConfig } from './read';
                export default {
                  dialect: 'postgresql',
                  dbCredentials: { url: readConfig().url },
                };
                """)
        let outcome = try await Program.raingauge.run(
            "tables", environment: ["PGHOST": "/nowhere"], in: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("drizzle.config.ts:4: readConfig()"))
    }

    @Test func `refuses a project of another database system with a sentence`() async throws {
        let folder = try TemporaryProject(configuration: "export default { dialect: 'mysql' };")
        let outcome = try await Program.raingauge.run("status", in: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("is for mysql"))
    }

    @Test func `goes on with the defaults when the settings make no sense`() async throws {
        let demo = try await SharedDemo.all.place
        let folder = try TemporaryProject(settings: "theme = \"nord\"\npage_sice = 10\n")
        let outcome = try await Program.raingauge.run(
            "tables", "--url", demo.url, environment: ["XDG_CONFIG_HOME": folder.path])
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("config.toml:2 has an unknown key page_sice."))
    }

    @Test func `leaves without a word when nobody reads on`() async throws {
        let demo = try await SharedDemo.all.place
        let shell = Program(path: "/bin/sh")
        let command = #""$1" rows orders --format csv --url "$2" | head -n 1"#
        let outcome = try await shell.run("-c", command, "sh", Program.raingauge.path, demo.url)
        #expect(outcome.output.hasPrefix("id,customer_id"))
        #expect(outcome.errors.isEmpty)
    }

    @Test func `stops and ends with 130 when it is interrupted`() async throws {
        let demo = try await SharedDemo.all.place
        let run = try Program.raingauge.start("rows", "orders", "--format", "csv", "--url", demo.url)
        // Once the first bytes are here, the pipe fills up and the rest of the rows wait for us.
        #expect(run.readSome().starts(with: "id,customer_id"))
        run.process.interrupt()
        run.readToEnd()
        run.process.waitUntilExit()
        #expect(run.process.terminationReason == .exit)
        #expect(run.process.terminationStatus == 130)
    }

    @Test(arguments: ["csv", "table"])
    func `ends with 130 at the first interrupt though the line is dead`(format: String) async throws {
        try await withDatabase("CREATE TABLE lamps (id int PRIMARY KEY)") { database in
            let line = try HalfOpenLine(inFrontOf: database.target, at: .words("lamps"))
            let run = try Program.raingauge.start(
                "rows", "lamps", "--format", format, "--url", line.address)
            await line.waitUntilDead()
            run.process.interrupt()
            run.readToEnd()
            run.process.waitUntilExit()
            #expect(run.process.terminationReason == .exit)
            #expect(run.process.terminationStatus == 130)
        }
    }

    @Test func `ends an export that nobody reads`() async throws {
        let demo = try await SharedDemo.all.place
        let run = try Program.raingauge.start(
            "rows", "orders", "--format", "csv", "--reader-timeout", "100ms", "--url", demo.url)
        run.process.waitUntilExit()
        #expect(run.process.terminationStatus == 3)
        #expect(run.readSome().hasPrefix("id,customer_id"))
    }

    @Test func `keeps addresses out of the process list`() async throws {
        let demo = try await SharedDemo.all.place
        let run = try Program.raingauge.start("rows", "orders", "--format", "csv", "--url", demo.url)
        #expect(!run.readSome().isEmpty)
        let words = try String(
            contentsOfFile: "/proc/\(run.process.processIdentifier)/cmdline", encoding: .utf8)
        #expect(words.contains("orders"))
        #expect(!words.contains("postgresql://"))
        run.readToEnd()
        run.process.waitUntilExit()
    }

    @Test(arguments: [[], ["postgres://db1/shop"], ["demo"]])
    func `names the headless way when there is no terminal`(arguments: [String]) async throws {
        let outcome = try await Program.raingauge.run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("raingauge tables"))
    }
}

/// A folder of its own for one test, with a configuration of Drizzle or of raingauge in it.
final class TemporaryProject: Sendable {
    let path: String

    init(configuration: String? = nil, settings: String? = nil) throws {
        path = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path + "/raingauge", withIntermediateDirectories: true)
        try configuration?.write(toFile: path + "/drizzle.config.ts", atomically: false, encoding: .utf8)
        try settings?.write(toFile: path + "/raingauge/config.toml", atomically: false, encoding: .utf8)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

import Foundation
import TestSupport
import Testing

/// A terminal of which nobody knows that it can show more than ASCII.
@Suite struct `In a locale without Unicode` {
    @Test(arguments: [
        ["tables"], ["rows", "words"], ["describe", "words"], ["tables", "--system"], ["status"], ["config"],
        ["rows", "nothing \u{4DB}"], ["--help"], ["rows", "--help"],
    ])
    func `text and complaints are ASCII`(arguments: [String]) async throws {
        let database = """
            CREATE TABLE words (id int PRIMARY KEY, "m\u{F6}bel" text);
            INSERT INTO words VALUES (1, U&'\\04DB\\0085\\202E'), (2, NULL);
            COMMENT ON TABLE words IS 'W\u{F6}rter \u{4DB}'
            """
        try await withDatabase(database) { database in
            let help = arguments.last == "--help"
            let outcome = try await Program.raingauge.run(
                arguments + (help ? [] : ["--url", database.address]), environment: ["LC_ALL": "C"])
            let text = outcome.output + outcome.errors
            #expect(
                !text.isEmpty && text.unicodeScalars.allSatisfy { $0.isASCII && ($0 >= " " || $0 == "\n") })
        }
    }

    @Test func `what programs read stays as it is`() async throws {
        try await withDatabase("CREATE TABLE words AS SELECT 1 AS id, U&'\\04DB'::text AS word") { database in
            let outcome = try await Program.raingauge.run(
                ["rows", "words", "--format", "csv", "--url", database.address], environment: ["LC_ALL": "C"])
            #expect(outcome.output == "id,word\n1,\u{4DB}\n")
        }
    }

    @Test func `a password file that others can read is said to be unused in our words`() async throws {
        let folder = try TemporaryProject()
        let path = folder.path + "/pass\u{1B}[31mword"
        try "*:*:*:*:x\n".write(toFile: path, atomically: false, encoding: .utf8)
        try await withDatabase("") { database in
            let outcome = try await Program.raingauge.run(
                ["tables", "--url", database.address], environment: ["LC_ALL": "C", "PGPASSFILE": path])
            #expect(outcome.status == 0 && outcome.errors.contains("is not used, because others can read it"))
            #expect(!outcome.errors.contains("WARNING") && !outcome.errors.contains("\u{1B}"))
        }
    }
}

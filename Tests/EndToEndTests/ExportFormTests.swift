import Foundation
import SQL
import TestSupport
import Testing

/// Every form in which rows are taken elsewhere, and what becomes of them there.
@Suite struct `The forms of an export` {
    private static let script = """
        CREATE TYPE mood AS ENUM ('sad', 'glad');
        CREATE TABLE guests (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "Full name" text, mood mood,
            tags text[], doc jsonb, raw bytea, at timestamptz, size numeric,
            twice numeric GENERATED ALWAYS AS (size * 2) STORED);
        INSERT INTO guests ("Full name", mood, tags, doc, raw, at, size)
        SELECT CASE n % 3 WHEN 0 THEN NULL WHEN 1 THEN E'O''Hara\\t\\\\N\\n"x"' ELSE 'ä|b' END, 'glad', '{a,NULL,"b c"}',
               '{"k": [1, 2.50]}', '\\x00ff', '2026-02-28 12:00:00.000001+00', n / 7.0
          FROM generate_series(1, 20) AS n
        """

    private static let empty = script.split(separator: ";").dropLast().joined(separator: ";")

    @Test(arguments: ["insert", "copy"])
    func `that are scripts make the same rows again`(form: String) async throws {
        let folder = try TemporaryFolder()
        try await withDatabase(Self.script) { database in
            let export = try await Program.raingauge.run(
                [
                    "rows", "guests", "--format", form, "--output", "guests.sql", "--url", database.address,
                ], in: folder.path)
            #expect(export.status == 0, "\(export.errors)")
            try await withDatabase(Self.empty) { other in
                let loaded = try await Program(path: "/usr/bin/env").run(
                    "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", other.address, "-f",
                    folder.path + "/guests.sql")
                #expect(loaded.status == 0, "\(loaded.errors)")
                let arguments = ["rows", "guests", "--format", "ndjson", "--url"]
                let before = try await Program.raingauge.run(arguments + [database.address])
                let after = try await Program.raingauge.run(arguments + [other.address])
                #expect(after.output == before.output && !after.output.isEmpty)
            }
        }
    }

    @Test(arguments: [
        ("g.md", "| id |\n| ---: |\n| 1 |\n| 2 |\n"), ("g.tsv", "id\n1\n2\n"),
        ("g.ts", "export const guestsRows = [\n  { fullName: \"ä|b\" },\n];\n"),
        ("g.json", "[\n{\"id\":1},\n{\"id\":2}\n]\n"),
    ])
    func `are what the file's name says`(name: String, text: String) async throws {
        let folder = try TemporaryFolder()
        try await withDatabase(Self.script) { database in
            let options =
                name == "g.ts"
                ? ["--where", "id = 2", "--columns", "id", "--columns", "Full name"]
                : ["--limit", "2", "--columns", "id"]
            let export = try await Program.raingauge.run(
                ["rows", "guests", "--output", name, "--url", database.address] + options, in: folder.path)
            #expect(export.status == 0, "\(export.errors)")
            #expect(try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8) == text)
        }
    }

    @Test func `are packed where the name says so, and only by a program that is there`() async throws {
        let folder = try TemporaryFolder()
        try await withDatabase(Self.script) { database in
            let arguments = ["rows", "guests", "--columns", "id", "--url", database.address, "--output"]
            let packed = try await Program.raingauge.run(arguments + ["g.csv.gz"], in: folder.path)
            #expect(packed.status == 0, "\(packed.errors)")
            let opened = try await Program(path: "/usr/bin/env").run("gzip", "-dc", folder.path + "/g.csv.gz")
            #expect(opened.output == "id\n" + (1...20).map { "\($0)\n" }.joined())
            let refused = try await Program.raingauge.run(
                arguments + ["h.csv.zst"], environment: ["PATH": "/nonexistent"], in: folder.path)
            #expect(
                refused.status == 2 && refused.errors.contains("packed by zstd, which is not on this machine")
            )
            #expect(folder.contents == ["g.csv.gz"])
        }
    }

    @Test func `have to be said`() async throws {
        let outcome = try await Program.raingauge.run("rows", "t", "--output", "rows.txt")
        #expect(outcome.status == 2 && outcome.errors.contains("rows.txt says no form"))
    }
}

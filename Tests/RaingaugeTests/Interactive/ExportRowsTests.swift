import Browser
import Foundation
import Rows
import SQL
import TestSupport
import Testing

@testable import raingauge

@MainActor @Suite struct `An export from the browser` {
    @Test func `is a whole file, and never takes the place of another one unasked`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "t.csv").path
        let file = try #require(ExportFile(path: path))
        try await RunnerBench.run(
            "CREATE TABLE t (id int PRIMARY KEY, v text); INSERT INTO t VALUES (2, 'b'), (1, NULL), (3, 'c')"
        ) { bench in
            var source = try await bench.page("t").source
            source.filter = try Filter("id < 3", of: source.columns)
            var slot = Slot<ExportRows>(of: ScreenID(1))
            for (replaces, expected) in [
                (false, ExportOutcome.written(rows: 2, 12)), (false, .isThere), (true, .written(rows: 2, 12)),
            ] {
                let question = ExportRows(
                    source: source, columns: source.columns.map(\.name),
                    target: .file(file, replaces: replaces))
                try bench.perform(slot.ask(question))
                let outcome = try #require(slot.take(try await bench.next())).get()
                #expect(outcome == expected)
                #expect(try String(contentsOfFile: path, encoding: .utf8) == "id,v\n1,\n2,b\n")
            }
            let copy = ExportRows(
                source: source, columns: [Identifier("v"), Identifier("id")], target: .clipboard(.insert))
            try bench.perform(slot.ask(copy))
            let copied = try #require(slot.take(try await bench.next())).get()
            let expected = [("NULL", 1), ("'b'", 2)].map { value, id in
                "INSERT INTO \"public\".\"t\" (\"v\", \"id\") VALUES (\(value), \(id));\n"
            }
            #expect(copied == .text(expected.joined(), rows: 2))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["t.csv"])
        }
    }

    @Test(arguments: ["t.csv.gz", "t.json"])
    func `says how large the file is, not what came from the server`(name: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try #require(ExportFile(path: folder.appending(path: name).path))
        try await RunnerBench.run("CREATE TABLE t AS SELECT generate_series(1, 5000) AS id") { bench in
            let source = try await bench.page("t").source
            var slot = Slot<ExportRows>(of: ScreenID(1))
            let target = ExportRows.Target.file(file, replaces: false)
            let question = ExportRows(source: source, columns: source.columns.map(\.name), target: target)
            try bench.perform(slot.ask(question))
            let outcome = try #require(slot.take(try await bench.next())).get()
            let size = try Data(contentsOf: URL(fileURLWithPath: file.path)).count
            #expect(outcome == .written(rows: 5_000, ByteCount(size)))
        }
    }
}

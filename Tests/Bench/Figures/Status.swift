import Foundation
import Postgres
import SQL
import TestSupport

/// Where three hundred migrations stand, with 90 MB of snapshots beside them, each of which `drizzle-kit up` would read.
///
/// psql selects the ledger's rows, which is the server's part of it.
struct Status: Figure {
    let name = "status"
    private let count = 300

    func measure(at bench: Workbench) async throws -> [Finding] {
        let target = try await bench.database("status", [])
        let project = bench.folder + "/status-project"
        try writeProject(to: project)
        let connection = try await Connection.open(target)
        try await DrizzleReplay(on: connection).migrateJournal(in: project + "/drizzle")
        await connection.close()
        let address = target.parameters.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        let ours = ["status", "--config", project + "/drizzle.config.json", "--url", address]
        let theirs = ["--no-psqlrc", "--command", "SELECT * FROM drizzle.__drizzle_migrations ORDER BY id"]
        var (times, psqls) = (Series(.milliseconds), Series(.milliseconds))
        try await bench.alternate {
            times.add(try bench.time(bench.raingauge, ours, target))
        } _: {
            psqls.add(try bench.time(bench.psql, theirs, target))
        }
        let memory = Series(.megabytes, [try megabytes(bench.peakMemory(bench.raingauge, ours, target))])
        let psqlMemory = Series(.megabytes, [try megabytes(bench.peakMemory(bench.psql, theirs, target))])
        let what = "status of \(count) migrations with 90 MB of snapshots"
        return [
            Finding(what, times, psql: psqls, limit: .atMost(150)),
            Finding("peak memory of that", memory, psql: psqlMemory, limit: .atMost(60)),
        ]
    }

    private func megabytes(_ bytes: Int) -> Double { Double(bytes) / 1_048_576 }

    /// In Drizzle Kit's form, snapshots too.
    private func writeProject(to folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder + "/drizzle/meta", withIntermediateDirectories: true)
        try write(#"{"dialect":"postgresql","out":"drizzle"}"#, to: folder + "/drizzle.config.json")
        var entries: [String] = []
        for number in 0..<count {
            let index = String(String(10_000 + number).dropFirst())
            let when = 1_700_000_000_000 + number * 60_000
            entries.append(
                #"{"idx":\#(number),"version":"7","when":\#(when),"tag":"\#(index)_step","breakpoints":true}"#
            )
            try write(
                "CREATE TABLE \"step_\(number)\" (\n\t\"id\" serial PRIMARY KEY NOT NULL\n);\n",
                to: folder + "/drizzle/\(index)_step.sql")
            try write(
                FolderCheck.snapshot(number), to: folder + "/drizzle/meta/\(index)_snapshot.json")
        }
        try write(
            #"{"version":"7","dialect":"postgresql","entries":[\#(entries.joined(separator: ","))]}"#,
            to: folder + "/drizzle/meta/_journal.json")
    }

    private func write(_ text: String, to path: String) throws {
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }
}

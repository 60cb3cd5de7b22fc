import Foundation
import Postgres
import SQL
import TestSupport

/// One migration of a thousand statements, from the start of the program to its end, beside `psql -1` with the same file.
///
/// Ours reviews it first, writes the ledger, and looks up afterwards that everything is there.
struct Applying: Figure {
    let name = "applying"
    private let count = 1000

    func measure(at bench: Workbench) async throws -> [Finding] {
        let folder = bench.folder + "/applying"
        let file = try writeProject(to: folder)
        var (times, psqls) = (Series(.milliseconds), Series(.milliseconds))
        var round = 0
        try await bench.alternate {
            round += 1
            let target = try await bench.database("applying_ours_\(round)", [])
            let address = target.parameters.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
            let arguments = [
                "migrate", "--yes", "--config", folder + "/drizzle.config.json", "--url", address,
            ]
            times.add(try bench.time(bench.raingauge, arguments, target))
        } _: {
            let target = try await bench.database("applying_psql_\(round)_\(psqls.values.count)", [])
            psqls.add(
                try bench.timePsql(["-1", "--quiet", "--set", "ON_ERROR_STOP=1", "--file", file], target))
        }
        return [
            Finding("migrate of \(count) statements", times, psql: psqls, limit: .timesPsql(1.1))
        ]
    }

    /// A table, two columns more, an index and a row, time and again.
    private var statements: [String] {
        (0..<count / 5).flatMap { number in
            let table = "\"step_\(number)\""
            return [
                "CREATE TABLE \(table) (\"id\" serial PRIMARY KEY NOT NULL, \"name\" text NOT NULL);",
                "ALTER TABLE \(table) ADD COLUMN \"made\" timestamp DEFAULT now() NOT NULL;",
                "ALTER TABLE \(table) ADD COLUMN \"note\" text;",
                "CREATE INDEX \"step_\(number)_name\" ON \(table) USING btree (\"name\");",
                "INSERT INTO \(table) (\"name\") VALUES ('first');",
            ]
        }
    }

    private func writeProject(to folder: String) throws -> String {
        try FileManager.default.createDirectory(
            atPath: folder + "/drizzle/20260101000000_many", withIntermediateDirectories: true)
        try #"{"dialect":"postgresql","out":"drizzle"}"#.write(
            toFile: folder + "/drizzle.config.json", atomically: false, encoding: .utf8)
        let file = folder + "/drizzle/20260101000000_many/migration.sql"
        try statements.joined(separator: "--> statement-breakpoint\n").write(
            toFile: file, atomically: false, encoding: .utf8)
        return file
    }
}

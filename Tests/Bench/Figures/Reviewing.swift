import Foundation
import Postgres
import ScratchServer
import TestSupport

/// Reviewing three hundred migrations of twelve statements each, without a server.
///
/// Beside them `sha256sum`, which reads the same files.
struct Reviewing: Figure {
    let name = "review"
    private let count = 300

    func measure(at bench: Workbench) async throws -> [Finding] {
        let folder = bench.folder + "/reviewed"
        let files = try write(to: folder)
        let target = bench.server.target()
        let arguments = [
            "review", "--offline", "--fail-on", "never", "--config", folder + "/drizzle.config.json",
        ]
        var (ours, peers) = (Series(.milliseconds), Series(.milliseconds))
        try await bench.alternate {
            ours.add(try bench.time(bench.raingauge, arguments, target))
        } _: {
            peers.add(try bench.time("/usr/bin/sha256sum", files, target))
        }
        return [
            Finding(
                "review of \(count) migrations without a server; peer: sha256sum", ours, psql: peers,
                limit: .atMost(300))
        ]
    }

    /// Answers the SQL files.
    private func write(to folder: String) throws -> [String] {
        try FileManager.default.createDirectory(
            atPath: folder + "/drizzle/meta", withIntermediateDirectories: true)
        try write(#"{"dialect":"postgresql","out":"drizzle"}"#, to: folder + "/drizzle.config.json")
        var (entries, files): ([String], [String]) = ([], [])
        for number in 0..<count {
            let index = String(String(10_000 + number).dropFirst())
            let when = 1_700_000_000_000 + number * 60_000
            entries.append(
                #"{"idx":\#(number),"version":"7","when":\#(when),"tag":"\#(index)_step","breakpoints":true}"#
            )
            files.append(folder + "/drizzle/\(index)_step.sql")
            try write(Self.script(number), to: files[number])
        }
        try write(
            #"{"version":"7","dialect":"postgresql","entries":[\#(entries.joined(separator: ","))]}"#,
            to: folder + "/drizzle/meta/_journal.json")
        return files
    }

    private static func script(_ number: Int) -> String {
        let table =
            "CREATE TABLE \"step_\(number)\" (\n\t\"id\" serial PRIMARY KEY NOT NULL,\n\t\"label\" text NOT NULL\n);"
        let others = (0..<11).map { part in
            switch part % 4 {
            case 0: "ALTER TABLE \"table_\(part)\" ADD COLUMN \"more_\(number)\" text;"
            case 1: "CREATE INDEX \"by_\(part)_\(number)\" ON \"table_\(part)\" USING btree (\"id\");"
            case 2: "ALTER TABLE \"table_\(part)\" ALTER COLUMN \"label\" SET NOT NULL;"
            default:
                "ALTER TABLE \"table_\(part)\" ADD CONSTRAINT \"f_\(part)_\(number)\" FOREIGN KEY (\"step\") REFERENCES \"step_\(number)\"(\"id\");"
            }
        }
        return ([table] + others).joined(separator: "--> statement-breakpoint\n")
    }

    private func write(_ text: String, to path: String) throws {
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }
}

import Foundation
import Postgres
import ScratchServer
import TestSupport

/// Judging a folder of 300 migrations with 90 MB of snapshots, beside `sha256sum`, which reads the same files.
struct FolderCheck: Figure {
    let name = "check"
    private static let migrations = 300
    private static let tables = 105
    private static let columns = 21

    func measure(at bench: Workbench) async throws -> [Finding] {
        let folder = bench.folder + "/checked"
        let files = try Self.write(to: folder)
        let target = bench.server.target()
        // What is measured is the judgement, not the disk.
        _ = try bench.time("/usr/bin/sha256sum", files, target)
        var (ours, peers) = (Series(.milliseconds), Series(.milliseconds))
        try await bench.alternate {
            ours.add(try bench.time(bench.raingauge, ["check", folder], target))
        } _: {
            peers.add(try bench.time("/usr/bin/sha256sum", files, target))
        }
        let memory = Double(try bench.peakMemory(bench.raingauge, ["check", folder], target)) / 1_048_576
        return [
            Finding(
                "check of 300 migrations, 90 MB of snapshots; peer: sha256sum", ours, psql: peers,
                limit: .atMost(150)),
            Finding("peak memory of that", Series(.megabytes, [memory]), limit: .atMost(60)),
        ]
    }

    /// A sound journal folder; answers all its files.
    private static func write(to folder: String) throws -> [String] {
        try FileManager.default.createDirectory(atPath: folder + "/meta", withIntermediateDirectories: true)
        var files: [String] = []
        var entries: [String] = []
        for number in 0..<migrations {
            let key = String(String(10_000 + number).dropFirst())
            files.append("\(folder)/meta/\(key)_snapshot.json")
            try snapshot(number).write(toFile: files[files.count - 1], atomically: false, encoding: .utf8)
            files.append("\(folder)/\(key)_calm_talos.sql")
            let sql = (0..<12).map { "ALTER TABLE \"table_\($0)\" ADD COLUMN \"more_\(number)\" text;" }
            try sql.joined(separator: "--> statement-breakpoint\n").write(
                toFile: files[files.count - 1], atomically: false, encoding: .utf8)
            entries.append(
                """
                {"idx":\(number),"version":"7","when":\(1_700_000_000_007 + number * 86_400_007),\
                "tag":"\(key)_calm_talos","breakpoints":true}
                """)
        }
        let journal =
            "{\"version\":\"7\",\"dialect\":\"postgresql\",\"entries\":[\(entries.joined(separator: ","))]}"
        files.append("\(folder)/meta/_journal.json")
        try journal.write(toFile: files[files.count - 1], atomically: false, encoding: .utf8)
        return files
    }

    /// The snapshot of the migration with this number, from 0; 300 kB.
    static func snapshot(_ number: Int) -> String {
        "{\n  \"id\": \"\(uuid(number + 1))\",\n  \"prevId\": \"\(uuid(number))\",\n  \(body)"
    }

    private static let body =
        "\"version\": \"7\",\n  \"dialect\": \"postgresql\",\n  \"tables\": {\n\(allTables)\n  }\(rest)"

    private static func uuid(_ number: Int) -> String {
        "00000000-0000-0000-0000-" + String(String(1_000_000_000_000 + number).dropFirst())
    }

    private static var rest: String {
        let groups = ["enums", "schemas", "sequences", "roles", "policies", "views"].map {
            ",\n  \"\($0)\": {}"
        }
        return groups.joined()
            + ",\n  \"_meta\": {\n    \"columns\": {},\n    \"schemas\": {},\n    \"tables\": {}\n  }\n}"
    }

    /// Indented as Drizzle Kit does it.
    private static var allTables: String {
        (0..<tables).map { table in
            let columns = (0..<columns).map { column in
                """
                        "column_\(column)": {
                          "name": "column_\(column)",
                          "type": "text",
                          "primaryKey": false,
                          "notNull": true
                        }
                """
            }.joined(separator: ",\n")
            return """
                    "public.table_\(table)": {
                      "name": "table_\(table)",
                      "schema": "",
                      "columns": {
                \(columns)
                      },
                      "indexes": {},
                      "foreignKeys": {},
                      "compositePrimaryKeys": {},
                      "uniqueConstraints": {},
                      "policies": {},
                      "checkConstraints": {},
                      "isRLSEnabled": false
                    }
                """
        }.joined(separator: ",\n")
    }
}

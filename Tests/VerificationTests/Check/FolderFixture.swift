import Drizzle
import Foundation
import TestSupport
import Verification

/// A folder of migrations on disk that is gone when the test is over.
final class FolderFixture {
    let path: String

    /// Files by their path below the folder.
    init(_ files: [String: String]) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "check-\(UUID().uuidString)").path
        for (name, text) in files { try write(text, to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    static let now: UnixMilliseconds = 1_764_000_000_000

    func check() async -> Check { await Check.reading(path, now: Self.now) }

    /// A sound journal folder: each migration a thousand seconds and seven milliseconds after the one before.
    static func sound(_ tags: [String], sql: [String: String] = [:]) -> [String: String] {
        var files = ["meta/_journal.json": journal(tags.enumerated().map { Entry($0.offset, $0.element) })]
        for (index, tag) in tags.enumerated() {
            files["\(tag).sql"] = sql[tag] ?? "SELECT \(index);"
            files["meta/\(tag.prefix { $0 != "_" })_snapshot.json"] = snapshot(
                id: "id-\(index)", after: index == 0 ? origin : "id-\(index - 1)")
        }
        return files
    }

    struct Entry {
        var index: Int
        var tag: String
        var when: Int64

        init(_ index: Int, _ tag: String, when: Int64? = nil) {
            (self.index, self.tag) = (index, tag)
            self.when = when ?? 1_700_000_000_007 + Int64(index) * 1_000_007
        }
    }

    static func journal(_ entries: [Entry]) -> String {
        writtenJournal(entries.map { (index: $0.index, when: $0.when, tag: $0.tag) })
    }

    static let origin = "00000000-0000-0000-0000-000000000000"

    static func snapshot(id: String, after parent: String, version: String = "7", tables: String = "")
        -> String
    {
        """
        {
          "id": "\(id)",
          "prevId": "\(parent)",
          "version": "\(version)",
          "dialect": "postgresql",
          "tables": {\(tables)},
          "enums": {},
          "schemas": {},
          "_meta": {
            "columns": {},
            "schemas": {},
            "tables": {}
          }
        }
        """
    }

    /// A table with text columns.
    static func table(_ name: String, _ columns: String...) -> String {
        let parts = columns.map {
            #""\#($0)":{"name":"\#($0)","type":"text","primaryKey":false,"notNull":false}"#
        }
        return
            #""public.\#(name)":{"name":"\#(name)","schema":"","columns":{\#(parts.joined(separator: ","))},"#
            + #""indexes":{},"foreignKeys":{},"compositePrimaryKeys":{},"uniqueConstraints":{}}"#
    }

    /// A snapshot of Drizzle 1.0.
    static func folderSnapshot(id: String, after parents: [String], ddl: String = "") -> String {
        let list = parents.map { "\"\($0)\"" }.joined(separator: ", ")
        return
            #"{"version":"8","dialect":"postgres","id":"\#(id)","prevIds":[\#(list)],"ddl":[\#(ddl)],"renames":[]}"#
    }
}

extension Check {
    /// Each finding as `id severity file:line`, with the file's name alone.
    var picture: [String] {
        findings.map { finding in
            let name = finding.file.split(separator: "/").last.map(String.init) ?? finding.file
            return "\(finding.id) \(finding.severity.rawValue) \(name)"
                + (finding.line.map { ":\($0)" } ?? "")
        }
    }

    func finding(_ id: String) -> CheckFinding? { findings.first { $0.id == id } }
}

import Crypto
import Drizzle
import Foundation
import SQL

/// One situation of `Scenarios/scenarios.json`; the file beside it says what the keys mean.
struct Scenario: Decodable {
    let name: String
    let rule: String
    let journal: [Entry]?
    let header: [String]
    let folders: [String]
    let without: [String]
    let files: [String: String]
    let isAbsent: Bool
    let configured: LedgerLocation
    let ledgers: [Table]
    let outcomes: [String: Expectation]

    struct Entry: Decodable {
        let tag: String
        let when: Int64?
        let index: Int?

        init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            tag = try values.decode(String.self)
            when = try values.decode(Int64?.self)
            index = try values.decodeIfPresent(Int.self)
        }
    }

    struct Table {
        let form: String
        let place: LedgerLocation
        let rows: [Row]
    }

    struct Row: Decodable {
        let hash: String
        let createdAt: String?
        let name: String?

        init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            hash = try values.decode(String.self)
            if try values.decodeNil() {
                createdAt = nil
            } else if let number = try? values.decode(Int64.self) {
                createdAt = String(number)
            } else {
                createdAt = try values.decode(String.self)
            }
            name = try values.decodeIfPresent(String.self)
        }
    }

    /// What Drizzle would do: run these, or stop with a message that begins so.
    enum Expectation: Decodable, Equatable {
        case runs([String])
        case stops(String)

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let message = try? value.decode(String.self) {
                self = .stops(message)
            } else {
                self = .runs(try value.decode([String].self))
            }
        }
    }

    private enum Key: String, CodingKey {
        case name, rule, journal, header, folders, without, files, absent, configured, ledgers
    }

    private struct RawTable: Decodable {
        let form: String
        let place: [String]?
        let rows: [Row]
    }

    init(from decoder: any Decoder) throws {
        let json = try decoder.container(keyedBy: Key.self)
        name = try json.decode(String.self, forKey: .name)
        rule = try json.decode(String.self, forKey: .rule)
        journal = try json.decodeIfPresent([Entry].self, forKey: .journal)
        header = try json.decodeIfPresent([String].self, forKey: .header) ?? ["7", "postgresql"]
        folders = try json.decodeIfPresent([String].self, forKey: .folders) ?? []
        without = try json.decodeIfPresent([String].self, forKey: .without) ?? []
        files = try json.decodeIfPresent([String: String].self, forKey: .files) ?? [:]
        isAbsent = try json.decodeIfPresent(Bool.self, forKey: .absent) ?? false
        let place = try json.decodeIfPresent([String].self, forKey: .configured).map(LedgerLocation.init)
        let configured = place ?? .standard
        self.configured = configured
        ledgers = try (json.decodeIfPresent([RawTable].self, forKey: .ledgers) ?? []).map { table in
            Table(
                form: table.form, place: table.place.map(LedgerLocation.init) ?? configured, rows: table.rows)
        }
        let expected = try decoder.singleValueContainer().decode([String: Possibly].self)
        outcomes = expected.compactMapValues(\.value).filter {
            ["0.45", "1.0", "1.0 after up"].contains($0.key)
        }
    }

    /// Any member's value, of interest only where it is an expectation.
    private struct Possibly: Decodable {
        let value: Expectation?

        init(from decoder: any Decoder) throws { value = try? Expectation(from: decoder) }
    }

    /// All of them, in the order of the file.
    static let all: [Scenario] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Scenarios/scenarios.json")
        guard let data = FileManager.default.contents(atPath: file.path) else { return [] }
        do {
            return try JSONDecoder().decode([Scenario].self, from: data)
        } catch {
            fatalError("scenarios.json: \(error)")
        }
    }()
}

extension Scenario {
    /// Writes the folder down for real.
    func write(to path: String) throws {
        guard !isAbsent else { return }
        var all: [String: String] = [:]
        for entry in journal ?? [] { all["\(entry.tag).sql"] = text(of: entry.tag) }
        for (file, text) in snapshots { all[file] = text }
        if let journal { all["meta/_journal.json"] = text(of: journal) }
        for folder in folders {
            all["\(folder)/migration.sql"] = text(of: folder)
            all["\(folder)/snapshot.json"] = """
                {"type":"base","version":"9","dialect":"postgres","id":"\(folder)","prevIds":["\(Self.origin)"],\
                "footprints":[],"ddl":[]}
                """
        }
        all.merge(files) { $1 }
        for file in without { all[file] = nil }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in all {
            let file = URL(filePath: path).appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
    }

    /// Empty snapshots, each behind the entry before it; of two entries with one number the second takes the first one's
    /// file and parent.
    private var snapshots: [String: String] {
        var (files, parents, parent): ([String: String], [String: String], String) = ([:], [:], Self.origin)
        for (index, entry) in (journal ?? []).enumerated() {
            let number = String(entry.tag.prefix { $0 != "_" })
            let id = "00000000-0000-4000-8000-\(String(format: "%012d", index + 1))"
            let own = number.isEmpty ? Self.origin : parents[number] ?? parent
            parents[number] = own
            files["meta/\(number)_snapshot.json"] = """
                {"id":"\(id)","prevId":"\(own)","version":"7","dialect":"postgresql","tables":{},"enums":{},\
                "schemas":{},"sequences":{},"roles":{},"policies":{},"views":{},\
                "_meta":{"columns":{},"schemas":{},"tables":{}}}
                """
            parent = id
        }
        return files
    }

    private static let origin = "00000000-0000-0000-0000-000000000000"

    /// What makes the tables and their rows, a statement each.
    var statements: [SQL] {
        ledgers.flatMap { table -> [SQL] in
            let name = table.place.name
            let create: [SQL] = [
                "CREATE SCHEMA IF NOT EXISTS \(name.schema)",
                "CREATE TABLE \(name) (\(unsafe: columns(of: table.form)))",
            ]
            return create + table.rows.map { row in insertion(of: row, into: table) }
        }
    }

    private func insertion(of row: Row, into table: Table) -> SQL {
        let type = table.form == "proxy" ? "numeric" : "bigint"
        let values: SQL = "\(hash(row.hash)), \(row.createdAt)::\(unsafe: type)"
        return table.form == "1.0"
            ? "INSERT INTO \(table.place.name) (hash, created_at, name) VALUES (\(values), \(row.name))"
            : "INSERT INTO \(table.place.name) (hash, created_at) VALUES (\(values))"
    }

    private func columns(of form: String) -> String {
        switch form {
        case "proxy": "id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric"
        case "1.0":
            "id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint, name text, applied_at timestamp with time zone DEFAULT now()"
        default: "id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint"
        }
    }

    private func hash(_ word: String) -> String {
        if word.hasPrefix("@crlf:") {
            return sha256(text(of: String(word.dropFirst(6))).replacing("\n", with: "\r\n"))
        }
        return word.hasPrefix("@") ? sha256(text(of: String(word.dropFirst()))) : word
    }

    private func sha256(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined()
    }

    private func text(of name: String) -> String { "SELECT '\(name)';\n" }

    private func text(of journal: [Entry]) -> String {
        let entries = journal.enumerated().map { index, entry in
            let when = entry.when.map { ",\"when\":\($0)" } ?? ""
            return
                "{\"idx\":\(entry.index ?? index),\"version\":\"7\"\(when),\"tag\":\"\(entry.tag)\",\"breakpoints\":true}"
        }
        return
            "{\"version\":\"\(header[0])\",\"dialect\":\"\(header[1])\",\"entries\":[\(entries.joined(separator: ","))]}"
    }
}

extension LedgerLocation {
    fileprivate init(_ parts: [String]) { self.init(schema: parts[0], table: parts[1]) }
}

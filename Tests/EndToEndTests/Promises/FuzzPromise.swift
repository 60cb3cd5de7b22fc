import Drizzle
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing
import Verification

/// Files that were good once.
extension Promises {
    @Test(arguments: FuzzedFile.allCases)
    func `no file ends the program, or keeps it long, or takes its memory`(file: FuzzedFile) async throws {
        let count = Promise.isWhole ? FuzzedFile.count : 200
        let promise = Promise(
            words: "A mutated \(file.rawValue) is read or refused, within 10 s and 256 MB", all: count,
            sample: count)
        let seeds = file.seeds
        let bench = try FuzzBench(workers: 4)
        let limit = FuzzBench.peak + 256 << 10
        try await promise.keep { number, _ in
            let folder = bench.take()
            defer { bench.giveBack(folder) }
            var texts = Mutations(of: seeds, with: file.pieces, count: 1, seed: UInt64(number))
            guard let text = texts.next() else { return nil }
            let start = ContinuousClock.now
            try await file.read(text, in: folder)
            if ContinuousClock.now - start > .seconds(10) { return "took \(ContinuousClock.now - start)" }
            return FuzzBench.peak > limit ? "\(FuzzBench.peak) kB" : nil
        }
    }
}

/// One of the kinds of files that a project consists of.
enum FuzzedFile: String, CaseIterable, Sendable {
    case journal, snapshot, migration, configuration

    /// Of each kind by `Scripts/faults`.
    static let count = ProcessInfo.processInfo.environment["RAINGAUGE_FUZZ"].flatMap(Int.init) ?? 100_000

    /// What its reader may stumble over.
    var pieces: [String] {
        switch self {
        case .journal:
            ["\"when\": 1e400", "\"idx\": 99999999999999999999", "null", "<<<<<<< HEAD\n", "[{}]", "\\u0000"]
        case .snapshot:
            ["1e400", "01", "null", "<<<<<<< HEAD\n", "{}", "[]", "\\ud800", "\"version\":\"6\","]
        case .migration:
            [
                "$$", "--", "/*", "*/", "E'", "U&\"", "::", "BEGIN ATOMIC", ";;", "--> statement-breakpoint",
                "DO $$", "CASE ",
            ]
        case .configuration:
            [
                "${", "`", "/*", "=>", "?.", "...", "\\u{", "process.env.", "if (", "export default ",
                "s += s;", "!!!!",
            ]
        }
    }

    /// Good ones of our own, and those of the corpus where there is one, as far as they are small.
    var seeds: [String] {
        let folders = Corpus.projects.map(\.folder)
        let found = folders.flatMap { folder -> [String] in
            switch self {
            case .journal: [folder + "/meta/_journal.json"]
            case .snapshot: Self.files(in: folder + "/meta", ending: "_snapshot.json")
            case .migration: Self.files(in: folder, ending: ".sql")
            case .configuration: []
            }
        }
        let texts = found.compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }
        return own + texts.filter { $0.utf8.count < 12_000 }.prefix(200)
    }

    private static func files(in folder: String, ending: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(ending) }.sorted().prefix(8).map { folder + "/" + $0 }
    }

    private var own: [String] {
        switch self {
        case .journal: [writtenJournal([(0, 1_700_000_000_000, "0000_a"), (1, 1_700_000_000_001, "0001_b")])]
        case .snapshot: [FuzzBench.snapshot]
        case .migration:
            [
                FuzzBench.sql,
                "CREATE FUNCTION f() RETURNS int AS $b$ SELECT 1; $b$ LANGUAGE sql;--> statement-breakpoint\nSELECT E'\\'';",
                "ALTER TABLE a ADD CONSTRAINT b FOREIGN KEY (c) REFERENCES d(e) ON DELETE cascade;\nDROP TABLE c;",
            ]
        case .configuration:
            [
                "import { defineConfig } from 'drizzle-kit';\nexport default defineConfig({ dialect: 'postgresql', out: './m' });",
                "const url = process.env.URL ?? `postgres://${a.b['c']}@h/${1 + 2 * 3}`;\nexport default { dbCredentials: { url } };",
                "require('dotenv').config({ path: '.env' });\nlet s = 'a'; for (const x of [1]) { s += x }\nmodule.exports = { out: s, schema: [s] }",
            ]
        }
    }

    /// Reads it as everything does that reads such a file.
    func read(_ text: [UInt8], in folder: String) async throws {
        try Data(text).write(to: URL(fileURLWithPath: folder + "/" + name))
        guard self != .configuration else {
            _ = try? DrizzleConfiguration.load(from: folder, environment: ["URL": "postgres://h/d"])
            return
        }
        let check = await Check.reading(folder + "/drizzle", now: 1_750_000_000_000)
        _ = check.findings.map(\.sentence)
        if self == .snapshot { _ = try? RecordedSchema.reading(folder + "/" + name) }
        if self == .migration {
            MigrationFolder.reading(folder + "/drizzle").migrations.forEach {
                _ = ParsedMigration(reading: $0)
            }
        }
    }

    private var name: String {
        switch self {
        case .journal: "drizzle/meta/_journal.json"
        case .snapshot: "drizzle/meta/0000_snapshot.json"
        case .migration: "drizzle/0000_a.sql"
        case .configuration: "drizzle.config.ts"
        }
    }
}

/// A sound project for each of several workers.
private final class FuzzBench: Sendable {
    private let root: String
    private let free: Mutex<[String]>

    init(workers: Int) throws {
        let root = FileManager.default.temporaryDirectory.path + "/fuzz-\(UUID().uuidString.prefix(8))"
        let folders = (0..<workers).map { "\(root)/\($0)" }
        for folder in folders {
            try FileManager.default.createDirectory(
                atPath: folder + "/drizzle/meta", withIntermediateDirectories: true)
            let journal = writtenJournal([(0, 1_700_000_000_000, "0000_a")])
            for (name, text) in [
                ("0000_a.sql", Self.sql), ("meta/_journal.json", journal),
                ("meta/0000_snapshot.json", Self.snapshot),
            ] {
                try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/drizzle/\(name)"))
            }
        }
        self.root = root
        free = Mutex(folders)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func take() -> String { free.withLock { $0.removeLast() } }
    func giveBack(_ folder: String) { free.withLock { $0.append(folder) } }

    /// The most memory that this process ever had, in kB.
    static var peak: Int {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }

    static let sql = """
        CREATE TABLE "a" ("id" serial PRIMARY KEY, b text DEFAULT 'it''s');
        --> statement-breakpoint
        CREATE INDEX c ON "a" (lower(b)) WHERE id > 1;
        """

    static let snapshot = """
        {"id": "00000000-0000-4000-8000-000000000001", "prevId": "00000000-0000-0000-0000-000000000000",
         "version": "7", "dialect": "postgresql",
         "tables": {"public.a": {"name": "a", "schema": "", "columns": {"id": {"name": "id", "type": "serial",
           "primaryKey": true, "notNull": true}, "b": {"name": "b", "type": "text", "primaryKey": false,
           "notNull": false, "default": "'it''s'"}}, "indexes": {}, "foreignKeys": {}, "compositePrimaryKeys": {},
           "uniqueConstraints": {}, "policies": {}, "checkConstraints": {}, "isRLSEnabled": false}},
         "enums": {}, "schemas": {}, "sequences": {}, "roles": {}, "policies": {}, "views": {},
         "_meta": {"columns": {}, "schemas": {}, "tables": {}}}
        """
}

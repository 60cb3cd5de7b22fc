import Catalog
import Foundation
import Glibc
import Postgres
import Rows
import SQL
import Synchronization
import SystemCalls
import TestSupport
import Testing

@testable import Workspace

@Suite struct `Importing a file` {
    private static let script = """
        CREATE TABLE goods (id int PRIMARY KEY, name text, price numeric(10,2) CHECK (price > 0), tags text[]);
        INSERT INTO goods VALUES (1, 'there', 1, NULL)
        """

    @Test(arguments: ["csv", "tsv", "ndjson"])
    func `brings back what was exported, byte for byte`(form: String) async throws {
        let folder = try ImportFolder()
        let script = """
            CREATE TYPE pair AS (a int, b text);
            CREATE TABLE goods (id int PRIMARY KEY, t text, n numeric, b bytea, j json, jb jsonb, a text[], m int[][], ts timestamptz,
                                u uuid, ok bool, r int4range, i interval);
            INSERT INTO goods VALUES
              (1, E'a,"b"\\t\\\\N\\n\\r\\nü', 1.500, '\\x00ff', '{"a" :  1.0}', '[1, null]', '{a,NULL,"NULL","q\\"\\\\"}', '{{1,2},{3,4}}',
               '2026-01-01 00:00:00.123456+01', gen_random_uuid(), true, '[1,5)', '1 day 02:03:04'),
              (2, '', 'NaN', '', NULL, '"x"', '{}', NULL, NULL, NULL, false, 'empty', NULL),
              (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
            CREATE TABLE copy (LIKE goods)
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let source = try await connection.source(of: "goods")
            let export: RowExport.Form = form == "csv" ? .csv : form == "tsv" ? .tsv : .json
            let bytes = Mutex<[UInt8]>([])
            let lines = Mutex(JSONLines())
            let rows = RowExport(source: source, columns: source.columns.map(\.name), form: export)
            try await connection.copy(try rows.statement()) { piece in
                guard export == .json else { return bytes.withLock { $0.append(contentsOf: piece) } }
                lines.withLock { $0.mend(piece) { piece in bytes.withLock { $0.append(contentsOf: piece) } } }
            }
            let file = try folder.file("goods.\(form)", bytes.withLock(\.self))
            let preview = try await connection.importPreview(of: file, into: try await database.oid("copy"))
            #expect(preview.isFit && preview.survey.rows == 3 && preview.survey.isWhole)
            let report = try await connection.importRows(preview.plan) { _ in }
            #expect(report.rows == 3)
            let difference = try await database.value(
                """
                SELECT count(*) FROM (
                  (SELECT g::text FROM goods AS g EXCEPT ALL SELECT c::text FROM copy AS c)
                  UNION ALL (SELECT c::text FROM copy AS c EXCEPT ALL SELECT g::text FROM goods AS g)) AS d
                """)
            #expect(difference == "0")
        }
    }

    @Test(arguments: [("gz", "gzip"), ("zst", "zstd")])
    func `unpacks what its name says is packed, and notices when a part is missing`(
        end: String, program: String
    ) async throws {
        let folder = try ImportFolder()
        let text = "id,name\n" + (2...9_000).map { "\($0),row number \($0)\n" }.joined()
        let file = try folder.file("goods.csv", Array(text.utf8))
        guard (try? ChildProcess.output(of: [program, "-q", "-k", file.path]))?.status == 0 else { return }
        let packed = try #require(ImportFile(path: "\(file.path).\(end)"))
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            let oid = try await database.oid("goods")
            let preview = try await connection.importPreview(of: packed, into: oid)
            #expect(try await connection.importRows(preview.plan) { _ in }.rows == 8_999)
            let bytes = try File.bytes(of: packed.path)
            try Data(bytes.dropLast(bytes.count / 2)).write(to: URL(fileURLWithPath: packed.path))
            let refusal = await #expect(throws: ImportRefusal.self) {
                try await connection.importPreview(of: packed, into: oid)
            }
            #expect(refusal == .notUnpacked(packed.path))
        }
    }

    @Test func `says where the server refuses a row, and keeps nothing`() async throws {
        let folder = try ImportFolder()
        let text =
            "id,name,price\n"
            + (2...5_000).map { "\($0),\"two\nlines\",\($0 == 4_000 ? "x" : "1")\n" }.joined()
        let file = try folder.file("goods.csv", Array(text.utf8))
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            let preview = try await connection.importPreview(of: file, into: try await database.oid("goods"))
            #expect(preview.isFit, "it lies behind the rows that are tried")
            let refusal = await #expect(throws: ImportRefusal.self) {
                try await connection.importRows(preview.plan) { _ in }
            }
            guard case .server(let error, let line, let column, _)? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(error.sqlState == SQLState("22P02") && column == Identifier("price"))
            #expect(line == 2 + (4_000 - 2) * 2)
            #expect(try await database.value("SELECT count(*) FROM goods") == "1")
        }
    }

    @Test(arguments: HostileFile.all)
    func `has one word for a file that is none, or hostile`(hostile: HostileFile) async throws {
        let folder = try ImportFolder()
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            let oid = try await database.oid("goods")
            let file = try hostile.make(folder)
            do {
                let preview = try await connection.importPreview(of: file, into: oid)
                #expect(
                    hostile.isMeant(preview), "\(preview.survey.errors) \(String(describing: preview.trial))")
                #expect(!preview.isFit)
            } catch let refusal as ImportRefusal {
                #expect(hostile.refusal == "\(refusal)".split(separator: "(").first.map(String.init))
            }
            #expect(try await database.value("SELECT count(*) FROM goods") == "1")
        }
    }

    @Test func `names who holds a lock before it gives up, and can be stopped meanwhile`() async throws {
        let folder = try ImportFolder()
        let file = try folder.file("goods.csv", Array("id\n2\n".utf8))
        try await withDatabase(Self.script) { database in
            let connection = try await Connection.open(
                database.target, limits: SessionLimits(lockTimeout: .seconds(600)))
            let preview = try await connection.importPreview(of: file, into: try await database.oid("goods"))
            try await database.whileLocked("goods") {
                let (events, tell) = AsyncStream.makeStream(of: ImportEvent.self)
                let run = Task { try await connection.importRows(preview.plan) { tell.yield($0) } }
                for await event in events {
                    guard case .waits(let blockers) = event else { continue }
                    #expect(blockers.count == 1)
                    break
                }
                run.cancel()
                await #expect(throws: (any Error).self) { try await run.value }
            }
            #expect(try await database.value("SELECT count(*) FROM goods") == "1")
        }
    }

    @Test func `refuses what has other columns than were looked at`() async throws {
        let folder = try ImportFolder()
        let file = try folder.file("goods.csv", Array("id,name\n2,x\n".utf8))
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            let preview = try await connection.importPreview(of: file, into: try await database.oid("goods"))
            _ = try folder.file("goods.csv", Array("name,id\n2,x\n".utf8))
            await #expect(throws: ImportRefusal.contents(.otherNames)) {
                try await connection.importRows(preview.plan) { _ in }
            }
        }
    }

    /// Whatever step of it is the last that the other side hears of, it is known what became of the rows.
    @Test(arguments: 1...24)
    func `whose line is cut at any step is there, or not, as is said`(step: Int) async throws {
        let folder = try ImportFolder()
        let text = "id,name\n" + (2...4_000).map { "\($0),\(String(repeating: "x", count: 50))\n" }.joined()
        let file = try folder.file("goods.csv", Array(text.utf8))
        try await withDatabase(Self.script) { database in
            let preview = try await database.connect().importPreview(
                of: file, into: try await database.oid("goods"))
            let cutter = try StepCutter(inFrontOf: database.target, cuttingAt: step)
            let connection = try await Connection.open(cutter.target)
            let observer = try await database.connect()
            cutter.arm()
            let isDone: Bool
            do {
                let rows = try await connection.importRows(preview.plan) { _ in }.rows
                #expect(rows == 3_999)
                isDone = true
            } catch {
                if case ImportRefusal.inDoubt = error { Issue.record("nobody can tell") }
                isDone = false
            }
            let rows = try await observer.run(Batch("SELECT count(*) FROM goods", searchPath: .session))
            #expect(rows[0].int(0, 0) == (isDone ? 4_000 : 1))
        }
    }
}

/// A file that nobody should trust, and what is said of it.
struct HostileFile: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let make: @Sendable (ImportFolder) throws -> ImportFile
    /// The case of ``ImportRefusal``; `nil` where the preview says it.
    let refusal: String?
    let isMeant: @Sendable (ImportPreview) -> Bool

    init(
        _ name: String, refusal: String? = nil,
        isMeant: @escaping @Sendable (ImportPreview) -> Bool = { _ in false },
        make: @escaping @Sendable (ImportFolder) throws -> ImportFile
    ) {
        (testDescription, self.refusal, self.isMeant, self.make) = (name, refusal, isMeant, make)
    }

    static let all = [
        HostileFile("no file", refusal: "file") { try $0.path("none.csv") },
        HostileFile("a folder", refusal: "file") { folder in
            let file = try folder.path("folder.csv")
            try FileManager.default.createDirectory(atPath: file.path, withIntermediateDirectories: true)
            return file
        },
        HostileFile("a FIFO", refusal: "file") { folder in
            let file = try folder.path("pipe.csv")
            mkfifo(file.path, 0o600)
            return file
        },
        HostileFile("no packed file", refusal: "notUnpacked") {
            try $0.file("plain.csv.gz", Array("id\n1\n".utf8))
        },
        HostileFile("other columns", refusal: "noColumn") {
            try $0.file("other.csv", Array("x,y\n1,2\n".utf8))
        },
        HostileFile("nothing", isMeant: { $0.survey.errors == [.noNames] }) { try $0.file("empty.csv", []) },
        HostileFile("a name twice", isMeant: { $0.survey.errors == [.sameName("id")] && $0.filled.isEmpty }) {
            try $0.file("twice.csv", Array("id,id,name\n2,2,a\n".utf8))
        },
        HostileFile("zero bytes", isMeant: { $0.isRefused(onLine: 3, "22021") }) {
            try $0.file("zero.csv", Array("id,name\n2,a\n3,\0\n".utf8))
        },
        HostileFile("bad UTF-8", isMeant: { $0.isRefused(onLine: 2, "22021") }) {
            try $0.file("bad.csv", Array("id,name\n2,".utf8) + [0xC3, 0x28, 0x0A])
        },
        HostileFile(
            "a line cut off", isMeant: { $0.survey.errors == [.otherCount(line: 3, values: 1, names: 2)] }
        ) {
            try $0.file("cut.csv", Array("id,name\n2,a\n3".utf8))
        },
        HostileFile("a field of 100 MB", isMeant: { $0.survey.errors == [.tooLarge(line: 3)] }) {
            let field = [UInt8](repeating: UInt8(ascii: "x"), count: 100 << 20)
            return try $0.file("large.csv", Array("id,name\n2,a\n3,".utf8) + field + [0x0A])
        },
    ]
}

extension ImportPreview {
    fileprivate func isRefused(onLine line: Int, _ code: String) -> Bool {
        trial?.objections.first.map { $0.line == line && $0.error.sqlState == SQLState(code) } ?? false
    }
}

/// A folder for files to import, which is gone afterwards.
final class ImportFolder: Sendable {
    private let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) throws -> ImportFile {
        try #require(ImportFile(path: url.appending(path: name).path))
    }

    func file(_ name: String, _ bytes: [UInt8]) throws -> ImportFile {
        let file = try path(name)
        try Data(bytes).write(to: URL(fileURLWithPath: file.path))
        return file
    }
}

extension TestDatabase {
    fileprivate func oid(_ table: String) async throws -> Oid {
        let text = try await value("SELECT \(table)::text::regclass::oid::text")
        return try #require(text.flatMap { Oid($0) })
    }
}

extension Connection {
    fileprivate func source(of table: String) async throws -> RowSource {
        let oid = try await run(Batch("SELECT \(table)::text::regclass::oid", searchPath: .session))[0].oid(
            0, 0)
        return try await open(OpenRequest(relation: try #require(oid), limit: nil)).0.source
    }
}

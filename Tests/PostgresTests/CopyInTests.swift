import Postgres
import SQL
import ScratchServer
import Synchronization
import TestSupport
import Testing

@Suite struct `Copying in` {
    private struct Broken: Error, Equatable {}

    private static let lock: SQL = "SELECT pg_advisory_xact_lock(42)"
    private static let copy: SQL = "COPY t FROM STDIN"

    /// Hands out rows in pieces of a hundred, from 1 to `count`.
    private final class Source: Sendable {
        private let next = Mutex(1)
        let count: Int
        let row: @Sendable (Int) -> String

        init(_ count: Int, _ row: @escaping @Sendable (Int) -> String = { "\($0)\n" }) {
            (self.count, self.row) = (count, row)
        }

        var given: Int { next.withLock { $0 - 1 } }

        func piece() -> [UInt8]? {
            next.withLock { next in
                guard next <= count else { return nil }
                let rows = next..<min(next + 100, count + 1)
                next = rows.upperBound
                return rows.flatMap { row($0).utf8 }
            }
        }
    }

    private func count(_ database: TestDatabase) async throws -> String? {
        try await database.value("SELECT count(*) FROM t")
    }

    @Test(arguments: ServerBinaries.underTest)
    func `keeps all rows, or takes them back`(binaries: ServerBinaries) async throws {
        try await withDatabase("CREATE TABLE t (id int)", on: binaries) { database in
            let connection = try await database.connect()
            for (ending, expected) in [(LoadingSession.Ending.rollBack, "0"), (.commit, "50000")] {
                let source = Source(50_000)
                let rows = try await connection.loading(ending, lock: Self.lock) { session in
                    try session.copy(Self.copy) { source.piece() }
                }
                #expect(rows == 50_000)
                #expect(try await count(database) == expected)
            }
            #expect(try await database.state(of: connection) == "idle")
            #expect(try await connection.run(Batch("SELECT 1"))[0].int(0, 0) == 1)
        }
    }

    @Test func `keeps nothing where the source breaks, and says why`() async throws {
        try await withDatabase("CREATE TABLE t (id int)") { database in
            let connection = try await database.connect()
            let source = Source(1_000)
            await #expect(throws: Broken()) {
                try await connection.loading(.commit, lock: Self.lock) { session in
                    try session.copy(Self.copy) {
                        if source.given == 500 { throw Broken() }
                        return source.piece()
                    }
                }
            }
            #expect(try await count(database) == "0")
            #expect(try await connection.run(Batch("SELECT 1"))[0].int(0, 0) == 1)
        }
    }

    @Test func `is told the row that the server refuses, and sends not all of the rest`() async throws {
        try await withDatabase("CREATE TABLE t (id int)") { database in
            let connection = try await database.connect()
            let source = Source(20_000_000) { $0 == 150 ? "nonsense\n" : "\($0)\n" }
            let error = await #expect(throws: PostgresError.self) {
                try await connection.loading(.commit, lock: Self.lock) { session in
                    try session.copy(Self.copy) { source.piece() }
                }
            }
            #expect(error?.kind == .server && error?.context == "COPY t, line 150, column id: \"nonsense\"")
            #expect(source.given < 20_000_000)
            #expect(try await count(database) == "0")
        }
    }

    @Test func `goes on whatever the server has to say meanwhile`() async throws {
        let script = """
            CREATE TABLE t (id int);
            CREATE FUNCTION say() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE WARNING 'row %', NEW.id; RETURN NEW; END $$;
            CREATE TRIGGER say BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION say()
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let source = Source(30_000)
            let rows = try await connection.loading(.commit, lock: Self.lock) { session in
                try session.copy(Self.copy) { source.piece() }
            }
            #expect(rows == 30_000)
        }
    }

    @Test func `keeps nothing once the task is cancelled`() async throws {
        try await withDatabase("CREATE TABLE t (id int)") { database in
            let connection = try await database.connect()
            let source = Source(1_000_000_000)
            let (begun, begin) = AsyncStream.makeStream(of: Void.self)
            let task = Task {
                try await connection.loading(.commit, lock: Self.lock) { session in
                    try session.copy(Self.copy) {
                        begin.yield()
                        return source.piece()
                    }
                }
            }
            for await _ in begun { break }
            task.cancel()
            let error = await #expect(throws: PostgresError.self) { try await task.value }
            #expect(error?.kind == .cancelled(.byUser))
            #expect(try await count(database) == "0")
            #expect(try await connection.run(Batch("SELECT 1"))[0].int(0, 0) == 1)
        }
    }

    @Test func `is no other kind of statement`() async throws {
        try await withDatabase("CREATE TABLE t (id int)") { database in
            let connection = try await database.connect()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.loading(.commit, lock: Self.lock) { try $0.copy("SELECT 1") { nil } }
            }
            #expect(error?.sqlState == .syntaxError)
            #expect(try await connection.run(Batch("SELECT 1"))[0].int(0, 0) == 1)
        }
    }

    @Test(arguments: CommitCutter.Cut.allCases)
    func `whose answer is lost at COMMIT can be asked for`(cut: CommitCutter.Cut) async throws {
        try await withDatabase("CREATE TABLE t (id int)") { database in
            let cutter = try CommitCutter(inFrontOf: database.target, cutting: cut)
            let connection = try await Connection.open(cutter.target)
            let source = Source(10)
            let doubt = await #expect(throws: CommitInDoubt.self) {
                try await connection.loading(.commit, lock: Self.lock) { session in
                    try session.copy(Self.copy) { source.piece() }
                }
            }
            let fate = await connection.fate(of: try #require(doubt), after: Self.lock)
            switch cut {
            case .beforeServer: #expect(fate == .aborted)
            case .beforeClient: #expect(fate == .committed)
            case .forGood: if case .unknown = fate {} else { Issue.record("\(fate)") }
            }
            #expect(try await count(database) == (cut == .beforeServer ? "0" : "10"))
        }
    }
}

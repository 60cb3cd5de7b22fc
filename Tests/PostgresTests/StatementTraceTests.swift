import Postgres
import SQL
import Synchronization
import TestSupport
import Testing

@Suite struct `A trace of what went over the wire` {
    private final class Log: Sendable {
        private let traces = Mutex<[StatementTrace]>([])
        func note(_ trace: StatementTrace) { traces.withLock { $0.append(trace) } }
        var lines: [String] {
            traces.withLock { $0.flatMap(\.statements).map { "\($0.shape) \($0.failure ?? "ok")" } }
        }
        var trips: [Int] { traces.withLock { $0.map(\.cost.roundTrips) } }
    }

    private func withObserved(_ body: (Connection, Log) async throws -> Void) async throws {
        try await withDatabase("CREATE TABLE t (a int, b text)") { database in
            let log = Log()
            let connection = try await Connection.open(database.target, observer: log.note)
            try await body(connection, log)
            await connection.close()
        }
    }

    @Test func `has every statement of a round trip, and where it failed`() async throws {
        try await withObserved { connection, log in
            _ = await connection.run([
                Batch(["SELECT \("secret")", "SELECT a FROM t WHERE b = 'secret'"], searchPath: .session),
                Batch("SELECT 1/0"),
            ])
            #expect(
                log.lines == [
                    "SELECT $1 ok", "SELECT a FROM t WHERE b = … ok", "SELECT …/… 22012",
                ])
            #expect(log.trips == [1])
        }
    }

    @Test func `has what is copied and what is changed, without a value`() async throws {
        try await withObserved { connection, log in
            try await connection.copy("COPY (SELECT 'secret') TO STDOUT") { _ in }
            let change = WritingTransaction(
                question: ["SELECT b FROM public.t WHERE b = 'secret'"], limits: .standard)
            _ = try await connection.transact(change) { _ in ["INSERT INTO public.t VALUES (1, 'secret')"] }
            await #expect(throws: PostgresError.self) {
                try await connection.transact(change) { _ in ["INSERT INTO nowhere VALUES (1)"] }
            }
            #expect(
                log.lines == [
                    "COPY (SELECT …) TO STDOUT ok", "SELECT b FROM public.t WHERE b = … ok",
                    "INSERT INTO public.t VALUES (…, …) ok", "SELECT b FROM public.t WHERE b = … ok",
                    "INSERT INTO nowhere VALUES (…) 42P01",
                ])
        }
    }

    @Test func `names the statement that was refused among those that were committed together, or COMMIT`()
        async throws
    {
        try await withObserved { connection, log in
            let change = WritingTransaction(question: ["SELECT 1"], limits: .standard)
            await #expect(throws: PostgresError.self) {
                try await connection.transact(change) { _ in
                    [
                        "UPDATE public.t SET a = 1", "UPDATE public.t SET nobody = 2",
                        "UPDATE public.t SET a = 3",
                    ]
                }
            }
            #expect(log.lines.map { $0.hasSuffix(" 42703") } == [false, false, true, false])
            _ = try await connection.transact(WritingTransaction(question: [])) { _ in
                ["ALTER TABLE public.t ADD CONSTRAINT one UNIQUE (a) DEFERRABLE INITIALLY DEFERRED"]
            }
            await #expect(throws: PostgresError.self) {
                try await connection.transact(change) { _ in ["INSERT INTO public.t VALUES (1), (1)"] }
            }
            #expect(log.lines.last == "COMMIT 23505")
        }
    }
}

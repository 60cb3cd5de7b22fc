import Postgres
import SQL
import TestSupport
import Testing

@Suite struct `Statements that are sent together` {
    private static func run(
        _ texts: [String], _ body: @Sendable (TestDatabase, [Int], PlainFailure?) async throws -> Void
    ) async throws {
        try await withDatabase("CREATE TABLE notes (text text)") { database in
            let connection = try await database.connect()
            let (done, failure) = try await connection.plainly { session -> ([Int], PlainFailure?) in
                var done: [Int] = []
                try session.ask("BEGIN")
                do throws(PlainFailure) {
                    try session.run(texts) { place, _ in done.append(place) }
                    try session.run("COMMIT")
                    return (done, nil)
                } catch {
                    return (done, error)
                }
            }
            // What comes behind finds a session like any other.
            #expect(try await connection.run(Batch("SELECT 2"))[0].int(0, 0) == 2)
            try await body(database, done, failure)
        }
    }

    @Test func `are told of one by one, and stay`() async throws {
        let texts = (1...300).map { "INSERT INTO notes VALUES ('\($0)')" }
        try await Self.run(texts) { database, done, failure in
            #expect(failure == nil && done == Array(0..<300))
            let count = try await database.value("SELECT count(*) FROM notes")
            #expect(count == "300")
        }
    }

    @Test func `take as long as the server needs, however busy somebody is with the first`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            let times = try await connection.plainly { session -> [Duration] in
                var times: [Duration] = []
                try session.ask("BEGIN")
                try session.run(["SELECT 1", "SELECT pg_sleep(0.3)"]) { place, time in
                    let end = ContinuousClock.now + .milliseconds(place == 0 ? 500 : 0)
                    while ContinuousClock.now < end {}
                    times.append(time)
                }
                try session.run("COMMIT")
                return times
            }
            #expect(times[1] >= .milliseconds(300))
        }
    }

    @Test func `stop at the first that fails, which is said with its place in it`() async throws {
        let texts = ["SELECT 1", "SELECT nosuch", "INSERT INTO notes VALUES ('x')", "SELECT 1 / 0"]
        try await Self.run(texts) { database, done, failure in
            #expect(done == [0] && failure?.completed == 1)
            #expect(failure?.error.sqlState?.code == "42703" && failure?.error.position == 8)
            let count = try await database.value("SELECT count(*) FROM notes")
            #expect(count == "0")
        }
    }

    @Test func `end with the session where the server ends it, and those before it are known`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            let failure = try await connection.plainly { session -> PlainFailure? in
                try session.ask("BEGIN")
                do throws(PlainFailure) {
                    try session.run(
                        ["SELECT 1", "SELECT pg_terminate_backend(pg_backend_pid())", "SELECT 2"]
                    ) { _, _ in }
                    return nil
                } catch {
                    return error
                }
            }
            #expect(failure?.completed == 1 && failure?.error.kind == .connectionLost)
        }
    }

    @Test func `are stopped by whoever cancels the task`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            let task = Task {
                try await connection.plainly { session -> PlainFailure? in
                    try session.ask("BEGIN")
                    do throws(PlainFailure) {
                        try session.run(["SELECT 1", "SELECT pg_sleep(60)", "SELECT 2"]) { _, _ in }
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            try await database.waitUntil(
                "SELECT count(*) > 0 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()"
            )
            task.cancel()
            let failure = try await task.value
            #expect(failure?.completed == 1 && failure?.error.kind == .cancelled(.byUser))
            #expect(try await database.state(of: connection) == "idle")
        }
    }
}

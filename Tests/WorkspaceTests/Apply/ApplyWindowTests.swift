import Drizzle
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing
import Verification
import Workspace

/// A migration of many statements, of which as many are sent ahead as the server can wait for.
@Suite struct `A long run` {
    private static func pieces(_ statements: [String]) -> String {
        statements.joined(separator: "\n--> statement-breakpoint\n")
    }

    private static func run(
        _ statements: [String], _ body: (ApplyBench) async throws -> Void
    ) async throws {
        try await ApplyBench.run(["a"], "CREATE TABLE words (word text)") { bench in
            try bench.project.write(pieces(statements), to: "0000_a.sql")
            try await body(bench)
        }
    }

    private static func begun(_ bench: ApplyBench) -> [Int] {
        bench.events.compactMap { if case .runs(_, let piece, _, _, _) = $0 { piece } else { nil } }
    }

    @Test func `tells of each statement in its turn`() async throws {
        let statements = (1...250).map { "INSERT INTO words VALUES ('\($0)');" }
        try await Self.run(statements) { bench in
            let report = try await bench.apply()
            #expect(report.applied.map(\.pieces) == [250])
            #expect(Self.begun(bench) == Array(1...250))
            #expect(try await bench.database.value("SELECT count(*) FROM words") == "250")
        }
    }

    @Test func `hears what the server says behind the statement that it says it of`() async throws {
        let statements = [
            "CREATE TABLE IF NOT EXISTS words ();", "SELECT 1;", "CREATE TABLE IF NOT EXISTS words ();",
        ]
        try await Self.run(statements) { bench in
            let report = try await bench.apply()
            #expect(report.notices.count == 2)
            let order = bench.events.compactMap { event -> String? in
                switch event {
                case .runs(_, let piece, _, _, _): "\(piece)"
                case .said: "said"
                default: nil
                }
            }
            #expect(order == ["1", "said", "2", "3", "said"])
        }
    }

    @Test func `says which statement was stopped, and where in the file`() async throws {
        var statements = (1...150).map { "INSERT INTO words VALUES ('\($0)');" }
        statements[120] = "INSERT INTO words\n  VALUES (nosuch);"
        try await Self.run(statements) { bench in
            let failure = try #require(try await bench.failure())
            guard case .piece("0000_a", _, 121, let place, let statement) = failure.place else {
                Issue.record("\(failure)")
                return
            }
            #expect(statement == "INSERT" && place.line == 242 && place.column == 11)
            #expect(failure.statement == "INSERT INTO words\n  VALUES (nosuch)")
            #expect(failure.kept == .nothing && Self.begun(bench) == Array(1...121))
            #expect(try await bench.database.value("SELECT count(*) FROM words") == "0")
        }
    }

    @Test(arguments: [
        "COPY words FROM STDIN;", "SELECT $1;", "SELECT 1; SELECT 2;", "SELECT '\\';", "SAVEPOINT a;",
        "PREPARE one AS SELECT 1;", "-- nothing",
    ])
    func `sends by itself what the other protocol would read otherwise`(odd: String) async throws {
        let statements = ["SELECT 1;", odd, "INSERT INTO words VALUES ('x');"]
        try await Self.run(statements) { bench in
            let failure = try await bench.failure()
            let alone = try await Self.outcome(of: odd)
            #expect(failure?.error.message == alone)
            let rows = try await bench.database.value("SELECT count(*) FROM words")
            #expect(rows == (alone == nil ? "1" : "0"))
        }
    }

    /// What the server has against a text that is sent as a driver sends it.
    private static func outcome(of text: String) async throws -> String? {
        try await withDatabase("CREATE TABLE words (word text)") { database in
            let connection = try await database.connect()
            return try await connection.plainly { session in
                try session.ask("BEGIN")
                do throws(PlainFailure) {
                    try session.run(text)
                    return nil
                } catch {
                    return error.error.message
                }
            }
        }
    }

    @Test func `keeps a file's own commit where it stands`() async throws {
        let statements = [
            "INSERT INTO words VALUES ('a');", "COMMIT;", "INSERT INTO words VALUES ('b');", "SELECT 1 / 0;",
            "INSERT INTO words VALUES ('c');",
        ]
        try await Self.run(statements) { bench in
            let failure = try await bench.failure()
            #expect(failure?.kept == .whatFileCommitted(tag: "0000_a"))
            #expect(try await bench.database.value("SELECT string_agg(word, '') FROM words") == "ab")
        }
    }
}

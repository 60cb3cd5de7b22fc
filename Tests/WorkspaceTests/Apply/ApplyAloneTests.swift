import Drizzle
import Foundation
import Glibc
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing
import Verification

@testable import Workspace

/// Three migrations, of which the second builds indexes while others go on.
@Suite struct `A run without a transaction` {
    private static let choice = ApplyChoice(alone: .init(["0001_b"]))

    private static func run(
        _ text: String, rows: String = "", _ body: (ApplyBench) async throws -> Void
    ) async throws {
        try await ApplyBench.run(["a", "b", "c"], "CREATE TABLE songs (id int, code text); " + rows) {
            bench in
            try bench.project.write(text, to: "0001_b.sql")
            try await body(bench)
        }
    }

    private static func records(_ bench: ApplyBench) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: bench.project.records)) ?? []
    }

    private static let builds = """
        CREATE INDEX CONCURRENTLY by_id ON songs (id); CREATE INDEX CONCURRENTLY by_code ON songs (code);
        """

    @Test func `sends each statement by itself, and commits what stands before and behind it`() async throws {
        try await Self.run(Self.builds) { bench in
            let report = try await bench.apply(Self.choice)
            #expect(report.applied.map(\.tag) == ["0000_a", "0001_b", "0002_c"])
            #expect(report.after?.isInStep == true)
            let commits = bench.events.compactMap { event -> [String]? in
                if case .committed(let tags) = event { tags } else { nil }
            }
            #expect(commits == [["0000_a"], ["0001_b"], ["0002_c"]])
            #expect(Self.records(bench).isEmpty)
        }
    }

    @Test func `that is stopped says how far it came, and goes on there`() async throws {
        try await Self.run(
            "CREATE INDEX CONCURRENTLY by_id ON songs (id); SELECT id / 0 FROM songs; CREATE TABLE b ();",
            rows: "INSERT INTO songs VALUES (1)"
        ) { bench in
            let failure = try #require(try await bench.failure(Self.choice))
            #expect(failure.kept == .statements(tag: "0001_b", done: 1, of: 3))
            guard case .piece("0001_b", _, 2, let place, _) = failure.place else {
                Issue.record("\(failure.place)")
                return
            }
            #expect(place.line == 1)
            let file = try #require(Self.records(bench).first)
            var status = stat()
            #expect(stat("\(bench.project.records)/\(file)", &status) == 0 && status.st_mode & 0o777 == 0o600)
            try await bench.database.run("DELETE FROM songs")
            let report = try await bench.apply(Self.choice)
            #expect(report.applied.map(\.tag) == ["0001_b", "0002_c"])
            #expect(bench.events.contains(.goesOn(tag: "0001_b", statement: 2)))
            #expect(Self.records(bench).isEmpty)
        }
    }

    @Test func `begins anew where the file says something else by now`() async throws {
        try await Self.run("CREATE TABLE b (); SELECT 1 / 0;") { bench in
            _ = try await bench.failure(Self.choice)
            try bench.project.write("CREATE TABLE d (); SELECT 1;", to: "0001_b.sql")
            try await bench.apply(Self.choice)
            #expect(try await bench.tables == "a b c d songs")
        }
    }

    @Test func `names an index that is not valid, and drops it before another try where that is agreed to`()
        async throws
    {
        let build = "CREATE UNIQUE INDEX CONCURRENTLY one ON songs (code);"
        try await Self.run(build, rows: "INSERT INTO songs VALUES (1, 'x'), (2, 'x')") { bench in
            let index = QualifiedName("public", "one")
            let failure = try #require(try await bench.failure(Self.choice))
            #expect(failure.error.sqlState?.code == "23505" && failure.invalidIndex == index)
            #expect(failure.findings == ["1 value of code is there several times."])
            try await bench.database.run("DELETE FROM songs WHERE id = 2")
            let again = try #require(try await bench.failure(Self.choice))
            #expect(again.invalidIndex == index)
            #expect(again.kept == .statements(tag: "0001_b", done: 0, of: 1))
            try await bench.apply(ApplyChoice(alone: .init(["1"], dropsInvalid: true)))
            #expect(bench.events.contains(.drops(index)))
            #expect(
                try await bench.database.value(
                    "SELECT bool_and(indisvalid) FROM pg_index WHERE indrelid = 'songs'::regclass") == "t")
        }
    }

    @Test func `that was lost in a statement is not begun again by guessing`() async throws {
        try await Self.run(
            "CREATE TABLE b (); SELECT pg_terminate_backend(pg_backend_pid()); CREATE TABLE d ();"
        ) { bench in
            let failure = try #require(try await bench.failure(Self.choice))
            #expect(failure.kept == .statementsInDoubt(tag: "0001_b", done: 1, of: 3))
            #expect(try await bench.refusal(Self.choice) == .lostBefore(tag: "0001_b", statement: 2))
            try await bench.apply(ApplyChoice(alone: .init(["0001_b"], first: 3)))
            #expect(try await bench.tables == "a b c d songs")
        }
    }

    @Test func `is refused for what would not be run`() async throws {
        try await Self.run(Self.builds) { bench in
            let refusal = try await bench.refusal(ApplyChoice(alone: .init(["0009"])))
            #expect(refusal == .noSuchMigration("0009", in: bench.project.migrations))
        }
    }
}

import Catalog
import Drizzle
import Foundation
import Postgres
import SQL
import TestSupport
import Testing
import Verification

/// Two databases made alike, and what becomes of one of them.
@Suite(.serialized) struct `A database that was made like another one` {
    /// Asks how the second stands to the first, and runs SQL in it.
    private func withPair(
        _ script: String, _ body: (TestDatabase, () async throws -> Drift) async throws -> Void
    ) async throws {
        try await withDatabase(script) { first in
            let (schema, version) = try await first.schema()
            try await withDatabase(script) { second in
                let connection = try await second.connect()
                let question = DriftQuestion(
                    .database(schema, version: version), name: "first", token: "t0ken", limits: .unlimited)
                try await body(second) {
                    try await question.drift(on: connection) { .failure(.init("not needed")) }
                }
                await connection.close()
            }
        }
    }

    /// With `RAINGAUGE_LONG=1` more than 1,600 changes.
    private static let seeds = 1...(ProcessInfo.processInfo.environment["RAINGAUGE_LONG"] == "1" ? 11 : 1)

    @Test(arguments: seeds)
    func `differs in each change alone, and not once its SQL is run`(seed: Int) async throws {
        var made = EditedDatabase(seed: seed)
        let edits = made.edits.shuffled(using: &made.random)
        try await withPair(made.script) { database, drift in
            #expect(try await drift().differences.map(\.account) == [])
            for edit in edits {
                try await database.run(edit.sql)
                let found = try await drift()
                #expect(
                    found.differences.map(\.account).joined(separator: "+") == edit.account, "\(edit.sql)")
                let closing = found.closing.database
                #expect(closing.contains { $0.hasPrefix("-- ") } == (edit.undo != nil), "\(edit.sql)")
                try await database.run(edit.undo ?? closing.map { $0 + ";" }.joined(separator: "\n"))
                let left = try await drift().differences.map(\.account)
                try #require(left == [], "\(edit.sql) \(closing)")
            }
        }
    }

    @Test(arguments: seeds.lowerBound...seeds.upperBound + 11)
    func `is made like it again by the SQL for several changes, in the order it is in`(seed: Int) async throws
    {
        var made = EditedDatabase(seed: seed + 100)
        let edits = made.edits.shuffled(using: &made.random)
        try await withPair(made.script) { database, drift in
            for edit in edits.filter({ $0.undo == nil }).prefix(12) {
                // What an earlier one took away, a later one cannot change.
                do { try await database.run(edit.sql) } catch { continue }
            }
            let found = try await drift()
            let closing = found.closing.database
            #expect(!closing.isEmpty)
            try await database.run(closing.map { $0 + ";" }.joined(separator: "\n"))
            // What may be a column by another name is left to a person.
            let isOpen = closing.contains { $0.hasPrefix("-- It may be the column ") }
            #expect(try await drift().differences.allSatisfy { isOpen && $0.change == .extra }, "\(closing)")
        }
    }
}

@Suite struct `A snapshot of many schemas` {
    /// Copies are made of all of them, whose names must not be taken for one another.
    @Test func `has no drift, however many they are`() async throws {
        let names = (0..<13).map { $0 == 0 ? "public" : "s\($0)" }
        var snapshot = Schema()
        for name in names {
            var table = Schema.Table(QualifiedName(name, "t"))
            var kind = Schema.Column("kind", type: .init("mood", schema: name))
            kind.value = .expression("'on'::\(Identifier(name).quoted).\"mood\"")
            table.columns = [.init("n", type: .init("integer")), kind]
            table.checks = [.init("c", "n between 1 and 5")]
            snapshot.tables.append(table)
            snapshot.enums.append(.init(QualifiedName(name, "mood"), values: ["on"]))
        }
        snapshot.schemas = Array(names.dropFirst())
        let recorded = RecordedSchema(snapshot)
        try await withDatabase { database in
            try await database.make(recorded)
            let drift = try await database.drift(from: recorded)
            #expect(drift.differences.map(\.account) == [])
            #expect(drift.method == .shadow(copies: 13))
        }
    }
}

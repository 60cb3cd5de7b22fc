import Catalog
import Drizzle
import Postgres
import SQL
import TestSupport
import Testing
import Verification

@Suite(.serialized) struct `A schema made from its snapshot` {
    @Test(arguments: 1...25)
    func `does not drift from it, however that is written`(seed: Int) async throws {
        var first = RandomSchema(seed: seed, spelling: 0)
        let made = first.snapshot()
        try await withDatabase { database in
            try await database.make(made)
            for spelling in 0...2 {
                var other = RandomSchema(seed: seed, spelling: spelling)
                let drift = try await database.drift(from: other.snapshot())
                #expect(drift.differences.map(\.account) == [], "spelled \(spelling), by \(drift.method)")
                #expect(drift.unmade.isEmpty)
            }
        }
    }

    @Test(arguments: 1...25)
    func `drifts from an edited one exactly where it was edited`(seed: Int) async throws {
        var random = RandomSchema(seed: seed)
        let made = random.snapshot()
        try await withDatabase { database in
            try await database.make(made)
            for _ in 0..<6 {
                guard let edit = SchemaEdit.any(of: made, using: &random.random) else { continue }
                let drift = try await database.drift(from: edit.schema)
                #expect(
                    drift.differences.map(\.account) == [edit.account], "\(edit.what), by \(drift.method)")
                #expect(drift.undecided.isEmpty)
            }
        }
    }

    @Test(arguments: 1...12)
    func `is brought to an edited one by the SQL that closes the difference`(seed: Int) async throws {
        var random = RandomSchema(seed: seed + 500)
        let made = random.snapshot()
        guard let edit = SchemaEdit.any(of: made, using: &random.random) else { return }
        try await withDatabase { database in
            try await database.make(made)
            // Texts that PostgreSQL wrote for the old type keep that type in them, which the next look finds.
            for _ in 0..<(edit.what == "another type" ? 2 : 1) {
                let drift = try await database.drift(from: edit.schema)
                let connection = try await database.connect()
                let statements = drift.closing.database.map { SQL(unsafe: $0) }
                _ = try await connection.run(Batch(statements, access: .autocommit))
                await connection.close()
            }
            #expect(
                try await database.drift(from: edit.schema).differences.map(\.account) == [], "\(edit.what)")
        }
    }
}

extension Difference {
    /// Table, kind, name and what happened, on one line.
    var account: String {
        let place = subject.table.map { "\($0.display) " } ?? ""
        let what: String =
            switch change {
            case .missing: "missing"
            case .extra: "extra"
            case .renamed(let old): "renamed from \(old)"
            case .changed(let aspects): "changed \(aspects.joined(separator: "+"))"
            }
        return "\(place)\(subject.kind.rawValue) \(subject.name) \(what)"
    }
}

extension TestDatabase {
    /// Makes everything a snapshot describes.
    func make(_ snapshot: RecordedSchema) async throws {
        let connection = try await connect()
        let statements = Schema(snapshot).script.map { SQL(unsafe: $0) }
        _ = try await connection.run(
            Batch(statements, access: .readWrite, searchPath: .session, limits: .unlimited))
        await connection.close()
    }

    func drift(
        from snapshot: RecordedSchema, choice: DriftMethod.Choice = .automatic
    ) async throws -> Drift {
        let connection = try await connect()
        var filter = SchemaFilter()
        filter.schemas = ["public", "Shop"]
        let question = DriftQuestion(
            .snapshot(snapshot), name: "the snapshot", filter: filter, choice: choice, token: "t0ken",
            limits: .unlimited)
        let drift = try await question.drift(on: connection) { .failure(.init("there is none here")) }
        await connection.close()
        return drift
    }
}

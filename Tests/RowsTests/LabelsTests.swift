import Catalog
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing

@testable import Rows

@Suite struct `What a referenced row is known by` {
    private static let script = """
        CREATE TABLE users (id int PRIMARY KEY, nick text, mail text UNIQUE);
        CREATE TABLE shops (id int PRIMARY KEY, street text);
        CREATE TABLE codes (code text PRIMARY KEY);
        CREATE TABLE t (id int PRIMARY KEY, by_user int REFERENCES users, in_shop int REFERENCES shops,
                        code text REFERENCES codes, other int REFERENCES users);
        INSERT INTO users VALUES (1, 'ada', 'ada@example.com');
        INSERT INTO shops VALUES (7, 'Main street');
        INSERT INTO codes VALUES ('x');
        INSERT INTO t VALUES (1, 1, 7, 'x', NULL)
        """

    @Test func `is its first unique text, else its first text, in two round trips`() async throws {
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            let found = try await connection.run(
                Batch(RelationSummary.oid(named: "t"), searchPath: .session))[0]
            let oid = try #require(found.oid(0, 0))
            let (opening, _) = try await connection.open(OpenRequest(relation: oid, limit: 5))
            let page = try #require(opening.firstPage)
            let references = opening.foreignKeys.compactMap { key in
                key.filter(ofRowReferredToBy: 0, of: page).map {
                    LabelsRequest.Reference(key: key, filter: $0)
                }
            }
            let (labels, cost) = try await connection.labels(LabelsRequest(references))
            let named = opening.foreignKeys.reduce(into: [:]) { all, key in
                all[key.source.columns[0].name] = labels[key.oid]
            }
            #expect(named == ["by_user": "ada@example.com", "in_shop": "Main street"])
            #expect(cost.roundTrips == 2)
            let chosen = ChosenLabels([
                QualifiedName("public", "users"): Identifier("nick"),
                QualifiedName("public", "codes"): Identifier("code"),
            ])
            let (others, _) = try await connection.labels(LabelsRequest(references, chosen))
            #expect(Set(others.values) == ["ada", "Main street", "x"])
        }
    }

    @Test(
        arguments: [
            ("", ["1 ada@example.com", "2 bea@example.com", "30 cleo@example.com"]), ("2", ["2", "30"]),
            ("b", ["2", "30"]), ("4", ["30"]), ("x", []),
        ] as [(String, [String])])
    func `is offered with its key, from what was typed on`(typed: String, expected: [String]) async throws {
        let others =
            "; INSERT INTO users VALUES (30, 'cleo', 'cleo@example.com'), (2, 'bea', 'bea@example.com')"
        try await withDatabase(Self.script + others) { database in
            let connection = try await database.connect()
            let source = try await connection.openTable(limit: 5).source
            let column = try #require(source.columns.first { $0.name.name == "by_user" })
            let request = OfferedKeysRequest(source: source, column: column, beginning: typed)
            let (keys, cost) = try await connection.offeredKeys(request)
            #expect(zip(keys, expected).allSatisfy { "\($0.key) \($0.label ?? "")".hasPrefix($1) })
            #expect(keys.count == expected.count && cost.roundTrips == 3)
        }
    }

    @Test func `is offered to no column that refers to nothing by itself`() async throws {
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            let source = try await connection.openTable(limit: 5).source
            let request = OfferedKeysRequest(source: source, column: source.columns[0], beginning: "")
            #expect(try await connection.offeredKeys(request).0.isEmpty)
        }
    }

    @Test func `is asked for without calling what somebody has put into the database`() async throws {
        try await withDatabase(Self.script) { database in
            let maker = try await database.connect()
            let source = try await maker.openTable(limit: 5).source
            try await HostileObjects.make(in: maker)
            for path in HostileObjects.searchPaths {
                try await HostileObjects.use(path, in: maker)
                let connection = try await database.connect()
                for (column, typed) in [(1, ""), (1, "1"), (1, "a"), (2, "M"), (3, "x")] {
                    let request = OfferedKeysRequest(
                        source: source, column: source.columns[column], beginning: typed)
                    #expect(try await connection.offeredKeys(request).0.count == 1, "\(path): \(typed)")
                }
                await connection.close()
            }
            await maker.close()
            #expect(HostileObjects.calls(in: database.server.log, database: database.name) == 0)
        }
    }
}

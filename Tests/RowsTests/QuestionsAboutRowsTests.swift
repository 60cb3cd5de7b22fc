import Catalog
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `Questions about rows` {
    private static let script = """
        CREATE TYPE state AS ENUM ('new', 'sold', 'lost');
        CREATE TABLE people (id int PRIMARY KEY, name text, pair point);
        CREATE TABLE t (id int PRIMARY KEY, person int REFERENCES people, state state, note json, UNIQUE (person, id));
        CREATE TABLE parts (of_person int, of_row int, FOREIGN KEY (of_person, of_row) REFERENCES t (person, id));
        INSERT INTO people SELECT n, 'p' || n, '(1,2)' FROM generate_series(1, 5) AS n;
        INSERT INTO t SELECT n, 1 + n % 2, CASE WHEN n % 4 = 0 THEN NULL WHEN n % 4 = 1 THEN 'sold' ELSE 'new' END::state, '{"a":1}'
          FROM generate_series(1, 2000) AS n;
        CREATE INDEX ON t (person);
        INSERT INTO parts SELECT 1, 2 FROM generate_series(1, 3);
        ANALYZE people; ANALYZE t; ANALYZE parts
        """

    @Test func `the planner says about how many rows meet a filter, and what is read where no index serves`()
        async throws
    {
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            var source = try await connection.openTable(limit: 1).source
            source.filter = try Filter("state = 'sold'", of: source.columns)
            let (found, cost) = try await connection.estimate(EstimateRequest(source: source, limit: 100))
            #expect(cost.roundTrips == 1)
            #expect((400...600).contains(try #require(found.rows)))
            #expect(found.reading != nil)
            source.filter = try Filter("id = 7", of: source.columns)
            let (one, _) = try await connection.estimate(EstimateRequest(source: source, limit: 100))
            #expect(one == RowEstimate(rows: 1, reading: nil))
        }
    }

    @Test func `the values of a column come with their counts, and with the labels that do not occur`()
        async throws
    {
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            var source = try await connection.openTable(limit: 1).source
            let state = try #require(source.columns.first { $0.name.name == "state" })
            let (values, _) = try await connection.values(ColumnValuesRequest(source: source, column: state))
            #expect(values.counts.map(\.value) == [.value("new"), .value("sold"), .null, .value("lost")])
            #expect(values.counts.map(\.rows) == [1000, 500, 500, 0])
            source.filter = try Filter("id <= 8", of: source.columns)
            let note = try #require(source.columns.first { $0.name.name == "note" })
            let (texts, _) = try await connection.values(ColumnValuesRequest(source: source, column: note))
            #expect(texts.counts == [ColumnValues.Count(value: .value(#"{"a":1}"#), rows: 8)])
            let id = try #require(source.columns.first { $0.name.name == "id" })
            let (few, _) = try await connection.values(
                ColumnValuesRequest(source: source, column: id, limit: 3))
            #expect(few.isCutShort && few.counts.count == 3)
        }
    }

    @Test func `what refers to a row is counted for all tables at once, up to a thousand rows of each`()
        async throws
    {
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            let request = OpenRequest(relation: try await connection.oid("people"), limit: 5)
            let (opening, _) = try await connection.open(request)
            let page = try #require(opening.firstPage)
            let references = opening.referencedBy.map {
                ReferrersRequest.Reference(key: $0, filter: $0.filter(ofRowsReferringTo: 0, of: page))
            }
            let (found, cost) = try await connection.referrers(ReferrersRequest(references))
            #expect(cost.roundTrips == 1)
            #expect(found.map(\.count) == [.exactly(1000)])
            #expect(found.first?.reference.filter?.text == "person = 1")
        }
    }

    @Test func `rows refer by several columns, and from several tables`() async throws {
        try await withDatabase(
            Self.script + "; CREATE TABLE more (t int REFERENCES t)"
        ) { database in
            let connection = try await database.connect()
            var source = try await connection.openTable(limit: 1).source
            source.filter = try Filter("id = 2", of: source.columns)
            let (page, _) = try await connection.page(RowRequest(source: source, position: .first, limit: 1))
            let (opening, _) = try await connection.open(
                OpenRequest(relation: try await connection.oid(), limit: 1))
            let references = opening.referencedBy.map {
                ReferrersRequest.Reference(key: $0, filter: $0.filter(ofRowsReferringTo: 0, of: page))
            }
            let (found, _) = try await connection.referrers(ReferrersRequest(references))
            let counts = Dictionary(
                uniqueKeysWithValues: found.map { ($0.reference.key.source.table.name.name, $0.count) })
            #expect(counts == ["parts": .exactly(3), "more": .exactly(0)])
        }
    }
}

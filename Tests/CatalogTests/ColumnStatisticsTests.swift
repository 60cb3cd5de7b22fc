import Postgres
import SQL
import TestSupport
import Testing

@testable import Catalog

@Suite struct `Statistics of columns` {
    @Test func `are what ANALYZE found`() async throws {
        let script = """
            CREATE TABLE t (id int, colour text, n int);
            INSERT INTO t SELECT n, CASE WHEN n % 4 = 0 THEN 'a,"b' ELSE 'red' END, NULLIF(n % 2, 1)
              FROM generate_series(1, 1000) AS n;
            ANALYZE t
            """
        try await withDatabase(script) { database in
            let statistics = try await database.statistics("t")
            #expect(statistics.map(\.column.name) == ["id", "colour", "n"])
            #expect(statistics[0].distinct == .share(1))
            #expect(statistics[0].histogram.count == 101 && statistics[0].histogram.first == "1")
            #expect(statistics[0].correlation == 1)
            #expect(
                statistics[1].commonValues == [
                    .init(value: "red", frequency: 0.75), .init(value: "a,\"b", frequency: 0.25),
                ])
            #expect(statistics[1].distinct == .about(2))
            #expect(statistics[2].nullFraction == 0.5)
        }
    }

    @Test func `are missing where nothing was analysed`() async throws {
        try await withDatabase("CREATE TABLE t (id int)") { database in
            let statistics = try await database.statistics("t")
            #expect(statistics.isEmpty)
        }
    }

    @Test(arguments: [
        ("{}", []), ("{a,b}", ["a", "b"]),
        (#"{"a,b","c\"d","e\\f",NULL,"NULL",""}"#, ["a,b", "c\"d", #"e\f"#, "NULL", ""]),
        ("[0:1]={x,y}", ["x", "y"]), ("{{1,2},{3,4}}", ["{1,2}", "{3,4}"]), ("{(1,2),b}", ["(1", "2)", "b"]),
    ])
    func `come in arrays that are taken apart`(text: String, elements: [String]) {
        #expect(ArrayText.elements(of: text) == elements)
    }
}

extension TestDatabase {
    func statistics(_ name: String) async throws -> [ColumnStatistics] {
        let connection = try await connect()
        let found = try await connection.run(Batch(RelationSummary.oid(named: name), searchPath: .session))
        let question = StatisticsQuestion(try #require(found[0].oid(0, 0)))
        return try question.statistics(in: await connection.run([question.batch])[0])
    }
}

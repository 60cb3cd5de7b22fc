import Catalog
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `A plan to import` {
    private static let script = """
        CREATE TABLE lands (code text PRIMARY KEY); INSERT INTO lands VALUES ('AT');
        CREATE TABLE t (
          id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "Name" text NOT NULL, price numeric CHECK (price > 0),
          land text REFERENCES lands, twice numeric GENERATED ALWAYS AS (price * 2) STORED,
          tags text[], at timestamptz DEFAULT now(), must int NOT NULL)
        """

    private func plan(_ names: [String], in database: TestDatabase, form: String = "csv") async throws
        -> ImportPlan
    {
        let source = try await database.connect().openTable("t", limit: 1).source
        return ImportPlan(try #require(ImportFile(path: "x.\(form)")), names: names, into: source)
    }

    @Test func `finds columns by their names, and says what becomes of all others`() async throws {
        try await withDatabase(Self.script) { database in
            let plan = try await plan(["name", "PRICE", "twice", "id", "colour"], in: database)
            #expect(plan.columns.map(\.name.name) == ["Name", "price", "id"])
            #expect(plan.targets[4] == .none)
            guard case .computed(let column) = plan.targets[2] else {
                Issue.record("\(plan.targets[2])")
                return
            }
            #expect(column.name.name == "twice")
            #expect(plan.filled.map(\.name.name) == ["land", "twice", "tags", "at", "must"])
            #expect(plan.missing.map(\.name.name) == ["must"])
            #expect(plan.numbered.map(\.name.name) == ["id"])
            #expect(plan.statement.text == #"COPY "public"."t" ("Name", "price", "id") FROM STDIN"#)
        }
    }

    @Test func `takes a name in other letters only where one column can be meant`() async throws {
        try await withDatabase("CREATE TABLE t (a int, \"A\" int, b int)") { database in
            let plan = try await plan(["A", "a", "B", "b"], in: database)
            #expect(plan.columns.map(\.name.name) == ["A", "a", "b"])
            #expect(plan.targets[2] == .none)
        }
    }

    @Test func `is tried with rows, of which the first that are refused are named`() async throws {
        try await withDatabase(Self.script) { database in
            let names = ["id", "Name", "price", "land", "must"]
            let plan = try await plan(names, in: database)
            let text = """
                id,Name,price,land,must
                1,one,1.5,AT,1
                2,two,nonsense,AT,1
                3,,1,AT,1
                4,"two
                lines",-1,AT,1
                1,again,1,AT,1
                5,five,1,XX,1
                """
            let trial = try await database.connect().rehearse(plan, with: try records(text))
            #expect(trial.rows == 6)
            #expect(trial.objections.map(\.line) == [3, 4, 5, 7, 8])
            #expect(trial.objections.map { $0.column?.name } == ["price", "Name", nil, nil, nil])
            #expect(trial.objections.last?.error.detail?.contains("XX") == true)
            #expect(try await database.value("SELECT count(*) FROM t") == "0")
        }
    }

    @Test func `is tried up to what only COMMIT would find`() async throws {
        let script = """
            CREATE TABLE t (id int PRIMARY KEY, twin int REFERENCES t DEFERRABLE INITIALLY DEFERRED)
            """
        try await withDatabase(script) { database in
            let plan = try await plan(["id", "twin"], in: database)
            let connection = try await database.connect()
            let fit = try await connection.rehearse(plan, with: try records("id,twin\n1,2\n2,1\n"))
            #expect(fit.objections.isEmpty)
            let unfit = try await connection.rehearse(plan, with: try records("id,twin\n1,2\n2,3\n"))
            #expect(unfit.objections.map(\.error.sqlState) == [SQLState("23503")])
        }
    }

    @Test func `takes of JSON what the server writes of it`() {
        let array = ColumnType(oid: Oid(1), name: "text[]", category: .array)
        let number = ColumnType(oid: Oid(1), name: "numeric", category: .number)
        let json = ColumnType(oid: Oid(1), name: "jsonb", category: .json)
        for (text, type, expected) in [
            (#"["a", null, "b\"c\\", 1.50, true]"#, array, #"{"a",NULL,"b\"c\\",1.50,true}"#),
            ("[[1,2],[3,4]]", array, "{{1,2},{3,4}}"), ("1.500", number, "1.500"),
            (#""x\ny""#, number, "x\ny"),
            (#""x""#, json, #""x""#), (#"{"a" : 1.0}"#, json, #"{"a" : 1.0}"#),
        ] {
            #expect(
                String(decoding: JSONCell(Array(text.utf8)[...]).text(for: type), as: UTF8.self) == expected)
        }
    }

    private func records(_ text: String) throws -> [ImportRecord] {
        var isSent = false
        var reader = RecordReader(.csv) {
            defer { isSent = true }
            return isSent ? nil : Array(text.utf8)
        }
        try reader.readNames()
        var records: [ImportRecord] = []
        while try reader.next() { records.append(reader.record) }
        return records
    }
}

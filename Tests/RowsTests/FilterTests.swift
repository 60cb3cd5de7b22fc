import Catalog
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `A filter` {
    static let columns = [
        RowColumn(column: column(1, "id", "integer", .number)),
        RowColumn(column: column(2, "state", "shop.state", .enum)),
        RowColumn(column: column(3, "price", "numeric", .number)),
        RowColumn(column: column(4, "Name", "character", .text)),
        RowColumn(column: column(5, "mail", "shop.citext", .text)),
    ]

    private static func column(
        _ number: Int, _ name: String, _ type: String, _ category: ColumnType.Category
    ) -> Column {
        Column(
            number: number, name: Identifier(name),
            type: ColumnType(oid: Oid(0), name: type, category: category))
    }

    @Test(arguments: [
        ("state = 'sold'", #""state" OPERATOR("pg_catalog".=) $1::shop.state"#, ["sold"]),
        ("id <> 7", #""id" OPERATOR("pg_catalog".<>) $1::pg_catalog.int4"#, ["7"]),
        (#""Name" >= 'a'"#, #""Name" OPERATOR("pg_catalog".>=) $1::pg_catalog.bpchar"#, ["a"]),
        ("mail = 'A@b'", #""mail" OPERATOR("shop".=) $1::shop.citext"#, ["A@b"]),
        ("price < 1.50", #""price" OPERATOR("pg_catalog".<) $1::pg_catalog.numeric"#, ["1.50"]),
        ("state IS NULL", #""state" IS NULL"#, []),
        (
            "id IN (1, 2)", #""id" OPERATOR("pg_catalog".=) ANY (ARRAY[$1, $2]::pg_catalog.int4[])"#,
            ["1", "2"]
        ),
        (
            "id = 1 OR state IS NOT NULL",
            #"("id" OPERATOR("pg_catalog".=) $1::pg_catalog.int4 OR "state" IS NOT NULL)"#, ["1"]
        ),
    ])
    func `keeps simple conditions as values of the column's type`(
        text: String, sql: String, values: [String]
    ) throws {
        let filter = try Filter(text, of: Self.columns)
        #expect(filter.sql.text == sql)
        #expect(filter.sql.parameters == values)
        #expect(filter.text == text && !filter.isWritten)
    }

    @Test(arguments: [
        "lower(mail) = 'x'", "id < 1.5", "id BETWEEN 1 AND 2", "nobody = 1", "price = id", "NOT state = 'x'",
    ])
    func `leaves everything else as it is written, in brackets`(text: String) throws {
        let filter = try Filter(text, of: Self.columns)
        #expect(filter.isWritten)
        #expect(filter.sql == SQL(unsafe: "(\(text)\n)"))
    }

    @Test(arguments: [
        "true) OR (true", "true; DELETE FROM t", "true) UNION SELECT (1", "1, 2", "true LIMIT 1", "id =",
        "true --\n) OR (true",
        "id = $1", "", "true FOR UPDATE", "'", "true GROUP BY id", "x y", "/* ", "ALL true", "DISTINCT id",
        "true INTO t",
        "1 FROM t", ")", "true;",
    ])
    func `is refused where it is not one expression`(text: String) {
        #expect(throws: SyntaxRefusal.self) { try Filter(text, of: Self.columns) }
    }

    @Test func `says where the parser stumbles`() {
        let refusal = SyntaxRefusal(message: "syntax error at or near \"FORM\"", offset: 7)
        #expect(throws: refusal) { try Filter("id = 1 FORM", of: Self.columns) }
    }

    @Test func `of several columns is written as a person would`() throws {
        let filter = Filter(matching: [
            (Self.columns[0], "7"), (Self.columns[3], "O'Hara"), (Self.columns[1], nil),
        ])
        #expect(filter.text == #"id = 7 AND "Name" = 'O''Hara' AND state IS NULL"#)
        let again = try Filter(filter.text, of: Self.columns)
        #expect(again.sql.parameters == filter.sql.parameters)
    }

    @Test func `of one column takes several values, NULL among them`() {
        let filter = Filter(Self.columns[1], isOneOf: ["sold", nil, "new"])
        #expect(filter.text == "state IS NULL OR state IN ('sold', 'new')")
        #expect(filter.sql.parameters == ["sold", "new"])
    }

    @Test func `joined with another one keeps the meaning of both`() throws {
        let either = try Filter("id = 1 OR id = 2", of: Self.columns)
        let both = either.and(try Filter("mail LIKE 'a%'", of: Self.columns))
        #expect(both.text == "(id = 1 OR id = 2) AND (mail LIKE 'a%')")
        #expect(both.isWritten)
    }

    @Test func `reads, counts and exports the rows that meet it, and never writes`() async throws {
        let script = """
            CREATE TABLE t (id int PRIMARY KEY, state text, note text);
            INSERT INTO t SELECT n, CASE n % 3 WHEN 0 THEN 'sold' ELSE 'new' END, 'it''s $1 "' || n FROM generate_series(1, 90) AS n;
            CREATE SEQUENCE s
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            var source = try await connection.openTable(limit: 1).source
            for text in [
                "state = 'sold'", "t.state = 'sold' -- it's $1",
                "note LIKE E'it\\'s $1%' AND state = 'sold' /* $2 ' */",
            ] {
                source.filter = try Filter(text, of: source.columns)
                let (page, _) = try await connection.page(
                    RowRequest(source: source, position: .after(RowKey(["30"])), limit: 5))
                #expect(page.keys.map(\.values) == [["33"], ["36"], ["39"], ["42"], ["45"]])
                #expect(try await connection.count(CountRequest(source: source)).0 == .exactly(30))
                let export = RowExport(
                    source: source, columns: [Identifier("id")], form: .csv, limit: 2)
                let copied = try await database.copied(export)
                #expect(copied == "id\n3\n6\n")
            }
            source.filter = try Filter("nextval('s') > 0", of: source.columns)
            let refusal = await #expect(throws: FilterRefusal.self) {
                try await connection.page(RowRequest(source: source, position: .first, limit: 5))
            }
            #expect(refusal?.error.sqlState == .readOnlyTransaction && refusal?.place == nil)
            for (text, place) in [
                ("state = 'sold' AND nothing = 1", 19), ("'é' <> '' AND lower(state, 1) = ''", 14),
            ] {
                source.filter = try Filter(text, of: source.columns)
                let refusal = await #expect(throws: FilterRefusal.self) {
                    try await connection.page(RowRequest(source: source, position: .first, limit: 5))
                }
                #expect(refusal?.text == text && refusal?.place == place)
            }
        }
    }

    @Test func `with a value that is none of the type is refused, in the server's words`() async throws {
        try await withDatabase("CREATE TABLE t (id int PRIMARY KEY)") { database in
            let connection = try await database.connect()
            var source = try await connection.openTable(limit: 1).source
            source.filter = try Filter("id = 'seven'", of: source.columns)
            let refusal = await #expect(throws: FilterRefusal.self) {
                try await connection.page(RowRequest(source: source, position: .first, limit: 5))
            }
            #expect(refusal?.error.message == #"invalid input syntax for type integer: "seven""#)
            #expect(refusal?.text == "id = 'seven'")
        }
    }

    @Test func `opens a table at the rows that are meant, in one round trip`() async throws {
        let script = """
            CREATE TABLE t (id int, ref bigint); CREATE INDEX ON t (ref);
            INSERT INTO t SELECT n, n % 5 FROM generate_series(1, 50) AS n
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let reference = RowColumn(
                column: Column(
                    number: 1, name: Identifier("id"),
                    type: ColumnType(oid: Oid(23), name: "integer", category: .number)))
            let filter = Filter(matching: [(Identifier("ref"), "3", of: reference)])
            let request = OpenRequest(relation: try await connection.oid(), limit: 4, filter: filter)
            let (opening, cost) = try await connection.open(request)
            let page = try #require(opening.firstPage)
            #expect(cost.roundTrips == 1)
            #expect((0..<page.rowCount).map { page[$0, 0] } == ["3", "8", "13", "18"].map(Cell.value))
            #expect(page.source.filter == filter)
            let next = try #require(page.next)
            let (second, _) = try await connection.page(
                RowRequest(source: page.source, position: next, limit: 4))
            #expect(second[0, 0] == .value("23"))
        }
    }
}

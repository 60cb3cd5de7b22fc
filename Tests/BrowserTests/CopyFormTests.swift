import Catalog
import SQL
import Testing

@testable import Browser
@testable import Rows

@Suite struct `A copied row` {
    private static let row = CopiedRow(
        source: RowSource(
            relation: Relation(oid: Oid(1), name: QualifiedName("my \"shop", "Orders"), kind: .table),
            columns: [
                Shop.rowColumn(1, "id", "bigint", .number, isKey: true, value: .identity(.always)),
                Shop.rowColumn(2, "user_name", "text", .text),
                Shop.rowColumn(3, "is_gift", "boolean", .boolean),
                Shop.rowColumn(4, "meta", "jsonb", .json), Shop.rowColumn(5, "tags", "text[]", .array),
                Shop.rowColumn(6, "total", "numeric(10,2)", .number),
                Shop.rowColumn(7, "2nd", "integer[]", .array),
                Shop.rowColumn(8, "search", "tsvector", .other, value: .generated("x", .stored)),
                Shop.rowColumn(9, "secret", "text", .text), Shop.rowColumn(10, "empty", "text", .text),
                Shop.rowColumn(11, "nothing", "text", .text), Shop.rowColumn(12, "raw", "bytea", .bytes),
            ],
            order: .physical),
        cells: [
            .value("9007199254740993"), .value("O'Brien, \"Bob\"\n| back\\slash"), .value("t"),
            .value("{\"n\": 1.10, \"n\": 2}"), .value("{a,NULL,\"b \\\"c\\\"\"}"), .value("NaN"),
            .value("{{1,2},{3,NULL}}"),
            .value("'x':1"), .withheld, .value(""), .null, .value("\\xdeadbeef"),
        ])

    @Test func `as JSON keeps numbers, booleans, json and arrays what they are`() {
        #expect(
            CopyForm.json.text(of: Self.row) == #"""
                {"id": 9007199254740993, "user_name": "O'Brien, \"Bob\"\n| back\\slash", "is_gift": true, \#
                "meta": {"n": 1.10, "n": 2}, "tags": ["a", null, "b \"c\""], "total": "NaN", \#
                "2nd": [[1, 2], [3, null]], "search": "'x':1", "empty": "", "nothing": null, "raw": "\\xdeadbeef"}
                """#)
    }

    @Test func `as INSERT quotes every name and leaves out what is generated`() {
        #expect(
            CopyForm.insert.text(of: Self.row) == #"""
                INSERT INTO "my ""shop"."Orders" ("id", "user_name", "is_gift", "meta", "tags", "total", "2nd", "empty", \#
                "nothing", "raw") OVERRIDING SYSTEM VALUE VALUES (9007199254740993, E'O''Brien, "Bob"
                | back\\slash', true, '{"n": 1.10, "n": 2}'::jsonb, E'{a,NULL,"b \\"c\\""}'::text[], \#
                'NaN'::numeric(10,2), '{{1,2},{3,NULL}}'::integer[], '', NULL, E'\\xdeadbeef'::bytea);
                """#)
    }

    @Test(arguments: ["-0", "-0.0", "-0e10"])
    func `as INSERT keeps the sign of a zero`(zero: String) {
        let type = ColumnType(oid: Oid(701), name: "double precision", category: .number)
        #expect(CopiedRow.literal(zero, type) == "'\(zero)'::double precision")
        #expect(CopiedRow.literal("-1e-300", type) == "-1e-300")
    }

    @Test(
        arguments: [
            (ColumnType(oid: Oid(600), name: "point", category: .other), "(1,-2.5)", "[1, -2.5]"),
            (ColumnType(oid: Oid(600), name: "point", category: .other), "(Infinity,NaN)", "[Infinity, NaN]"),
            (ColumnType(oid: Oid(628), name: "line", category: .other), "{1,2,3}", "[1, 2, 3]"),
            (
                ColumnType(oid: Oid(9), name: "public.vector(3)", category: .other), "[1,2.5,-3]",
                "[1, 2.5, -3]"
            ),
            (ColumnType(oid: Oid(9), name: "halfvec(2)", category: .other), "[1,2]", "[1, 2]"),
            (ColumnType(oid: Oid(9), name: "price", category: .number, base: "numeric"), "1.50", #""1.50""#),
            (
                ColumnType(oid: Oid(9), name: "steps", category: .array, base: "integer[]"), "{1,NULL}",
                "[1, null]"
            ),
            (
                ColumnType(oid: Oid(9), name: "point[]", category: .array), #"{"(1,2)",NULL}"#,
                "[[1, 2], null]"
            ),
            (ColumnType(oid: Oid(9), name: "lseg", category: .other), "[(1,2),(3,4)]", #""[(1,2),(3,4)]""#),
        ])
    func `as a Drizzle object has what the column's type takes`(
        type: ColumnType, text: String, written: String
    ) {
        #expect(ValueWriter(form: .typescript).value(text, type) == written)
    }

    @Test func `as JSON has an element for each box`() {
        let type = ColumnType(oid: Oid(1020), name: "box[]", category: .array, delimiter: ";")
        let text = ValueWriter(form: .json).value("{(1,1),(0,0);(3,3),(2,2)}", type)
        #expect(text == #"["(1,1),(0,0)", "(3,3),(2,2)"]"#)
    }

    @Test func `as CSV tells NULL from the empty text`() {
        #expect(
            CopyForm.csv.text(of: Self.row)
                == [
                    "id,user_name,is_gift,meta,tags,total,2nd,search,empty,nothing,raw",
                    #"9007199254740993,"O'Brien, ""Bob""\#n| back\slash",t,"{""n"": 1.10, ""n"": 2}","{a,NULL,""b \""c\""""}",NaN,"{{1,2},{3,NULL}}",'x':1,"",,\xdeadbeef"#,
                    "",
                ].joined(separator: "\r\n"))
    }

    @Test func `as Markdown shows every character as it is`() {
        let lines = CopyForm.markdown.text(of: Self.row).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix(#"| id | user\_name | is\_gift |"#))
        #expect(lines[1].hasPrefix("| ---: | --- | --- |"))
        #expect(
            lines[2].hasPrefix(#"| 9007199254740993 | O'Brien, "Bob"<br>\| back\\slash | t | \{"n": 1.10"#))
        #expect(lines[2].contains("| *NULL* |"))
    }

    @Test func `as a Drizzle object has the names and types of drizzle-kit pull`() {
        #expect(
            CopyForm.drizzle.text(of: Self.row) == #"""
                { userName: "O'Brien, \"Bob\"\n| back\\slash", isGift: true, meta: {"n": 1.10, "n": 2}, \#
                tags: ["a", null, "b \"c\""], total: "NaN", "2Nd": [[1, 2], [3, null]], empty: "", \#
                nothing: null, raw: Buffer.from("deadbeef", "hex") }
                """#)
    }

    @Test func `says what it leaves out for lack of privilege`() {
        #expect(Self.row.omission == ", without 1 column you may not read")
    }

    @Test(arguments: [
        ("created_at", "createdAt"), ("createdAt", "createdAt"), ("ID", "id"), ("userID", "userId"),
        ("FOOBar", "fooBar"), ("_private", "private"), ("line1address", "line1Address"),
        ("a__b--c.d e", "aBCDE"),
        ("straße_nr", "straßeNr"),
    ])
    func `names a property as drizzle-kit pull does`(column: String, property: String) {
        #expect(PropertyName(of: column).name == property)
    }

    @Test func `is written in quotes where its name is no identifier`() {
        #expect(PropertyName(of: "2nd").written == "\"2Nd\"")
        #expect(PropertyName(of: "\"; drop --").written == "\"\\\";Drop\"")
        #expect(PropertyName(of: "user_id").written == "userId")
    }
}

@Suite struct `Copying from a table` {
    @Test func `y copies the whole value of the cell`() {
        var conversation = Conversation.reading()
        conversation.press("wwy")
        #expect(conversation.effects == [.copy("paid", what: "the value of status")])
    }

    @Test func `a value that is cut is fetched first`() throws {
        var conversation = Conversation.reading()
        conversation.press("wwwwy")
        let request = try #require(conversation.valueRequests.first)
        #expect(request.key == Shop.orderKey(0))
        #expect(request.column == Identifier("meta"))
        #expect(conversation.copied == nil)
        conversation.answer(LoadValues.self, .success([FullValue(text: "{\"whole\":true}")]))
        #expect(conversation.copied == "{\"whole\":true}")
    }

    @Test func `all values of a row that are cut are fetched together`() {
        var conversation = Conversation.reading(Shop.valuePage)
        conversation.press("gyc")
        #expect(conversation.valueRequests.map(\.column.name) == ["meta", "note", "tags", "raw"])
        #expect(conversation.copied == nil)
        let texts = ["{\"a\":1}", "note", "{x,y}", "\\x00"]
        conversation.answer(LoadValues.self, .success(texts.map { FullValue(text: $0) }))
        #expect(conversation.copied?.contains(#""{""a"":1}",note,"{x,y}",\x00,7"#) == true)
    }

    @Test func `a row becomes the JSON that the server writes, also in the record`() {
        for opening in ["", "v"] {
            var conversation = Conversation.reading()
            conversation.press(opening + "gyo")
            #expect(conversation.copied == nil)
            #expect(conversation.effects.questions(LoadRowJSON.self).map(\.request.key) == [Shop.orderKey(0)])
            conversation.answer(LoadRowJSON.self, .success(#"{"id":1}"#))
            #expect(conversation.copied == #"{"id":1}"#)
        }
    }

    @Test func `nothing is copied when a value cannot be fetched`() {
        var conversation = Conversation.reading()
        conversation.press("wwwwy")
        conversation.answer(LoadValues.self, .failure(.timedOut))
        #expect(conversation.copied == nil)
        #expect(conversation.screen.contains("The server gave up"))
    }

    @Test func `NULL and the empty text are no text to copy, and it says so`() {
        var conversation = Conversation.reading()
        conversation.press("jwwwwy")
        #expect(conversation.screen.contains("This is NULL; there is no text to copy."))
        #expect(conversation.copied == nil)
    }

    @Test func `a cut value without a key cannot be copied, and it says so`() {
        var conversation = Conversation.reading(Shop.topCustomersPage())
        conversation.press("jjjy")
        #expect(conversation.effects == [])
        #expect(conversation.screen.contains("without a key it cannot be read whole"))
        conversation.press("Y")
        #expect(conversation.copied == nil)
        #expect(conversation.screen.contains("cut values"))
    }

    @Test func `Y copies in the form chosen last`() {
        var conversation = Conversation.reading(Shop.orderPage(1, count: 1, after: false))
        conversation.press("gyc")
        let csv = conversation.copied
        conversation.press("Y")
        #expect(conversation.copied == csv)
        #expect(csv?.hasPrefix("id,user_id") == true)
    }
}

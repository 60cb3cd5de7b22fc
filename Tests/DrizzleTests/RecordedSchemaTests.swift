import Catalog
import Drizzle
import SQL
import TestSupport
import Testing

@Suite struct `A whole snapshot` {
    @Test func `of version 7 becomes tables with all their parts`() throws {
        let recorded = try read(
            """
            {"id":"b","prevId":"a","version":"7","dialect":"postgresql","tables":{"public.posts":{"name":"posts","schema":"",
             "columns":{"id":{"name":"id","type":"serial","primaryKey":true,"notNull":true},
              "tags":{"name":"tags","type":"text[][]","primaryKey":false,"notNull":false,"default":"'{}'"},
              "rank":{"name":"rank","type":"integer","notNull":true,"default":-1},
              "st":{"name":"st","type":"status","typeSchema":"shop","default":true},
              "twice":{"name":"twice","type":"integer","generated":{"as":"rank * 2","type":"stored"}},
              "no":{"name":"no","type":"bigint","identity":{"type":"always","name":"no_seq","schema":"public",
               "increment":"2","minValue":"1","maxValue":"9","startWith":"1","cache":"1","cycle":true}}},
             "indexes":{"i":{"name":"i","columns":[{"expression":"lower(a)","isExpression":true,"asc":false,"nulls":"last","opclass":"x"}],
              "isUnique":true,"concurrently":false,"method":"gin","with":{"m":16},"where":"a > 1"}},
             "foreignKeys":{"f":{"name":"f","tableFrom":"posts","tableTo":"users","columnsFrom":["a","b"],"columnsTo":["c","d"],
              "onDelete":"set null","onUpdate":"no action"}},
             "compositePrimaryKeys":{"pk":{"name":"pk","columns":["a","b"]}},
             "uniqueConstraints":{"u":{"name":"u","nullsNotDistinct":true,"columns":["a"]}},
             "policies":{"p":{"name":"p","as":"RESTRICTIVE","for":"SELECT","to":["public"],"using":"true"}},
             "checkConstraints":{"k":{"name":"k","value":"a > 0"}},"isRLSEnabled":false}},
             "enums":{"shop.status":{"name":"status","schema":"shop","values":["on","off"]}},"schemas":{"shop":"shop"},
             "sequences":{},"roles":{"r":{"name":"r","createDb":true,"createRole":false,"inherit":true}},"policies":{},
             "views":{"public.v":{"name":"v","schema":"public","columns":{"a":{}},"definition":"select 1 a","materialized":true,
              "isExisting":false,"with":{"fillfactor":70}}},"_meta":{}}
            """)
        let schema = recorded.schema
        let table = try #require(schema.tables.first)
        #expect(recorded.id == "b" && recorded.previousIDs == ["a"])
        #expect(table.name == QualifiedName("public", "posts"))
        #expect(table.columns.map(\.type.dimensions) == [0, 2, 0, 0, 0, 0])
        #expect(
            table.columns.prefix(5).map(\.value) == [
                .serial, .expression("'{}'"), .expression("-1"), .expression("true"),
                .generated("rank * 2", isStored: true),
            ])
        #expect(table.columns[3].type.schema == "shop")
        let counting = Schema.Counting(
            increment: "2", minimum: "1", maximum: "9", start: "1", cache: "1", cycles: true)
        let identity = Schema.Column.Identity(isAlways: true, sequence: "no_seq", counting: counting)
        #expect(table.columns[5].value == .identity(identity))
        #expect(table.primaryKey == .init("pk", columns: ["a", "b"]))
        #expect(table.foreignKeys[0].onDelete == .setNull)
        #expect(table.foreignKeys[0].target == QualifiedName("public", "users"))
        #expect(table.uniques[0].treatsNullsAsEqual)
        #expect(table.checks == [.init("k", "a > 0")])
        #expect(table.indexes[0].options == ["m=16"])
        #expect(table.indexes[0].keys[0].isDescending && !table.indexes[0].keys[0].putsNullsFirst)
        #expect(!table.hasRowSecurity && !table.policies[0].isPermissive)
        #expect(Schema(recorded).tables[0].hasRowSecurity)
        #expect(schema.enums == [.init(QualifiedName("shop", "status"), values: ["on", "off"])])
        #expect(schema.roles.first?.createsDatabases == true)
        #expect(schema.views.first?.options == ["fillfactor=70"])
    }

    @Test func `of version 7 may lack what the first kits did not write`() throws {
        let recorded = try read(
            """
            {"id":"b","prevId":"a","version":"7","dialect":"postgresql","tables":{"public.t":{"name":"t","schema":"",
             "columns":{"id":{"name":"id","type":"integer","primaryKey":true,"notNull":true}},"indexes":{},"foreignKeys":{},
             "compositePrimaryKeys":{},"uniqueConstraints":{}}},"enums":{},"schemas":{},"_meta":{}}
            """)
        let schema = recorded.schema
        #expect(schema.tables[0].primaryKey?.columns == ["id"])
        #expect(schema.tables[0].primaryKey?.name == "t_pkey")
        #expect(schema.tables[0].primaryKey?.isNameExplicit == false)
        #expect(schema.views.isEmpty && schema.roles.isEmpty && !schema.tables[0].hasRowSecurity)
    }

    @Test func `of version 5 is read like a newer one`() throws {
        let recorded = try read(
            """
            {"version":"5","dialect":"pg","id":"b","prevId":"a","tables":{"t":{"name":"t","schema":"",
             "columns":{"a":{"name":"a","type":"text","primaryKey":false,"notNull":true}},
             "indexes":{"i":{"name":"i","columns":["a"],"isUnique":true}},"foreignKeys":{},"compositePrimaryKeys":{}}},
             "enums":{"e":{"name":"e","values":{"x":"x","y":"y"}}},"schemas":{},"_meta":{"schemas":{},"tables":{},"columns":{}}}
            """)
        let schema = recorded.schema
        #expect(schema.tables[0].name == QualifiedName("public", "t"))
        #expect(schema.tables[0].indexes[0].keys == [.init("a")])
        #expect(schema.tables[0].indexes[0].method == "btree")
        #expect(schema.enums == [.init(QualifiedName("public", "e"), values: ["x", "y"])])
    }

    @Test(arguments: [("9223372036854775807", 6), ("-1", 0), ("2", 2)])
    func `counts no more dimensions than an array can have`(written: String, dimensions: Int) throws {
        let recorded = try read(
            """
            {"version":"8","dialect":"postgres","id":"c","prevIds":["a"],"ddl":[
             {"isRlsEnabled":true,"name":"t","schema":"s","entityType":"tables"},
             {"type":"integer","typeSchema":null,"notNull":true,"dimensions":\(written),"default":null,"generated":null,
              "identity":null,"name":"a","schema":"s","table":"t","entityType":"columns"}],"renames":[]}
            """)
        #expect(recorded.schema.tables.first?.columns.first?.type.dimensions == dimensions)
    }

    @Test func `of version 8 puts the parts to their tables`() throws {
        let recorded = try read(
            """
            {"version":"8","dialect":"postgres","id":"c","prevIds":["a","b"],"ddl":[
             {"isRlsEnabled":true,"name":"t","schema":"s","entityType":"tables"},
             {"values":["x"],"name":"e","schema":"s","entityType":"enums"},
             {"type":"integer","typeSchema":null,"notNull":true,"dimensions":1,"default":"'{}'","generated":null,
              "identity":null,"name":"a","schema":"s","table":"t","entityType":"columns"},
             {"nameExplicit":false,"columns":[{"value":"a","isExpression":false,"asc":true,"nullsFirst":false,
              "opclass":{"name":"int4_ops","default":true}}],"isUnique":false,"where":null,"with":"m=16, x=2","method":"hnsw",
              "concurrently":false,"name":"i","schema":"s","table":"t","entityType":"indexes"},
             {"nameExplicit":false,"columns":["a"],"schemaTo":"public","tableTo":"u","columnsTo":["b"],"onUpdate":"NO ACTION",
              "onDelete":"CASCADE","name":"f","schema":"s","table":"t","entityType":"fks"},
             {"columns":["a"],"nameExplicit":false,"name":"t_pkey","schema":"s","table":"t","entityType":"pks"},
             {"as":"PERMISSIVE","for":"ALL","roles":["app"],"using":"true","withCheck":"false","name":"p","schema":"s",
              "table":"t","entityType":"policies"}],"renames":["s.a->s.b"]}
            """)
        let table = try #require(recorded.schema.tables.first)
        #expect(recorded.previousIDs == ["a", "b"] && recorded.renames == ["s.a->s.b"])
        #expect(table.hasRowSecurity && table.columns[0].type.dimensions == 1)
        #expect(table.indexes[0].options == ["m=16", "x=2"])
        #expect(table.indexes[0].keys[0].operatorClass == nil && !table.indexes[0].isNameExplicit)
        #expect(table.foreignKeys[0].onDelete == .cascade)
        #expect(table.primaryKey?.columns == ["a"])
        #expect(table.policies[0].roles == ["app"])
    }

    @Test func `that is JSON but no snapshot says where`() throws {
        let path = "s.json"
        #expect(
            throws: SnapshotError.malformed(
                path: path, place: TextPlace(line: 2, column: 19), expected: "a string")
        ) {
            try RecordedSchema(
                json: Array("{\"version\":\"7\",\n\"id\":\"a\",\"prevId\":5}".utf8), path: path)
        }
        #expect(
            throws: SnapshotError.malformed(
                path: path, place: TextPlace(line: 1, column: 32),
                expected: "an object with the property \"type\"")
        ) {
            try RecordedSchema(
                json: Array(#"{"tables":{"t":{"columns":{"a":{"name":"a"}},"name":"t"}}}"#.utf8), path: path)
        }
    }

    /// A part of a table with a word in place of `%` that no version has, and what belongs there.
    @Test(arguments: [
        (
            ##""foreignKeys":{"f":{"name":"f","tableTo":"u","columnsFrom":[],"columnsTo":[],"onDelete":%}}"##,
            #"one of "NO ACTION", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT""#
        ),
        (##""policies":{"p":{"name":"p","as":%}}"##, #"one of "PERMISSIVE", "RESTRICTIVE""#),
        (
            ##""policies":{"p":{"name":"p","for":%}}"##,
            #"one of "ALL", "SELECT", "INSERT", "UPDATE", "DELETE""#
        ),
        (
            ##""columns":{"c":{"name":"c","type":"int","identity":{"type":%}}}"##,
            #"one of "always", "byDefault""#
        ),
        (
            ##""columns":{"c":{"name":"c","type":"int","generated":{"as":"1","type":%}}}"##,
            #"one of "stored", "virtual""#
        ),
        (
            ##""indexes":{"i":{"name":"i","columns":[{"expression":"a","nulls":%}]}}"##,
            #"one of "first", "last""#
        ),
        (
            ##""indexes":{"i":{"name":"i","columns":[],"with":%}}"##, #"options such as "fillfactor=70""#
        ),
    ])
    func `with a word that nobody knows says where, and what is known`(part: String, expected: String) throws
    {
        let place = TextPlace(line: 2, column: part.prefix { $0 != "%" }.count + 1)
        let json =
            "{\"version\":\"7\",\"tables\":{\"t\":{\"name\":\"t\",\n" + part.replacing("%", with: "\"odd\"")
            + "}}}"
        #expect(throws: SnapshotError.malformed(path: "snapshot.json", place: place, expected: expected)) {
            try read(json)
        }
    }

    @Test func `with a policy on something that is no table says where`() {
        let json = #"{"version":"7","policies":{"p":{"name":"p","on":"a.b.c"}}}"#
        #expect(
            throws: SnapshotError.malformed(
                path: "snapshot.json", place: TextPlace(line: 1, column: 49),
                expected: #"a table such as "auth"."users""#)
        ) { try read(json) }
    }

    @Test func `that ends early is no JSON`() throws {
        #expect(
            throws: SnapshotError.notJSON(
                path: "s", place: TextPlace(line: 1, column: 12), expected: "a property name in double quotes"
            )
        ) { try RecordedSchema(json: Array(#"{"tables":{"#.utf8), path: "s") }
    }

    private func read(_ text: String) throws -> RecordedSchema {
        try RecordedSchema(json: Array(text.utf8), path: "snapshot.json")
    }
}

@Suite struct `A type as Drizzle writes it` {
    /// What PostgreSQL calls it, and the schema, which is empty where nobody recorded it.
    @Test(arguments: [
        ("interval", "interval", nil), ("interval (3)", "interval(3)", nil),
        ("interval day to second(3)", "interval day to second(3)", nil),
        ("interval YEAR", "interval year", nil), ("interval_range", "interval_range", ""),
        ("intervals", "intervals", ""), ("numeric(10, 2)", "numeric(10,2)", nil),
        ("app.status", "status", "app"),
    ])
    func `is PostgreSQL's own or somebody's`(text: String, name: String, schema: String?) {
        let type = Schema.TypeName(drizzle: text, schema: nil, isArray: false)
        #expect(type == .init(name, schema: schema))
    }
}

@Suite(.enabled(if: !Corpus.projects.isEmpty, "the corpus is not on this machine"))
struct `The whole snapshots of a real folder` {
    @Test(arguments: Corpus.projects)
    func `agree with the names that are read alone`(project: Corpus.Project) throws {
        for migration in MigrationFolder.reading(project.folder).migrations {
            guard let names = try? Snapshot.reading(migration.snapshotFile) else { continue }
            let schema = try RecordedSchema.reading(migration.snapshotFile).schema
            #expect(schema.tables.map(\.name.description) == names.tables.map { "\($0.schema).\($0.name)" })
            #expect(schema.tables.map { $0.columns.map(\.name) } == names.tables.map(\.columns))
            #expect(schema.tables.allSatisfy { $0.columns.allSatisfy { !$0.type.name.isEmpty } })
        }
    }
}

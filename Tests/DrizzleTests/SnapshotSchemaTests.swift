import Drizzle
import SQL
import TestSupport
import Testing

@Suite struct `A whole snapshot` {
    @Test func `of version 7 becomes tables with all their parts`() throws {
        let schema = try read(
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
        let table = try #require(schema.tables.first)
        #expect(schema.id == "b" && schema.previousIDs == ["a"])
        #expect(table.name == QualifiedName("public", "posts"))
        #expect(table.columns.map(\.dimensions) == [0, 2, 0, 0, 0, 0])
        #expect(table.columns.map(\.defaultExpression) == [nil, "'{}'", "-1", "true", nil, nil])
        #expect(table.columns[3].typeSchema == "shop")
        #expect(table.columns[4].generation == "rank * 2")
        #expect(table.columns[5].identity?.options.increment == "2")
        #expect(table.primaryKey == .init("pk", columns: ["a", "b"]))
        #expect(table.foreignKeys[0].onDelete == .setNull)
        #expect(table.foreignKeys[0].target == QualifiedName("public", "users"))
        #expect(table.uniques[0].treatsNullsAsEqual)
        #expect(table.checks == [.init("k", "a > 0")])
        #expect(table.indexes[0].options == [.init("m", "16")])
        #expect(table.indexes[0].keys[0].isDescending && !table.indexes[0].keys[0].putsNullsFirst)
        #expect(table.hasRowSecurity && !table.policies[0].isPermissive)
        #expect(schema.enums == [.init(QualifiedName("shop", "status"), values: ["on", "off"])])
        #expect(schema.roles.first?.createsDatabases == true)
        #expect(schema.views.first?.options == [.init("fillfactor", "70")])
    }

    @Test func `of version 7 may lack what the first kits did not write`() throws {
        let schema = try read(
            """
            {"id":"b","prevId":"a","version":"7","dialect":"postgresql","tables":{"public.t":{"name":"t","schema":"",
             "columns":{"id":{"name":"id","type":"integer","primaryKey":true,"notNull":true}},"indexes":{},"foreignKeys":{},
             "compositePrimaryKeys":{},"uniqueConstraints":{}}},"enums":{},"schemas":{},"_meta":{}}
            """)
        #expect(schema.tables[0].primaryKey == .init(nil, columns: ["id"]))
        #expect(schema.views.isEmpty && schema.roles.isEmpty && !schema.tables[0].hasRowSecurity)
    }

    @Test func `of version 5 is read like a newer one`() throws {
        let schema = try read(
            """
            {"version":"5","dialect":"pg","id":"b","prevId":"a","tables":{"t":{"name":"t","schema":"",
             "columns":{"a":{"name":"a","type":"text","primaryKey":false,"notNull":true}},
             "indexes":{"i":{"name":"i","columns":["a"],"isUnique":true}},"foreignKeys":{},"compositePrimaryKeys":{}}},
             "enums":{"e":{"name":"e","values":{"x":"x","y":"y"}}},"schemas":{},"_meta":{"schemas":{},"tables":{},"columns":{}}}
            """)
        #expect(schema.tables[0].name == QualifiedName("public", "t"))
        #expect(schema.tables[0].indexes[0].keys == [.init("a")])
        #expect(schema.tables[0].indexes[0].method == "btree")
        #expect(schema.enums == [.init(QualifiedName("public", "e"), values: ["x", "y"])])
    }

    @Test func `of version 8 puts the parts to their tables`() throws {
        let schema = try read(
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
        let table = try #require(schema.tables.first)
        #expect(schema.previousIDs == ["a", "b"] && schema.renames == ["s.a->s.b"])
        #expect(table.isRowSecurityEnabled && table.columns[0].dimensions == 1)
        #expect(table.indexes[0].options == [.init("m", "16"), .init("x", "2")])
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
            try SnapshotSchema(
                json: Array("{\"version\":\"7\",\n\"id\":\"a\",\"prevId\":5}".utf8), path: path)
        }
        #expect(
            throws: SnapshotError.malformed(
                path: path, place: TextPlace(line: 1, column: 32),
                expected: "an object with the property \"type\"")
        ) {
            try SnapshotSchema(
                json: Array(#"{"tables":{"t":{"columns":{"a":{"name":"a"}},"name":"t"}}}"#.utf8), path: path)
        }
    }

    @Test func `that ends early is no JSON`() throws {
        #expect(
            throws: SnapshotError.notJSON(
                path: "s", place: TextPlace(line: 1, column: 12), expected: "a property name in double quotes"
            )
        ) { try SnapshotSchema(json: Array(#"{"tables":{"#.utf8), path: "s") }
    }

    private func read(_ text: String) throws -> SnapshotSchema {
        try SnapshotSchema(json: Array(text.utf8), path: "snapshot.json")
    }
}

@Suite(.enabled(if: !Corpus.projects.isEmpty, "the corpus is not on this machine"))
struct `The whole snapshots of a real folder` {
    @Test(arguments: Corpus.projects)
    func `agree with the names that are read alone`(project: Corpus.Project) throws {
        for migration in MigrationFolder.reading(project.folder).migrations {
            guard let names = try? Snapshot.reading(migration.snapshotFile) else { continue }
            let schema = try SnapshotSchema.reading(migration.snapshotFile)
            #expect(schema.tables.map(\.name.description) == names.tables.map { "\($0.schema).\($0.name)" })
            #expect(schema.tables.map { $0.columns.map(\.name) } == names.tables.map(\.columns))
            #expect(schema.tables.allSatisfy { $0.columns.allSatisfy { !$0.type.isEmpty } })
        }
    }
}

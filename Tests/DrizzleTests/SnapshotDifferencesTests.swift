import Catalog
import Drizzle
import SQL
import TestSupport
import Testing

@Suite struct `A snapshot that holds differences` {
    @Test func `is what its base and every difference up to it make`() throws {
        let folder = try folder([
            ("1_a", base(table("people"), column("people", "id"), column("people", "name"))),
            ("2_b", difference(after: "1_a", #"{"op":"create","row":\#(table("pets"))}"#)),
            (
                "3_c",
                difference(
                    after: "2_b", #"{"op":"drop","key":"columns\u0000[\"public\",\"people\",\"name\"]"}"#,
                    #"{"op":"alter","key":"columns\u0000[\"public\",\"people\",\"id\"]","set":{"type":"bigint"}}"#
                )
            ),
        ])
        let recorded = try read(folder, "3_c")
        #expect(recorded.schema.tables.map(\.name.name.name) == ["people", "pets"])
        #expect(recorded.schema.tables[0].columns.map(\.name) == ["id"])
        #expect(recorded.schema.tables[0].columns[0].type.name == "bigint")
        #expect(recorded.previousIDs == ["2_b"])
        #expect(try read(folder, "1_a").schema.tables.map(\.name.name.name) == ["people"])
    }

    @Test func `moves what refers to a renamed table, column, schema, enum or role`() throws {
        let folder = try folder([
            (
                "1_a",
                base(
                    #"{"entityType":"schemas","name":"shop"}"#,
                    #"{"entityType":"roles","name":"clerk"}"#,
                    #"{"entityType":"enums","schema":"shop","name":"mood","values":["good"]}"#,
                    table("people", in: "shop"), column("people", "id", in: "shop"),
                    column("people", "mood", in: "shop", type: "mood", typeSchema: #""shop""#),
                    table("pets", in: "shop"), column("pets", "owner", in: "shop"),
                    #"{"entityType":"pks","schema":"shop","table":"people","name":"pk","columns":["id"],"nameExplicit":true}"#,
                    #"{"entityType":"indexes","schema":"shop","table":"people","name":"i","nameExplicit":true,"columns":[{"value":"id","isExpression":false},{"value":"id","isExpression":true}],"isUnique":false,"where":null,"with":"","method":"btree","concurrently":false}"#,
                    #"{"entityType":"fks","schema":"shop","table":"pets","name":"fk","nameExplicit":true,"columns":["owner"],"schemaTo":"shop","tableTo":"people","columnsTo":["id"],"onUpdate":"NO ACTION","onDelete":"NO ACTION"}"#,
                    #"{"entityType":"policies","schema":"shop","table":"people","name":"p","as":"PERMISSIVE","for":"ALL","roles":["clerk"],"using":"true","withCheck":null}"#
                )
            ),
            (
                "2_b",
                difference(
                    after: "1_a", rename(#"columns\u0000[\"shop\",\"people\",\"id\"]"#, "name", "key"),
                    rename(#"tables\u0000[\"shop\",\"people\"]"#, "name", "persons"),
                    rename(#"enums\u0000[\"shop\",\"mood\"]"#, "name", "feeling"),
                    rename(#"roles\u0000[\"clerk\"]"#, "name", "agent"),
                    rename(#"schemas\u0000[\"shop\"]"#, "name", "store"),
                    // What was renamed answers to its new name.
                    #"{"op":"alter","key":"tables\u0000[\"store\",\"persons\"]","set":{"isRlsEnabled":true}}"#
                )
            ),
        ])
        let schema = try read(folder, "2_b").schema
        let persons = try #require(schema.tables.first { $0.name == QualifiedName("store", "persons") })
        #expect(persons.hasRowSecurity)
        #expect(persons.columns.map(\.name) == ["key", "mood"])
        #expect(persons.columns[1].type.name == "feeling")
        #expect(persons.columns[1].type.schema == "store")
        #expect(persons.primaryKey?.columns == ["key"])
        #expect(persons.indexes[0].keys.map(\.text) == ["key", "id"])
        #expect(persons.policies[0].roles == ["agent"])
        let pets = try #require(schema.tables.first { $0.name == QualifiedName("store", "pets") })
        #expect(pets.foreignKeys[0].target == QualifiedName("store", "persons"))
        #expect(pets.foreignKeys[0].targetColumns == ["key"])
    }

    @Test func `that joins branches has what each of them brought`() throws {
        let folder = try folder([
            ("1_a", base(table("people"))),
            ("2_left", difference(after: "1_a", #"{"op":"create","row":\#(table("cats"))}"#)),
            ("3_right", difference(after: "1_a", #"{"op":"create","row":\#(table("dogs"))}"#)),
            (
                "4_both",
                difference(after: "3_right", "2_left", #"{"op":"create","row":\#(table("birds"))}"#)
            ),
        ])
        #expect(try tables(folder, "2_left") == ["people", "cats"])
        #expect(try tables(folder, "3_right") == ["people", "dogs"])
        #expect(try tables(folder, "4_both") == ["people", "dogs", "cats", "birds"])
        let both = try RecordedSchema.reading(
            "\(folder.path)/3_right/snapshot.json", and: ["\(folder.path)/2_left/snapshot.json"])
        #expect(both.schema.tables.map(\.name.name.name) == ["people", "dogs", "cats"])
    }

    @Test func `takes what is made twice alike, and refuses two things under one name`() throws {
        let alike = try folder([
            ("1_a", base(table("people"))),
            ("2_b", difference(after: "1_a", #"{"op":"create","row":\#(table("people"))}"#)),
        ])
        #expect(try tables(alike, "2_b") == ["people"])
        let unlike = try folder([
            ("1_a", base(table("people"))),
            (
                "2_b",
                difference(
                    after: "1_a", #"{"op":"create","row":\#(table("people", hasRowSecurity: true))}"#)
            ),
        ])
        #expect(
            throws: SnapshotError.brokenChain(
                path: "\(unlike.path)/2_b/snapshot.json", .clash("tables public.people"))
        ) { try read(unlike, "2_b") }
    }

    @Test func `says what is missing of the chain that leads to it`() throws {
        let lost = try folder([
            ("1_a", base(table("people"))), ("2_b", difference(after: "elsewhere", "{}")),
        ])
        let path = "\(lost.path)/2_b/snapshot.json"
        #expect(throws: SnapshotError.brokenChain(path: path, .missingParent("elsewhere"))) {
            try read(lost, "2_b")
        }
        let circle = try folder([("1_a", difference(after: "2_b")), ("2_b", difference(after: "1_a"))])
        #expect(throws: SnapshotError.brokenChain(path: "\(circle.path)/1_a/snapshot.json", .cycle)) {
            try read(circle, "2_b")
        }
        let rootless = try folder([("1_a", difference(after: RecordedSchema.origin))])
        #expect(throws: SnapshotError.brokenChain(path: "\(rootless.path)/1_a/snapshot.json", .withoutBase)) {
            try read(rootless, "1_a")
        }
    }

    @Test func `names its tables to the browser as well`() throws {
        let folder = try folder([
            ("1_a", base(table("people"), column("people", "id"))), ("2_b", difference(after: "1_a")),
        ])
        #expect(
            try Snapshot.reading("\(folder.path)/2_b/snapshot.json").tables
                == [.init(schema: "public", name: "people", columns: ["id"])])
    }

    private func tables(_ folder: TemporaryFolder, _ name: String) throws -> [String] {
        try read(folder, name).schema.tables.map(\.name.name.name)
    }

    private func read(_ folder: TemporaryFolder, _ name: String) throws -> RecordedSchema {
        try RecordedSchema.reading("\(folder.path)/\(name)/snapshot.json")
    }

    /// A folder whose snapshots have their folder's name as id.
    private func folder(_ snapshots: [(name: String, text: String)]) throws -> TemporaryFolder {
        try TemporaryFolder(
            Dictionary(
                uniqueKeysWithValues: snapshots.map { name, text in
                    ("\(name)/snapshot.json", text.replacing("@id@", with: name))
                }))
    }

    private func base(_ rows: String...) -> String { writtenSnapshot("@id@", rows) }

    private func difference(after parent: String, _ others: String...) -> String {
        let parents = [parent] + others.filter { !$0.hasPrefix("{") }
        return writtenSnapshot("@id@", after: parents, others.filter { $0.hasPrefix("{") })
    }

    private func table(_ name: String, in schema: String = "public", hasRowSecurity: Bool = false) -> String {
        #"{"entityType":"tables","schema":"\#(schema)","name":"\#(name)","isRlsEnabled":\#(hasRowSecurity)}"#
    }

    private func column(
        _ table: String, _ name: String, in schema: String = "public", type: String = "integer",
        typeSchema: String = "null"
    ) -> String {
        #"{"entityType":"columns","schema":"\#(schema)","table":"\#(table)","name":"\#(name)","type":"\#(type)","typeSchema":\#(typeSchema),"notNull":true,"dimensions":0,"default":null,"generated":null,"identity":null}"#
    }

    private func rename(_ key: String, _ field: String, _ name: String) -> String {
        #"{"op":"rename","key":"\#(key)","set":{"\#(field)":"\#(name)"}}"#
    }
}

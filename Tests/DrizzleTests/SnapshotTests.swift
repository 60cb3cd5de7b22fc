import Catalog
import Drizzle
import SQL
import TestSupport
import Testing

@Suite struct `A snapshot` {
    @Test func `of version 7 names tables, views and columns`() throws {
        let snapshot = try read(
            """
            {"id":"x","prevId":"y","version":"7","dialect":"postgresql","tables":{"public.posts":{"name":"posts","schema":"",
             "columns":{"id":{"name":"id","type":"serial"},"title":{"name":"title","default":"'{\\"}'"}},"indexes":{}}},
             "enums":{},"views":{"shop.v":{"name":"v","schema":"shop","columns":{"a":{}},"isExisting":false}},"_meta":{}}
            """)
        #expect(snapshot.version == "7")
        #expect(snapshot.tables == [.init(schema: "public", name: "posts", columns: ["id", "title"])])
        #expect(snapshot.views == [.init(schema: "shop", name: "v", columns: ["a"])])
        #expect(snapshot.relationNames.contains(QualifiedName("public", "posts")))
        #expect(!snapshot.relationNames.contains(QualifiedName("shop", "posts")))
    }

    @Test func `has the last of two things of one name`() throws {
        let table = #"{"name":"t","schema":"","columns":{"id":{"name":"id","type":"serial"}}}"#
        let text = """
            {"id":"x","prevId":"y","version":"7","dialect":"postgresql","tables":{"public.t":{"name":"s","schema":""},
             "public.t":\(table)},"enums":{},"schemas":{},"views":{"v":{"name":"w"},"v":{"name":"v","name":"u","definition":"select 1"}}}
            """
        let snapshot = try read(text)
        #expect(snapshot.tables == [.init(schema: "public", name: "t", columns: ["id"])])
        #expect(snapshot.views.map(\.name) == ["u"])
        let schema = try RecordedSchema(json: Array(text.utf8), path: "s.json").schema
        #expect(schema.tables.map(\.name) == [QualifiedName("public", "t")])
        #expect(schema.views.map(\.name) == [QualifiedName("public", "u")])
    }

    @Test func `of version 8 names them too`() throws {
        let snapshot = try read(
            """
            {"version":"8","dialect":"postgres","id":"x","prevIds":["y"],"ddl":[
             {"isRlsEnabled":false,"name":"posts","schema":"public","entityType":"tables"},
             {"type":"integer","default":null,"name":"id","schema":"public","table":"posts","entityType":"columns"},
             {"definition":"select 1","name":"v","schema":"shop","entityType":"views"}],"renames":[]}
            """)
        #expect(snapshot.tables == [.init(schema: "public", name: "posts", columns: ["id"])])
        #expect(snapshot.views.map(\.name) == ["v"])
    }

    @Test func `that is cut off says where`() throws {
        let folder = try TemporaryFolder(["s.json": #"{"version":"7","tables":{"#])
        let path = folder.path + "/s.json"
        #expect(
            throws: SnapshotError.notJSON(
                path: path, place: TextPlace(line: 1, column: 26),
                expected: "a property name in double quotes")
        ) { try Snapshot.reading(path) }
        #expect(throws: SnapshotError.missing(path: path + "x")) { try Snapshot.reading(path + "x") }
    }

    @Test func `of another version is refused`() throws {
        let folder = try TemporaryFolder(["s.json": #"{"version":"10"}"#])
        #expect(throws: SnapshotError.unsupportedVersion(path: folder.path + "/s.json", version: "10")) {
            try Snapshot.reading(folder.path + "/s.json")
        }
    }

    @Test(arguments: [
        ("5", #"{"i":{"name":"i","columns":["a"],"isUnique":false}}"#, true), ("6", "{}", false),
        ("6", #"{"i":{}}"#, true), ("7", #"{"i":{}}"#, false),
    ])
    func `of an old version says whether it has an index`(version: String, indexes: String, isOld: Bool)
        async throws
    {
        let folder = try TemporaryFolder([
            "meta/0000_snapshot.json": """
            {"id":"x","prevId":"y","version":"\(version)","dialect":"pg","tables":{"t":{"name":"t","schema":"",
            "columns":{},"indexes":\(indexes)}},"enums":{},"schemas":{}}
            """
        ])
        let files = await SnapshotFile.reading(folder: folder.path)
        #expect(files.map(\.hasOldIndexes) == [isOld])
    }

    @Test func `recognises names that PostgreSQL cut`() throws {
        let long = String(repeating: "é", count: 40)
        let snapshot = try read(#"{"version":"7","tables":{"a":{"name":"\#(long)","schema":""}}}"#)
        #expect(snapshot.relationNames.contains(QualifiedName("public", String(repeating: "é", count: 31))))
    }

    private func read(_ text: String) throws -> Snapshot {
        let folder = try TemporaryFolder(["s.json": text])
        return try Snapshot.reading(folder.path + "/s.json")
    }
}

@Suite(.enabled(if: !Corpus.projects.isEmpty, "the corpus is not on this machine"))
struct `The snapshots of a real folder` {
    @Test(arguments: Corpus.projects)
    func `have a newest one with tables`(project: Corpus.Project) throws {
        guard let file = MigrationFolder.reading(project.folder).newestSnapshotFile else { return }
        let snapshot = try Snapshot.reading(file)
        #expect(snapshot.tables.allSatisfy { !$0.name.isEmpty && !$0.columns.isEmpty })
        #expect(!snapshot.tables.isEmpty || project.name.contains("drizzle-team"))
    }
}

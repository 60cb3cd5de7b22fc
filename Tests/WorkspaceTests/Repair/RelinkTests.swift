import Drizzle
import Testing
import Verification

@Suite struct `A plan that links snapshots` {
    private let entries: [(tag: String, when: Int64)] = [
        ("0000_a", 1_700_000_000_000), ("0001_b", 1_700_000_050_000), ("0003_d", 1_700_000_100_000),
    ]

    private func snapshot(_ index: Int, after parent: String, _ columns: [String]) -> String {
        let columns = columns.map { name in
            #""\#(name)":{"name":"\#(name)","type":"text","primaryKey":false,"notNull":false}"#
        }
        let table =
            #""public.songs":{"name":"songs","schema":"","columns":{\#(columns.joined(separator: ","))},"#
            + #""indexes":{},"foreignKeys":{},"compositePrimaryKeys":{},"uniqueConstraints":{}}"#
        return """
            {
              "id": "\(RepairBench.id(index))",
              "prevId": "\(parent)",
              "version": "7",
              "dialect": "postgresql",
              "tables": {\(table)},
              "enums": {},
              "schemas": {},
              "_meta": {"columns": {}, "schemas": {}, "tables": {}}
            }
            """
    }

    /// The cautions, where the last snapshot has these columns and follows one that is gone.
    private func cautions(_ last: String...) async throws -> [String] {
        var found: [String] = []
        try await RepairBench.run(entries, ledger: nil) { bench in
            try bench.write("CREATE TABLE songs (id text);", to: "0000_a.sql")
            try bench.write("ALTER TABLE songs ADD COLUMN title text;", to: "0001_b.sql")
            try bench.write("ALTER TABLE songs ADD COLUMN bpm text;", to: "0003_d.sql")
            try bench.write(
                snapshot(1, after: RepairBench.id(0), ["id", "title"]), to: "meta/0001_snapshot.json")
            let gone = "99999999-0000-4000-8000-000000000000"
            try bench.write(snapshot(3, after: gone, last), to: "meta/0003_snapshot.json")
            let plan = try await bench.plan(.relink)
            #expect(plan.sentence == "Links the snapshots into one chain: 0003_d after 0001_b.")
            found = plan.cautions
        }
        return found
    }

    @Test func `says what a snapshot has that no migration makes`() async throws {
        let found = try await cautions("id", "title", "album", "bpm")
        #expect(found.count == 1)
        #expect(found.first?.contains("has column songs.album, which no migration makes") == true)
    }

    @Test func `says what a snapshot lacks of the one that it is to follow`() async throws {
        let found = try await cautions("id", "bpm")
        #expect(found.count == 1)
        #expect(found.first?.contains("still lacks column songs.title of 0001_b") == true)
    }

    @Test func `says nothing where the contents fit`() async throws {
        #expect(try await cautions("id", "title", "bpm").isEmpty)
    }

    @Test func `lets a line of 1.0 that hangs in the air follow the one before it`() async throws {
        let text = """
            {
              "version": "8",
              "id": "id-2",
              "prevIds": [
                "gone"
              ],
              "ddl": []
            }
            """
        #expect(
            SnapshotLinkText(Array(text.utf8)).linked(to: "id-1")
                == Array(text.replacing("gone", with: "id-1").utf8))
        let links = [("a", "id-0", SnapshotLink.origin), ("b", "id-1", "id-0"), ("c", "id-2", "gone")].map {
            SnapshotChain.Link(
                tag: $0, snapshot: SnapshotLink(path: "/p/\($0)", id: $1, previousIDs: [$2]))
        }
        let relinks = SnapshotChain(links, mayDivide: true).relinks
        #expect(relinks.map(\.tag) == ["c"] && relinks.map(\.newTag) == ["b"])
    }
}

import Drizzle
import Testing
import Verification

@Suite struct `The check of snapshots` {
    private let three = ["0000_a", "0001_b", "0002_c"]

    /// A sound folder of three, with other files.
    private func check(_ files: [String: String?]) async throws -> Check {
        let folder = FolderFixture.sound(three).merging(files.compactMapValues { $0 }) { $1 }
            .filter { name, _ in !(files.keys.contains(name) && files[name] == .some(nil)) }
        return await (try FolderFixture(folder)).check()
    }

    @Test func `finds one that is missing`() async throws {
        let check = try await check(["meta/0002_snapshot.json": nil])
        #expect(check.picture == ["snapshot-missing caution _journal.json:19"])
        #expect(check.findings[0].sentence.contains("compares with an older state"))
    }

    @Test func `finds a chain that is broken in the middle`() async throws {
        let check = try await check([
            "meta/0001_snapshot.json": FolderFixture.snapshot(id: "id-1", after: "gone")
        ])
        #expect(check.picture == ["snapshot-parent-missing caution 0001_snapshot.json:3"])
    }

    @Test func `finds a snapshot that follows itself`() async throws {
        let check = try await check([
            "meta/0002_snapshot.json": FolderFixture.snapshot(id: "id-2", after: "id-2")
        ])
        #expect(check.picture == ["snapshot-follows-itself caution 0002_snapshot.json:3"])
    }

    @Test func `finds two that follow the same one`() async throws {
        let check = try await check([
            "meta/0002_snapshot.json": FolderFixture.snapshot(id: "id-2", after: "id-0")
        ])
        let finding = try #require(check.finding("snapshot-collision"))
        #expect(finding.places.map(\.line) == [3, 3])
        #expect(
            finding.sentence.contains(
                "0001_snapshot.json and 0002_snapshot.json both follow 0000_snapshot.json"))
    }

    @Test func `finds two with one id`() async throws {
        let check = try await check([
            "meta/0002_snapshot.json": FolderFixture.snapshot(
                id: "id-1", after: "id-0", tables: FolderFixture.table("b", "name"))
        ])
        #expect(check.finding("snapshot-id-twice")?.places.map(\.line) == [2, 2])
    }

    @Test func `takes what pull wrote for a beginning`() async throws {
        let check = try await check([
            "meta/0000_snapshot.json": FolderFixture.snapshot(id: FolderFixture.origin, after: ""),
            "meta/0001_snapshot.json": FolderFixture.snapshot(id: "id-1", after: FolderFixture.origin),
        ])
        #expect(check.picture == [])
    }

    @Test func `finds outdated ones`() async throws {
        let check = try await check([
            "meta/0000_snapshot.json": FolderFixture.snapshot(
                id: "id-0", after: FolderFixture.origin, version: "6")
        ])
        #expect(check.picture == ["snapshot-outdated danger 0000_snapshot.json"])
    }

    @Test(arguments: [
        ("{", "snapshot-not-json danger 0001_snapshot.json:1"),
        ("", "snapshot-not-json danger 0001_snapshot.json"),
        ("[]", "snapshot-malformed danger 0001_snapshot.json:1"),
        ("{\n\"id\": \"x\",\n<<<<<<< HEAD\n", "snapshot-conflict-markers danger 0001_snapshot.json:3"),
    ])
    func `finds what is no snapshot`(text: String, finding: String) async throws {
        #expect(try await check(["meta/0001_snapshot.json": text]).picture.first == finding)
    }

    @Test(arguments: [
        (#""policies":"#, #""polices":"#, "`polices` is no field of this object"),
        (#""isUnique": false"#, #""isUnique": "no""#, "`isUnique` is not a boolean"),
        (#""name": "t_a_idx","#, "", "the object has no `name`"),
    ])
    func `finds what Drizzle Kit calls malformed`(text: String, change: String, words: String) async throws {
        let table = """
            "public.t": {
              "name": "t", "schema": "", "columns": {},
              "indexes": {
                "t_a_idx": {
                  "name": "t_a_idx",
                  "columns": [],
                  "isUnique": false
                }
              },
              "foreignKeys": {}, "compositePrimaryKeys": {}, "uniqueConstraints": {},
              "policies": {}
            }
            """
        let sound = FolderFixture.snapshot(id: "id-1", after: "id-0", tables: table)
        #expect(try await check(["meta/0001_snapshot.json": sound]).picture == [])
        let check = try await check(["meta/0001_snapshot.json": sound.replacing(text, with: change)])
        let finding = try #require(check.finding("snapshot-malformed"))
        #expect(finding.sentence.contains(words))
        #expect((9...16).contains(finding.line ?? 0))
    }

    @Test func `finds a byte order mark, and still knows who follows whom`() async throws {
        let marked = "\u{FEFF}" + FolderFixture.snapshot(id: "id-1", after: "id-0")
        let check = try await check(["meta/0001_snapshot.json": marked])
        #expect(check.picture == ["snapshot-byte-order-mark caution 0001_snapshot.json:1"])
    }

    @Test func `finds that generate would compare with another one`() async throws {
        let check = try await check([
            "meta/0009_snapshot.json": FolderFixture.snapshot(id: "id-9", after: "id-2")
        ])
        #expect(
            check.picture == [
                "snapshot-order caution 0009_snapshot.json", "stray-snapshot caution 0009_snapshot.json",
            ])
    }

    @Test func `finds a snapshot that Drizzle Kit never sees`() async throws {
        let check = try await check(["meta/_snapshot.json": FolderFixture.snapshot(id: "id-9", after: "id-2")]
        )
        #expect(check.picture == ["snapshot-ignored danger _snapshot.json"])
    }

    @Test func `finds a file in meta that is no snapshot`() async throws {
        let check = try await check(["meta/notes.txt": "remember"])
        #expect(check.picture == ["foreign-file-in-meta caution notes.txt"])
    }

    @Test(arguments: ["_journal.json.backup", "_notes.txt", "_0001_snapshot.json"])
    func `passes over what Drizzle Kit passes over in meta`(name: String) async throws {
        #expect(try await check(["meta/\(name)": "remember"]).picture == [])
    }

    @Test(arguments: [".DS_Store", "old/0000_snapshot.json"])
    func `sees what Drizzle Kit stumbles over in meta`(name: String) async throws {
        let found = try await check(["meta/\(name)": "remember"]).picture
        #expect(found == ["foreign-file-in-meta caution \(name.prefix { $0 != "/" })"])
    }

    @Test(arguments: [
        ("\"version\": \"7\"", "\"version\": \"6\",\n  \"version\": \"7\""),
        ("\"version\": \"7\"", "\"version\": 3,\n  \"version\": \"7\""),
        ("\"tables\": {}", "\"tables\": [],\n  \"tables\": {}"),
        ("\"id\": \"id-1\"", "\"id\": \"id-0\",\n  \"id\": \"id-1\""),
        ("\"prevId\": \"id-0\"", "\"prevId\": \"gone\",\n  \"prevId\": \"id-0\""),
    ])
    func `takes the last of two equal keys, whatever the first one is`(
        written: String, twice: String
    ) async throws {
        let snapshot = FolderFixture.snapshot(id: "id-1", after: "id-0")
        #expect(snapshot.contains(written))
        let check = try await check([
            "meta/0001_snapshot.json": snapshot.replacing(written, with: twice)
        ])
        #expect(check.picture == [])
    }

    @Test func `is content with no other key because a right one is there twice`() async throws {
        let snapshot = FolderFixture.snapshot(id: "id-1", after: "id-0")
        let wrong = snapshot.replacing("\"tables\": {}", with: "\"tables\": {},\n  \"tables\": []")
        let check = try await check(["meta/0001_snapshot.json": wrong])
        #expect(check.picture == ["snapshot-malformed danger 0001_snapshot.json:7"])
    }

    @Test func `says of a folder of 1.0 what 1.0 does`() async throws {
        let names = ["20240101000000_a", "20240102000000_b", "20240103000000_c", "20240104000000_d"]
        var files: [String: String] = [:]
        for name in names { files["\(name)/migration.sql"] = "SELECT 1;" }
        files["\(names[1]).sql"] = "SELECT 1;"
        let parents = [(0, FolderFixture.origin), (1, "id-0"), (3, "id-2")]
        for (index, parent) in parents {
            files["\(names[index])/snapshot.json"] = FolderFixture.folderSnapshot(
                id: "id-\(index)", after: [parent])
        }
        let check = await (try FolderFixture(files)).check()
        #expect(check.finding("stray-file") == nil)
        let missing = try #require(check.finding("snapshot-missing")?.sentence)
        #expect(missing.contains("`drizzle-kit check` of 1.0 passes over it") && !missing.contains(" up`"))
        let lost = try #require(check.finding("snapshot-parent-missing")?.sentence)
        #expect(lost.contains("2 heads, 20240102000000_b and 20240104000000_d"))
    }
}

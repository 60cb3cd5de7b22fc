import Drizzle
import Testing
import Verification

/// A snapshot that somebody copied for a migration written by hand.
@Suite struct `A copied snapshot` {
    private static let tags = ["0000_a", "0001_b", "0002_c"]
    private static let second = FolderFixture.snapshot(
        id: "id-1", after: "id-0", tables: FolderFixture.table("b", "name"))

    /// The sound three, with what `change` makes of the snapshots.
    private func check(
        of tags: [String] = tags, sql: [String: String] = [:], _ snapshots: [String: String]
    ) async throws -> Check {
        let changed = snapshots.map { ("meta/\($0.key)_snapshot.json", $0.value) }
        return await (try FolderFixture(FolderFixture.sound(tags, sql: sql).merging(changed) { $1 })).check()
    }

    @Test func `is called a copy, and no branch`() async throws {
        let check = try await check(["0001": Self.second, "0002": Self.second])
        #expect(check.picture == ["snapshot-copied danger 0002_snapshot.json:2"])
        #expect(check.branches == [])
        #expect(
            check.findings[0].sentence
                == "0002_snapshot.json is a copy of 0001_snapshot.json and says nothing about 0002_c: Drizzle Kit takes the two for branches and generates nothing."
        )
        #expect(check.findings[0].remedy.hasPrefix("Delete the copy, let `drizzle-kit generate` make"))
        #expect(!check.findings[0].remedy.contains("SQL, snapshot"))
    }

    @Test func `is one with other white space too`() async throws {
        let copy = Self.second.replacing("\n", with: "\r\n").replacing("  ", with: "\t")
        #expect(
            try await check(["0001": Self.second, "0002": copy]).picture
                == ["snapshot-copied danger 0002_snapshot.json:2"])
    }

    @Test func `is one with an id of its own, where the migrations differ`() async throws {
        let copy = Self.second.replacing("id-1", with: "id-2")
        let check = try await check(
            sql: ["0001_b": "CREATE TABLE b (name text);", "0002_c": "ALTER TABLE a ADD c text;"],
            ["0001": Self.second, "0002": copy])
        #expect(check.picture == ["snapshot-copied danger 0002_snapshot.json:2"])
    }

    @Test func `is none where both migrations make the same change`() async throws {
        let twin = Self.second.replacing("id-1", with: "id-2")
        let check = try await check(
            sql: ["0001_b": "CREATE TABLE b (name text);", "0002_c": "CREATE TABLE b (name text);"],
            ["0001": Self.second, "0002": twin])
        #expect(check.finding("snapshot-collision") != nil)
        #expect(check.finding("snapshot-copied") == nil)
    }

    @Test func `is none where generate made it for custom SQL`() async throws {
        let custom = FolderFixture.snapshot(
            id: "id-2", after: "id-1", tables: FolderFixture.table("b", "name"))
        #expect(try await check(["0001": Self.second, "0002": custom]).picture == [])
    }

    @Test func `is none where only the id is shared`() async throws {
        let other = FolderFixture.snapshot(
            id: "id-1", after: "id-0", tables: FolderFixture.table("b", "name", "more"))
        let check = try await check(["0001": Self.second, "0002": other])
        #expect(check.finding("snapshot-id-twice") != nil)
        #expect(check.finding("snapshot-copied") == nil)
    }

    @Test func `may go where a later snapshot holds everything`() async throws {
        let check = try await check(
            of: Self.tags + ["0003_d"],
            [
                "0001": Self.second, "0002": Self.second,
                "0003": FolderFixture.snapshot(id: "id-3", after: "id-1"),
            ])
        #expect(check.picture == ["snapshot-copied danger 0002_snapshot.json:2"])
        #expect(
            check.findings[0].remedy
                == "Delete the copy; 0003_snapshot.json, which came after it, holds the whole schema.")
    }

    @Test func `is found in the folders of 1.0`() async throws {
        let snapshot = FolderFixture.folderSnapshot(id: "one", after: [FolderFixture.origin])
        let check = await
            (try FolderFixture([
                "20250101000001_a/migration.sql": "SELECT 1;", "20250101000001_a/snapshot.json": snapshot,
                "20250102000001_b/migration.sql": "SELECT 2;", "20250102000001_b/snapshot.json": snapshot,
            ])).check()
        #expect(check.finding("snapshot-copied")?.severity == .caution)
        #expect(check.branches == [])
    }
}

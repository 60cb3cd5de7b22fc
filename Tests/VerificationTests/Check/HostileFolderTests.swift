import Foundation
import Testing
import Verification

/// Whatever lies in the folder, the answer comes, and soon.
@Suite struct `The check of a hostile folder` {
    @Test(.timeLimit(.minutes(2))) func `lives through ten thousand entries of one number`() async throws {
        let entries = (0..<10_000).map { FolderFixture.Entry(0, "\($0)_x", when: 1_700_000_000_007) }
        let check = await (try FolderFixture(["meta/_journal.json": FolderFixture.journal(entries)])).check()
        #expect(check.finding("idx-twice")?.places.count == 10_000)
        #expect(check.finding("when-twice")?.places.count == 10_000)
        #expect(check.count(of: .danger) > 10_000, "each missing file is one")
    }

    @Test(.timeLimit(.minutes(2))) func `lives through a thousand snapshots that follow one`() async throws {
        var files = FolderFixture.sound(["0000_a"])
        for number in 1...1_000 {
            files["meta/\(number + 1_000)_snapshot.json"] = FolderFixture.snapshot(
                id: "id-\(number)", after: "id-0")
        }
        let check = await (try FolderFixture(files)).check()
        #expect(check.finding("snapshot-collision")?.places.count == 1_000)
        #expect((2...12).contains(check.branches.first?.sides.count ?? 0))
    }

    @Test(.timeLimit(.minutes(2))) func `lives through snapshots that follow one another in a circle`()
        async throws
    {
        var files = FolderFixture.sound(["0000_a", "0001_b", "0002_c"])
        files["meta/0000_snapshot.json"] = FolderFixture.snapshot(id: "id-0", after: "id-2")
        files["meta/0001_snapshot.json"] = FolderFixture.snapshot(id: "id-1", after: "id-0")
        files["meta/0002_snapshot.json"] = FolderFixture.snapshot(id: "id-2", after: "id-0")
        let check = await (try FolderFixture(files)).check()
        #expect(check.finding("snapshot-collision") != nil)
        #expect(check.finding("snapshot-never-begins")?.severity == .caution)
    }

    /// Each reaches the other, so that neither has anything of its own but itself.
    @Test func `lives through branches of Drizzle 1_0 that follow one another in a circle`() async throws {
        let names = ["20260101120000_a", "20260102120000_b", "20260103120000_c"]
        let parents = [["\(FolderFixture.origin)"], ["a", "c"], ["a", "b"]]
        var files: [String: String] = [:]
        for (name, parents) in zip(names, parents) {
            files["\(name)/migration.sql"] = "SELECT 1;"
            files["\(name)/snapshot.json"] = FolderFixture.folderSnapshot(
                id: String(name.suffix(1)), after: parents)
        }
        let check = await (try FolderFixture(files)).check()
        #expect(check.branches.first?.sides.map(\.name) == ["20260102120000_b", "20260103120000_c"])
        #expect(check.branches.first?.sides.allSatisfy { $0.files.count == 1 } == true)
    }

    @Test func `takes a snapshot that names one parent twice for no branch`() async throws {
        let parents = [[FolderFixture.origin], ["a", "a"]]
        var files: [String: String] = [:]
        for (name, parents) in zip(["20260101120000_a", "20260102120000_b"], parents) {
            files["\(name)/migration.sql"] = "SELECT 1;"
            files["\(name)/snapshot.json"] = FolderFixture.folderSnapshot(
                id: String(name.suffix(1)), after: parents)
        }
        #expect(await (try FolderFixture(files)).check().branches == [])
    }

    /// Several forks may begin with one snapshot.
    @Test func `tells of branches in the same order each time`() async throws {
        let parents = ["a": [FolderFixture.origin], "b": ["x", "y", "z"], "c": ["x", "y", "z"]]
        var files: [String: String] = [:]
        for (id, parents) in parents {
            files["20260101120000_\(id)/migration.sql"] = "SELECT 1;"
            files["20260101120000_\(id)/snapshot.json"] = FolderFixture.folderSnapshot(id: id, after: parents)
        }
        #expect(await (try FolderFixture(files)).check().branches.map(\.parentID) == ["x", "y", "z"])
    }

    /// The last numbers that there are, where something may count on from them.
    @Test func `lives through numbers behind which there is none`() async throws {
        var files = FolderFixture.sound(["0000_a", "0001_b"])
        files["9223372036854775807_c.sql"] = "SELECT 1;"
        files["meta/_journal.json"] = FolderFixture.journal([
            .init(0, "0000_a", when: .max), .init(.max, "9223372036854775807_c", when: .max),
            .init(0, "0001_b", when: .min),
        ])
        let check = await (try FolderFixture(files)).check()
        #expect(check.finding("when-goes-back") != nil)
        #expect(check.branches.allSatisfy { $0.repair.isEmpty })
    }

    @Test(.timeLimit(.minutes(2))) func `lives through a hundred thousand statements in one file`()
        async throws
    {
        let sql = String(repeating: "COMMIT;\n", count: 100_000)
        let check = await (try FolderFixture(FolderFixture.sound(["0000_a"], sql: ["0000_a": sql]))).check()
        #expect(check.finding("own-transaction")?.places.last?.line == 100_000)
    }

    /// Drizzle sends what Node makes of the bytes, so lines and statements are those of that text.
    @Test(arguments: [
        ("COMMIT -- caf\u{E9}\n", 1), ("-- \u{E9}\u{E9}\u{E9}\nVACUUM \u{E9}", 2),
        ("SELECT 1;\n-- caf\u{E9} \u{E9}\u{E9}\nVACUUM", 3), ("\u{E9}", nil),
    ])
    func `finds the line of a statement in a file that is not UTF-8`(latin1: String, line: Int?) async throws
    {
        let fixture = try FolderFixture(FolderFixture.sound(["0000_a"]))
        let bytes = try #require(latin1.data(using: .isoLatin1))
        try bytes.write(to: URL(fileURLWithPath: fixture.path + "/0000_a.sql"))
        let check = await fixture.check()
        #expect(check.finding("file-not-utf8") != nil)
        let judged = check.finding("own-transaction") ?? check.finding("not-in-transaction")
        #expect(judged?.places.first?.line == line)
    }

    @Test(arguments: ["0000_a.sql", "meta/_journal.json", "meta/0000_snapshot.json"])
    func `waits for no named pipe, and says that it is one`(name: String) async throws {
        let fixture = try FolderFixture(FolderFixture.sound(["0000_a"]))
        try FileManager.default.removeItem(atPath: fixture.path + "/" + name)
        #expect(mkfifo(fixture.path + "/" + name, 0o600) == 0)
        let check = await fixture.check()
        #expect(
            check.findings.contains {
                $0.severity != .note && $0.sentence.contains("a named pipe, not a file")
            })
    }

    @Test(arguments: ["0000_a.sql", "meta/_journal.json", "meta/0000_snapshot.json"])
    func `says which file is a link out of the project, and of none inside`(name: String) async throws {
        let fixture = try FolderFixture(FolderFixture.sound(["0000_a"]))
        let path = fixture.path + "/" + name
        try FileManager.default.moveItem(atPath: path, toPath: fixture.path + "/meta/_kept")
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: fixture.path + "/meta/_kept")
        #expect(await fixture.check().finding("link-outside") == nil)
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc/passwd")
        let finding = try #require(await fixture.check().finding("link-outside"))
        #expect(finding.severity == .caution && finding.places.map(\.file) == [path])
        #expect(finding.sentence.hasSuffix("is a link to /etc/passwd, outside of the project."))
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
        "{\"id\": \"\\u00",
        "{\"version\": \"7\", \"id\": 7}", "\"", "nul", "{\"a\": 1e}", "{\"a\": 01}", "{\"id\": \"x\u{0}\"}",
    ])
    func `says of any text that it is no snapshot`(text: String) async throws {
        var files = FolderFixture.sound(["0000_a"])
        files["meta/0000_snapshot.json"] = text
        let check = await (try FolderFixture(files)).check()
        #expect(
            check.findings.first.map { ["snapshot-not-json", "snapshot-malformed"].contains($0.id) } == true)
    }
}

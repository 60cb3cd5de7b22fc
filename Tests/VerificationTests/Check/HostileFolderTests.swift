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

import Drizzle
import TestSupport
import Testing
import Verification

@Suite struct `A folder of snapshot format 9` {
    @Test func `with a base and differences is sound`() async throws {
        let check = try await check([
            ("20240101101112_a", base()), ("20240102101112_b", difference(after: "20240101101112_a")),
        ])
        #expect(check.findings == [])
    }

    @Test func `has one base`() async throws {
        let check = try await check([("20240101101112_a", base()), ("20240102101112_b", base())])
        let finding = try #require(check.findings.first { $0.id == "snapshot-two-bases" })
        #expect(finding.severity == .danger)
        #expect(finding.places.count == 2)
    }

    @Test func `without the base has nothing to start from`() async throws {
        let check = try await check([("20240102101112_b", difference(after: "20240101101112_a"))])
        #expect(check.findings.map(\.id) == ["snapshot-without-base", "snapshot-parent-missing"])
        #expect(check.findings.allSatisfy { $0.severity == .danger })
    }

    @Test(arguments: ["20200101101112_b", "20240101101112_0"])
    func `names a migration that sorts before the one it follows`(late: String) async throws {
        let check = try await check([
            ("20240101101112_a", base()), (late, difference(after: "20240101101112_a")),
        ])
        let finding = try #require(check.findings.first { $0.id == "snapshot-before-its-parent" })
        #expect(
            finding.sentence
                == "\(late) sorts before 20240101101112_a, which it follows: Drizzle may run it first, and Drizzle Kit stops."
        )
    }

    @Test func `beside one snapshot of format 8 wants that brought up`() async throws {
        let check = try await check([
            ("20240101101112_a", base()),
            (
                "20240102101112_b",
                #"{"version":"8","dialect":"postgres","id":"@id@","prevIds":["20240101101112_a"],"ddl":[],"renames":[]}"#
            ),
        ])
        #expect(check.findings.map(\.id) == ["snapshot-outdated"])
        #expect(check.findings[0].sentence.contains("until all have version 9"))
    }

    @Test func `of a newer format says so, and nothing of what it cannot know`() async throws {
        let check = try await check([
            ("20240101101112_a", base().replacing(#""version":"9""#, with: #""version":"10""#))
        ])
        #expect(check.findings.map(\.id) == ["snapshot-version"])
        #expect(check.findings[0].sentence.contains("version 10 is newer than raingauge knows"))
    }

    @Test func `conflicts where one branch writes what the other reads`() async throws {
        let branch = try await branch(
            print(writes: "s|tbl|public.people", reads: "n|sch|public"),
            print(writes: "s|col|public.people.age", reads: "s|tbl|public.people"))
        #expect(branch.isConflict)
        #expect(branch.footprintConflicts?.map(\.left.name) == ["alter_thing public.x"])
        #expect(branch.footprintConflicts?.map(\.rightTag) == ["20240103101112_right"])
    }

    @Test func `has no conflict where both only read, or share what they write`() async throws {
        let reading = try await branch(
            print(writes: "s|tbl|public.a", reads: "n|sch|public"),
            print(writes: "s|tbl|public.b", reads: "n|sch|public"))
        #expect(!reading.isConflict)
        let sharing = try await branch(
            print(writes: "s|uq|public.a.u", reads: "", shared: "s|uniqueness|public.a.id"),
            print(writes: "s|uq|public.a.v", reads: "", shared: "s|uniqueness|public.a.id"))
        #expect(!sharing.isConflict)
    }

    @Test func `lets one statement run twice when it says what it does`() async throws {
        let twice = print(writes: "s|tbl|public.a", reads: "", hash: #""abc""#)
        #expect(try await !branch(twice, twice).isConflict)
        let nameless = print(writes: "s|tbl|public.a", reads: "")
        #expect(try await branch(nameless, nameless).isConflict)
    }

    /// The one branch point of two sides with a statement each.
    private func branch(_ left: String, _ right: String) async throws -> BranchPoint {
        let check = try await check([
            ("20240101101112_a", base()),
            ("20240102101112_left", difference(after: "20240101101112_a", footprints: left)),
            ("20240103101112_right", difference(after: "20240101101112_a", footprints: right)),
        ])
        return try #require(check.branches.first)
    }

    private func check(_ snapshots: [(name: String, text: String)]) async throws -> Check {
        var files: [String: String] = [:]
        for (index, (name, text)) in snapshots.enumerated() {
            files["\(name)/migration.sql"] = "SELECT \(index);"
            files["\(name)/snapshot.json"] = text.replacing("@id@", with: name)
        }
        return await (try FolderFixture(files)).check()
    }

    private func base() -> String { writtenSnapshot("@id@") }

    private func difference(after parent: String, footprints: String...) -> String {
        writtenSnapshot("@id@", after: [parent], footprints: footprints)
    }

    private func print(writes: String, reads: String, shared: String = "", hash: String = "null") -> String {
        #"{"statementType":"alter_thing","statementTarget":["table","public","x"],"writes":["\#(writes)"],"reads":["\#(reads)"],"sharedWrites":["\#(shared)"],"sqlHash":\#(hash)}"#
    }
}

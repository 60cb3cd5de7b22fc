import Drizzle
import Testing
import Verification

@Suite struct `The check of a journal` {
    private let three = ["0000_a", "0001_b", "0002_c"]

    /// A sound folder of three with other entries in its journal.
    private func folder(_ entries: FolderFixture.Entry...) throws -> FolderFixture {
        var files = FolderFixture.sound(three)
        files["meta/_journal.json"] = FolderFixture.journal(entries)
        return try FolderFixture(files)
    }

    @Test func `finds nothing in a sound folder`() async throws {
        let check = await (try FolderFixture(FolderFixture.sound(three))).check()
        #expect(check.picture == [])
        #expect(check.isSound)
        #expect(check.summary == "sound")
        #expect(check.facts.migrationCount == 3)
        #expect(check.facts.leaves == ["0002"])
    }

    @Test func `finds an entry that is older than the one before it, and all behind it`() async throws {
        let folder = try folder(
            .init(0, "0000_a", when: 900_000_000_001_003), .init(1, "0001_b"), .init(2, "0002_c"))
        let finding = try #require(await folder.check().finding("when-goes-back"))
        #expect(finding.severity == .danger)
        #expect(finding.places.map(\.line) == [12, 19])
        #expect(finding.tags == ["0001_b", "0002_c"])
        #expect(finding.sentence.hasPrefix("0001_b and 0002_c are older than 0000_a before them"))
    }

    @Test func `names three of many, and the place of each`() async throws {
        let tags = ["0000_a", "0001_b", "0002_c", "0003_d", "0004_e"]
        var files = FolderFixture.sound(tags)
        files["meta/_journal.json"] = FolderFixture.journal(
            tags.enumerated().map { index, tag in
                .init(index, tag, when: 1_700_000_000_000 + Int64(index) * 1_000)
            })
        let finding = try #require(await (try FolderFixture(files)).check().finding("when-round"))
        #expect(finding.sentence.hasPrefix("0000_a, 0001_b, 0002_c and 2 more: `when` is a whole second"))
        #expect(finding.places.count == 5)
    }

    @Test func `finds two entries of one time`() async throws {
        let folder = try folder(
            .init(0, "0000_a"), .init(1, "0001_b", when: 1_700_002_000_021), .init(2, "0002_c"))
        let check = await folder.check()
        #expect(check.picture == ["when-twice danger _journal.json:12"])
        #expect(check.findings.first?.tags == ["0001_b", "0002_c"])
    }

    @Test func `finds a time in the future, and sees a date written as a number`() async throws {
        let folder = try folder(
            .init(0, "0000_a"), .init(1, "0001_b"), .init(2, "0002_c", when: 20_241_124_173_233))
        let finding = try #require(await folder.check().finding("when-in-future"))
        #expect(finding.line == 19)
        #expect(finding.remedy.contains("year, month and day"))
    }

    @Test(arguments: [(0, [String]()), (300_000, ["note"]), (300_001, ["danger"])])
    func `takes into account that clocks differ`(ahead: Int, severities: [String]) async throws {
        let when = FolderFixture.now.rawValue + Int64(ahead)
        let folder = try folder(.init(0, "0000_a"), .init(1, "0001_b"), .init(2, "0002_c", when: when))
        let found = await folder.check().findings.filter { $0.id == "when-in-future" }
        #expect(found.map(\.severity.rawValue) == severities)
    }

    @Test func `finds seconds where milliseconds belong`() async throws {
        let folder = try folder(
            .init(0, "0000_a", when: 1_700_000_001), .init(1, "0001_b"), .init(2, "0002_c"))
        #expect(await folder.check().picture == ["when-implausible caution _journal.json:5"])
    }

    @Test func `notes times that are whole seconds, and stays sound`() async throws {
        let folder = try folder(
            .init(0, "0000_a"), .init(1, "0001_b", when: 1_700_001_500_000), .init(2, "0002_c"))
        let check = await folder.check()
        #expect(check.picture == ["when-round note _journal.json:12"])
        #expect(check.isSound)
        #expect(check.summary == "sound, 1 note")
    }

    @Test func `finds numbers that are left out`() async throws {
        let folder = try folder(.init(0, "0000_a"), .init(1, "0001_b"), .init(5, "0002_c"))
        let check = await folder.check()
        #expect(
            check.picture == ["idx-gap note _journal.json:19", "tag-and-idx-differ note _journal.json:19"])
        #expect(check.findings.first?.sentence == "`idx` 2 to 4 are left out before 0002_c.")
    }

    @Test func `finds a number that comes twice`() async throws {
        let folder = try folder(.init(0, "0000_a"), .init(1, "0001_b"), .init(1, "0002_c"))
        let check = await folder.check()
        #expect(check.finding("idx-twice")?.places.map(\.line) == [12, 19])
        #expect(check.finding("idx-goes-back") == nil)
    }

    @Test func `finds the number that the next generate would take from somebody`() async throws {
        let folder = try folder(.init(0, "0000_a"), .init(1, "0001_b"), .init(1, "0002_c"))
        let finding = try #require(await folder.check().finding("next-number-taken"))
        #expect(finding.sentence.contains("takes the number 0002"))
        #expect(finding.sentence.contains("0002_snapshot.json"))
    }

    @Test func `finds entries and files that do not agree, either way`() async throws {
        var files = FolderFixture.sound(three)
        files["0001_b.sql"] = nil
        files["0009_left_over.sql"] = "SELECT 1;"
        let check = await (try FolderFixture(files)).check()
        #expect(
            check.picture == [
                "file-missing danger _journal.json:12", "stray-file caution 0009_left_over.sql",
            ])
    }

    @Test func `finds two files of one number`() async throws {
        var files = FolderFixture.sound(three)
        files["0001_other.sql"] = "SELECT 1;"
        let finding = try #require(await (try FolderFixture(files)).check().finding("number-twice"))
        #expect(finding.tags == ["0001_b", "0001_other"])
        #expect(finding.sentence.contains("the journal does not name 0001_other.sql"))
    }

    @Test func `takes one file that is named twice, and one that is missing, for no second file`()
        async throws
    {
        let twice = try folder(.init(0, "0000_a"), .init(1, "0001_b"), .init(2, "0001_b"))
        #expect(await twice.check().finding("number-twice") == nil)
        var files = FolderFixture.sound(["0000_a", "0001_b", "0001_c"])
        files["0001_c.sql"] = nil
        #expect(await (try FolderFixture(files)).check().finding("number-twice") == nil)
    }

    @Test func `leaves the next number to generate where only stray SQL has it`() async throws {
        var files = FolderFixture.sound(three)
        files["0003_left_over.sql"] = "SELECT 1;"
        #expect(await (try FolderFixture(files)).check().picture == ["stray-file caution 0003_left_over.sql"])
    }

    @Test func `quotes Drizzle Kit where an entry is not newer than the one before it`() async throws {
        let folder = try folder(.init(0, "0000_a", when: 2_007), .init(1, "0001_b", when: 1_007))
        let sentence = try #require(await folder.check().finding("when-goes-back")?.sentence)
        #expect(
            sentence.hasSuffix(
                "Drizzle Kit 0.31.11 warns: “0001_b (idx: 1, when: 1007) follows 0000_a (idx: 0, when: 2007) in the journal, but its timestamp is not greater.”"
            ))
    }

    @Test func `tells where a journal stops being JSON, and still looks at the rest`() async throws {
        var files = FolderFixture.sound(three)
        files["meta/_journal.json"] = FolderFixture.journal([.init(0, "0000_a"), .init(1, "0001_b")])
            .replacing("    },\n    {", with: "    }\n    {")
        files["0002_c.sql"] = "VACUUM;"
        let check = await (try FolderFixture(files)).check()
        let finding = try #require(check.finding("journal-not-json"))
        #expect(finding.line == 12)
        #expect(finding.places.first?.column == 5)
        #expect(check.finding("not-in-transaction")?.file.hasSuffix("0002_c.sql") == true)
    }

    @Test func `finds a merge conflict in the journal`() async throws {
        var files = FolderFixture.sound(three)
        files["meta/_journal.json"]?.replace("  ]\n}", with: "<<<<<<< HEAD\n=======\n>>>>>>> main\n  ]\n}")
        let check = await (try FolderFixture(files)).check()
        #expect(check.finding("journal-conflict-markers")?.line == 26)
    }
}

import Drizzle
import Foundation
import Testing

@Suite struct `A migration folder` {
    @Test func `that does not exist is missing`() throws {
        let folder = try TemporaryFolder()
        #expect(MigrationFolder.reading(folder.path + "/drizzle").layout == .missing)
    }

    @Test func `without anything in it is empty`() throws {
        let folder = try TemporaryFolder()
        #expect(MigrationFolder.reading(folder.path).layout == .empty)
        #expect(MigrationFolder.reading(folder.path).problems.isEmpty)
    }

    @Test func `with a journal lists its entries in the journal's order`() throws {
        let folder = try TemporaryFolder([
            "meta/_journal.json": journal([("0001_b", 20), ("0000_a", 10)]),
            "0000_a.sql": "SELECT 1;", "0001_b.sql": "SELECT 1;--> statement-breakpoint\nSELECT 2;",
        ])
        let read = MigrationFolder.reading(folder.path)
        #expect(read.layout == .journal(JournalHeader(version: "7", dialect: "postgresql")))
        #expect(read.migrations.map(\.tag) == ["0001_b", "0000_a"])
        #expect(read.migrations.map(\.when) == [20, 10])
        #expect(read.migrations.map(\.content?.statementCount) == [2, 1])
        #expect(read.problems.isEmpty)
    }

    @Test func `of Drizzle 1_0 lists its folders in the order of their names`() throws {
        let folder = try TemporaryFolder([
            "20260627101530_wet_owl/migration.sql": "SELECT 1;",
            "20260101000000_Calm/migration.sql": "SELECT 1;",
            "20260101000000_calm/migration.sql": "SELECT 1;",
            "notes/readme.txt": "no migration",
        ])
        let read = MigrationFolder.reading(folder.path)
        #expect(read.layout == .folders)
        #expect(
            read.migrations.map(\.tag) == [
                "20260101000000_calm", "20260101000000_Calm", "20260627101530_wet_owl",
            ])
        #expect(read.migrations.last?.when == 1_782_555_330_000)
    }

    @Test func `takes the last of two equal keys of its journal`() throws {
        let folder = try TemporaryFolder([
            "meta/_journal.json": """
            {"version":"7","entries":[{"tag":"old","when":null}],"dialect":"postgresql",
             "entries":[{"idx":0,"when":"soon","when":10,"tag":1,"tag":"0000_a","breakpoints":true}]}
            """,
            "0000_a.sql": "SELECT 1;",
        ])
        let read = MigrationFolder.reading(folder.path)
        #expect(read.migrations.map(\.tag) == ["0000_a"] && read.migrations.map(\.when) == [10])
        #expect(read.problems.isEmpty)
    }

    @Test func `names a file that no entry names`() throws {
        let folder = try TemporaryFolder([
            "meta/_journal.json": journal([("0000_a", 10)]), "0000_a.sql": "", "0000_b.sql": "",
        ])
        #expect(MigrationFolder.reading(folder.path).strayFiles == [folder.path + "/0000_b.sql"])
    }

    @Test func `says which entry has no file and keeps the others`() throws {
        let folder = try TemporaryFolder([
            "meta/_journal.json": journal([("0000_a", 10), ("0001_b", 20)]), "0001_b.sql": "SELECT 1",
        ])
        let read = MigrationFolder.reading(folder.path)
        #expect(read.migrations.map { $0.content != nil } == [false, true])
        #expect(read.problems.map(\.fact) == [.migrationFileMissing(tag: "0000_a")])
        #expect(read.problems.first?.stopsDrizzle == true)
        #expect(
            read.problems.first?.sentence
                == "_journal.json, line 2, column 1: the journal names 0000_a, but there is no 0000_a.sql.")
    }

    @Test func `half converted to Drizzle 1_0 shows both`() throws {
        let folder = try TemporaryFolder([
            "meta/_journal.json": journal([("0001_b", 20)]), "0001_b.sql": "",
            "20260101000000_a/migration.sql": "",
        ])
        let read = MigrationFolder.reading(folder.path)
        #expect(read.migrations.map(\.tag) == ["0001_b", "20260101000000_a"])
        #expect(read.problems.map(\.fact) == [.mixedLayouts])
    }

    @Test func `whose journal is lost says so`() throws {
        let folder = try TemporaryFolder(["0000_a.sql": "SELECT 1"])
        let read = MigrationFolder.reading(folder.path)
        #expect(read.problems.map(\.fact) == [.journalMissing])
        #expect(read.strayFiles == [folder.path + "/0000_a.sql"])
    }

    @Test func `with git's conflict markers has one problem and loses no file`() throws {
        let text = """
            {"version": "7", "dialect": "postgresql", "entries": [
              {"idx": 0, "when": 10, "tag": "0000_a", "breakpoints": true},
            <<<<<<< HEAD
              {"idx": 1, "when": 20, "tag": "0001_b", "breakpoints": true}
            =======
              {"idx": 1, "when": 30, "tag": "0001_c", "breakpoints": true}
            >>>>>>> theirs
            ]}
            """
        let folder = try TemporaryFolder([
            "meta/_journal.json": text, "0000_a.sql": "", "0001_b.sql": "", "0001_c.sql": "",
        ])
        let read = MigrationFolder.reading(folder.path)
        #expect(read.problems.map(\.fact) == [.conflictMarkers])
        #expect(read.problems.first?.place?.line == 3)
        #expect(read.migrations.map(\.tag) == ["0000_a", "0001_b", "0001_c"])
        #expect(read.migrations.map(\.when) == [10, nil, nil])
        #expect(read.strayFiles.isEmpty)
    }

    @Test(arguments: [
        (#"{"entries": [{"tag": 7, "when": 1}]}"#, "`tag` of entry 0 is a number, not a string."),
        (#"{"entries": [{"tag": "a", "when": true}]}"#, "`when` of entry 0 is a boolean, not a number."),
        (#"{"entries": [{"tag": "a"}]}"#, "`when` of entry 0 is missing."),
        (#"{"entries": [{"when": 1}]}"#, "`tag` of entry 0 is missing."),
        (#"{"entries": [[]]}"#, "entry 0 is an array, not an object."),
        (#"{"entries": {}}"#, "`entries` is an object, not an array."),
        (#"{"version": "7"}"#, "`entries` is missing."),
        (#"[]"#, "the journal is an array, not an object."),
        (#"{"entries": ["#, "the file ends where a value was expected."),
        (#"{"entries": [}"#, "this is not JSON, a value was expected."),
        (#"{'entries': []}"#, "this is not JSON, a property name in double quotes was expected."),
        ("", "the file ends where a value was expected."),
        ("this is not JSON", "this is not JSON, true or false was expected."),
    ])
    func `says what is wrong with its journal`(text: String, sentence: String) throws {
        let folder = try TemporaryFolder(["meta/_journal.json": text, "a.sql": "SELECT 1"])
        let problem = try #require(MigrationFolder.reading(folder.path).problems.first)
        #expect(problem.sentence.hasSuffix(sentence))
        #expect(!problem.remedy.isEmpty)
    }

    @Test func `reads a journal with carriage returns`() throws {
        let text = journal([("0000_a", 10)]).replacing("\n", with: "\r\n")
        let folder = try TemporaryFolder(["meta/_journal.json": text, "0000_a.sql": ""])
        let read = MigrationFolder.reading(folder.path)
        #expect(read.migrations.map(\.tag) == ["0000_a"])
        #expect(read.problems.isEmpty)
    }

    @Test func `says that Drizzle refuses a journal with a byte order mark, and reads it`() throws {
        let folder = try TemporaryFolder([
            "meta/_journal.json": "\u{FEFF}" + journal([("0000_a", 10)]), "0000_a.sql": "",
        ])
        let read = MigrationFolder.reading(folder.path)
        #expect(read.migrations.map(\.tag) == ["0000_a"])
        #expect(read.problems.map(\.fact) == [.byteOrderMark])
    }

    @Test func `of ten thousand entries is read whole`() throws {
        let entries = (0..<10_000).map { ("\($0)_x", $0) }
        let folder = try TemporaryFolder(["meta/_journal.json": journal(entries)])
        let read = MigrationFolder.reading(folder.path)
        #expect(read.migrations.count == 10_000)
        #expect(read.problems.count == 10_000)
        #expect(read.problems.last?.place?.line == 10_001)
    }

    private func journal(_ entries: [(String, Int)]) -> String {
        let lines = entries.enumerated().map { index, entry in
            #"{"idx":\#(index),"version":"7","when":\#(entry.1),"tag":"\#(entry.0)","breakpoints":true}"#
        }
        return #"{"version":"7","dialect":"postgresql","entries":["# + "\n"
            + lines.joined(separator: ",\n") + "\n]}"
    }
}

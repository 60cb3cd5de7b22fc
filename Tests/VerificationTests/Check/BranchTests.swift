import Catalog
import Drizzle
import SQL
import Testing
import Verification

@Suite struct `A branch point` {
    private let users = FolderFixture.table("users", "id")
    private let twoColumns = FolderFixture.table("users", "id", "email")
    private let posts = FolderFixture.table("posts", "id")

    /// 0000 and 0001 on main, and 0001 and 0002 of another branch behind them, as git merges them.
    private func merged(_ main: String, _ other: String) throws -> FolderFixture {
        let tags = ["0000_base", "0001_main", "0002_other"]
        var files = FolderFixture.sound(tags)
        files["meta/_journal.json"] = FolderFixture.journal([
            .init(0, tags[0]), .init(1, tags[1], when: 1_700_900_000_001),
            .init(1, tags[2], when: 1_700_800_000_001),
        ])
        files["meta/0000_snapshot.json"] = FolderFixture.snapshot(
            id: "base", after: FolderFixture.origin, tables: users)
        files["meta/0001_snapshot.json"] = FolderFixture.snapshot(id: "main", after: "base", tables: main)
        files["meta/0002_snapshot.json"] = FolderFixture.snapshot(id: "other", after: "base", tables: other)
        return try FolderFixture(files)
    }

    @Test func `tells what each side has, and that the order does not matter`() async throws {
        let check = await (try merged(twoColumns, "\(users),\(posts)")).check()
        let branch = try #require(check.branches.first)
        #expect(check.branches.count == 1)
        #expect(branch.parentName == "0000_snapshot.json")
        #expect(branch.sides.map(\.tags) == [["0001_main"], ["0002_other"]])
        #expect(branch.conflicts.isEmpty && branch.isCompared)
        #expect(branch.order == ["0001_main", "0002_other"])
        #expect(
            branch.explanation.contains(
                "No statement of one side depends on the other: every order gives the same schema."))
    }

    @Test func `shows the repair as a diff of the journal and the snapshot`() async throws {
        let folder = try merged(twoColumns, "\(users),\(posts)")
        let branch = try #require(await folder.check().branches.first)
        let diffs = branch.repair.map {
            $0.unifiedDiff(named: String($0.file.dropFirst(folder.path.count + 1)))
        }
        #expect(diffs.count == 2)
        #expect(
            diffs[0] == """
                --- meta/_journal.json
                +++ meta/_journal.json
                @@ -17,9 +17,9 @@
                       "breakpoints": true
                     },
                     {
                -      "idx": 1,
                +      "idx": 2,
                       "version": "7",
                -      "when": 1700800000001,
                +      "when": 1700900000002,
                       "tag": "0002_other",
                       "breakpoints": true
                     }

                """)
        #expect(diffs[1].contains("-  \"prevId\": \"base\",\n+  \"prevId\": \"main\",\n"))
        #expect(
            diffs[1].split(separator: "\n").count { $0.hasPrefix("+") } == 2, "it is linked, and nothing else"
        )
    }

    @Test func `becomes a sound folder when the repair is done`() async throws {
        let folder = try merged(twoColumns, "\(users),\(posts)")
        for change in try #require(await folder.check().branches.first).repair {
            try folder.write(change.after, to: String(change.file.dropFirst(folder.path.count + 1)))
        }
        #expect(await folder.check().picture == [])
    }

    @Test func `names the statements that conflict, and that no order works`() async throws {
        let other = FolderFixture.table("users", "id", "email")
        let branch = try #require(await (try merged(twoColumns, other)).check().branches.first)
        #expect(branch.conflicts.map(\.left.description) == ["add_column email on users"])
        #expect(branch.workingOrder == .impossible)
        #expect(branch.explanation.contains { $0.contains("No order works") })
    }

    @Test func `knows which side has to come first`() async throws {
        let branch = try #require(await (try merged(posts, twoColumns)).check().branches.first)
        #expect(branch.workingOrder == .rightFirst)
        #expect(branch.order == ["0002_other", "0001_main"])
        #expect(branch.explanation.contains { $0.contains("It works with side 2 first.") })
    }

    @Test func `ends where somebody went on from both sides`() async throws {
        // Numbered by seconds, so that every migration has a snapshot of its own.
        let tags = [
            "1700000000_base", "1700000001_main", "1700000002_more", "1700000003_other", "1700000004_after",
        ]
        var files = FolderFixture.sound(tags)
        files["meta/_journal.json"] = FolderFixture.journal(
            zip([0, 1, 2, 1, 2], tags).enumerated().map { number, entry in
                .init(entry.0, entry.1, when: 1_700_000_000_007 + Int64(number) * 1_000_007)
            })
        let (main, other, after) = (tags[2].prefix(10), tags[3].prefix(10), tags[4].prefix(10))
        files["meta/\(other)_snapshot.json"] = FolderFixture.snapshot(
            id: "other", after: "lost", tables: posts)
        files["meta/\(after)_snapshot.json"] = FolderFixture.snapshot(
            id: "after", after: "id-2", tables: users)
        files["meta/\(main)_snapshot.json"] = FolderFixture.snapshot(id: "id-2", after: "id-1", tables: users)
        let branch = try #require(await (try FolderFixture(files)).check().branches.first)
        #expect(branch.sides.map(\.tags) == [["1700000001_main", "1700000002_more"], ["1700000003_other"]])
        #expect(branch.isCompared && branch.conflicts.isEmpty)
    }

    /// As `JSON.stringify` writes it, which is the form that can be rebuilt.
    private func written(_ id: String, after parent: String, _ tables: [String: [String]]) -> String {
        let texts = tables.sorted { $0.key < $1.key }.map { name, columns in
            let parts = columns.map { column in
                """
                        "\(column)": {
                          "name": "\(column)",
                          "type": "text",
                          "primaryKey": false,
                          "notNull": false
                        }
                """
            }
            let empty = ["indexes", "foreignKeys", "compositePrimaryKeys", "uniqueConstraints"].map {
                "      \"\($0)\": {}"
            }
            return """
                    "public.\(name)": {
                      "name": "\(name)",
                      "schema": "",
                      "columns": {
                \(parts.joined(separator: ",\n"))
                      },
                \(empty.joined(separator: ",\n"))
                    }
                """
        }
        return FolderFixture.snapshot(
            id: id, after: parent, tables: "\n" + texts.joined(separator: ",\n") + "\n  ")
    }

    @Test func `says where a snapshot has a word that nobody knows`() async throws {
        let odd =
            #""t":{"name":"t","schema":"","columns":{},"indexes":{},"compositePrimaryKeys":{},"#
            + #""foreignKeys":{"f":{"name":"f","tableFrom":"t","tableTo":"t","columnsFrom":[],"columnsTo":[],"#
            + #""onDelete":"explode"}}}"#
        let check = await (try merged(twoColumns, odd)).check()
        let branch = try #require(check.branches.first)
        #expect(!branch.isCompared)
        let sentence = """
            Their snapshots cannot be compared, so nobody can say whether the order matters. 0002_snapshot.json, line 6, \
            column 198: one of "NO ACTION", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT" was expected.
            """
        #expect(branch.explanation.contains(sentence), "\(branch.explanation)")
    }

    @Test func `gives the later side's snapshot what the earlier side changed`() async throws {
        let folder = try merged("", "")
        try folder.write(
            written("base", after: FolderFixture.origin, ["users": ["id"]]), to: "meta/0000_snapshot.json")
        let main = ["users": ["id", "email"]]
        try folder.write(written("main", after: "base", main), to: "meta/0001_snapshot.json")
        let other = ["posts": ["id"], "users": ["id", "name"]]
        try folder.write(written("other", after: "base", other), to: "meta/0002_snapshot.json")
        let branch = try #require(await folder.check().branches.first)
        let change = try #require(branch.repair.last)
        #expect(change.file.hasSuffix("meta/0002_snapshot.json"))
        for change in branch.repair {
            try folder.write(change.after, to: String(change.file.dropFirst(folder.path.count + 1)))
        }
        #expect(await folder.check().picture == [])
        let recorded = try RecordedSchema.reading(folder.path + "/meta/0002_snapshot.json")
        #expect(recorded.previousIDs == ["main"] && recorded.id == "other")
        let columns = recorded.schema.tables.map {
            "\($0.name.name): \($0.columns.map(\.name).joined(separator: " "))"
        }
        #expect(columns.sorted() == ["posts: id", "users: id email name"])
        // What is left to do from one snapshot to the next is what the later side did.
        let before = SchemaEntities(try RecordedSchema.reading(folder.path + "/meta/0001_snapshot.json"))
        let statements = SchemaDifference(from: before, to: SchemaEntities(recorded)).statements
        #expect(statements.map(\.description).sorted() == ["add_column name on users", "create_table posts"])
    }

    @Test func `is seen in the journal alone when both sides wrote the same snapshot file`() async throws {
        let tags = ["0000_base", "0001_main", "0001_other"]
        var files = FolderFixture.sound(Array(tags.prefix(2)))
        files["meta/_journal.json"] = FolderFixture.journal([
            .init(0, tags[0]), .init(1, tags[1]), .init(1, tags[2], when: 1_700_900_000_001),
        ])
        files["0001_other.sql"] = "SELECT 2;"
        let check = await (try FolderFixture(files)).check()
        let branch = try #require(check.branches.first)
        #expect(branch.parentName == "0000_base")
        #expect(branch.sides.map(\.tags) == [["0001_main"], ["0001_other"]])
        #expect(!branch.isCompared)
        #expect(branch.repair.map(\.file).allSatisfy { $0.hasSuffix("_journal.json") })
    }
}

@Suite struct `A folder of Drizzle 1_0` {
    private let a = "20260101000001_a"
    private let b = "20260101000002_b"
    private let c = "20260101000003_c"

    private func entity(_ kind: String, _ more: String) -> String { "{\"entityType\":\"\(kind)\",\(more)}" }
    private func table(_ name: String) -> String {
        entity("tables", "\"name\":\"\(name)\",\"schema\":\"public\",\"isRlsEnabled\":false")
    }

    private func folder(_ snapshots: [String: String]) throws -> FolderFixture {
        var files: [String: String] = [:]
        for (name, snapshot) in snapshots {
            files["\(name)/snapshot.json"] = snapshot
            files["\(name)/migration.sql"] = "SELECT 1;"
        }
        return try FolderFixture(files)
    }

    private func snapshot(_ id: String, _ parents: [String], _ tables: String...) -> String {
        FolderFixture.folderSnapshot(id: id, after: parents, ddl: tables.map(table).joined(separator: ","))
    }

    @Test func `is sound when one follows the other`() async throws {
        let check = await
            (try folder([
                a: snapshot("a", [FolderFixture.origin]), b: snapshot("b", ["a"], "t"),
                c: snapshot("c", ["b"], "t", "u"),
            ])).check()
        #expect(check.picture == [])
        #expect(check.facts.leaves == [c])
    }

    @Test func `may have open ends that do not conflict`() async throws {
        let check = await
            (try folder([
                a: snapshot("a", [FolderFixture.origin]), b: snapshot("b", ["a"], "t"),
                c: snapshot("c", ["a"], "u"),
            ])).check()
        #expect(check.picture == ["open-leaves note snapshot.json"])
        #expect(check.isSound)
        #expect(check.facts.leaves == [b, c])
    }

    @Test func `may not have ends that conflict`() async throws {
        let check = await
            (try folder([
                a: snapshot("a", [FolderFixture.origin]), b: snapshot("b", ["a"], "t"),
                c: snapshot("c", ["a"], "t"),
            ])).check()
        #expect(check.picture == ["branch-conflict danger snapshot.json"])
        #expect(check.findings[0].sentence.contains("create_table t (\(b)) and create_table t (\(c))"))
    }

    @Test func `says that branches were merged`() async throws {
        let check = await
            (try folder([
                a: snapshot("a", [FolderFixture.origin]), b: snapshot("b", ["a"], "t"),
                c: snapshot("c", ["a"], "u"),
                "20260101000004_d": snapshot("d", ["b", "c"], "t", "u"),
            ])).check()
        #expect(check.picture == ["branch-merged note snapshot.json"])
    }

    @Test func `finds one second twice, a missing snapshot and a folder without SQL`() async throws {
        let fixture = try folder([
            a: snapshot("a", [FolderFixture.origin]), "20260101000001_b": snapshot("b", ["a"]),
        ])
        try fixture.write("SELECT 1;", to: "\(c)/migration.sql")
        try fixture.write(snapshot("d", ["b"]), to: "20260101000007_d/snapshot.json")
        let check = await fixture.check()
        #expect(check.picture.contains("timestamp-twice caution migration.sql"))
        #expect(check.finding("snapshot-missing")?.tags == [c])
        #expect(check.finding("file-missing")?.tags == ["20260101000007_d"])
    }

    @Test func `that holds what check of 0_x leaves behind is told so`() async throws {
        let fixture = try folder([a: snapshot("a", [FolderFixture.origin])])
        try fixture.write(FolderFixture.journal([]), to: "meta/_journal.json")
        let finding = try #require(await fixture.check().finding("two-layouts"))
        #expect(finding.severity == .danger && finding.places.count == 1)
        #expect(finding.sentence.contains("`drizzle-kit check` of 0.x leaves it"))
        #expect(finding.remedy.hasPrefix("Delete meta"))
    }

    @Test func `that is half converted is told from two layouts`() async throws {
        var files = FolderFixture.sound(["0000_a", "0001_b"])
        files["20231114221320_a/migration.sql"] = files["0000_a.sql"]
        let both = await (try FolderFixture(files)).check()
        #expect(both.picture.contains("two-layouts danger _journal.json"))
        files["0000_a.sql"] = nil
        files["20231114221320_a/snapshot.json"] = snapshot("id-0", [FolderFixture.origin])
        let half = await (try FolderFixture(files)).check()
        #expect(half.picture.first == "half-converted danger _journal.json")
        #expect(half.findings[0].sentence.contains("1 of 2 migrations has a folder, 0001_b still stands"))
        #expect(half.finding("file-missing") == nil)
    }
}

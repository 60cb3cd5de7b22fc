import Drizzle
import Testing
import Verification

@Suite struct `The status of a 0_x folder` {
    private let three = Situation.journal([
        Situation.entry("a", at: 10), Situation.entry("b", at: 20), Situation.entry("c", at: 30),
    ])

    @Test func `is in step when every entry has its row`() {
        let rows = [row(1, 10, "a"), row(2, 20, "b"), row(3, 30, "c")]
        let status = Situation.status(three, Situation.table(.journal, rows))
        #expect(status.picture == ["a applied", "b applied", "c applied"])
        #expect(status.isInStep)
        #expect(status.headline.text == "drizzle/ 3 migrations · 3 applied")
        #expect(!status.headline.isAlarming)
    }

    @Test func `shows what the next run will do`() {
        let status = Situation.status(three, Situation.table(.journal, [row(1, 10, "a")]))
        #expect(status.picture == ["a applied", "b pending, runs", "c pending, runs"])
        #expect(status.nextRun.migrations.map(\.tag) == ["b", "c"])
        #expect(!status.isInStep)
        #expect(!status.headline.isAlarming)
    }

    @Test func `says of 1_0 which of many would run in another order`() {
        let folder = Situation.journal([
            Situation.entry("a", at: 10_000), Situation.entry("c", at: 30_000),
            Situation.entry("b", at: 20_000), Situation.entry("d", at: 40_000),
        ])
        let status = Situation.status(folder, .absent(.standard))
        #expect(status.outlook == "Drizzle 1.0 after drizzle-kit up would run them in another order: b, c.")
    }

    @Test func `counts files as files`() {
        let folder = Situation.journal(
            [Situation.entry("a", at: 10)], strayFiles: ["/p/drizzle/b.sql", "/p/drizzle/c.sql"])
        let status = Situation.status(folder, Situation.table(.journal, [row(1, 10, "a")]))
        #expect(status.headline.summary == "drizzle/ 1 migration · 1 applied · 2 STRAY FILES")
    }

    @Test func `without a ledger has everything pending`() {
        let status = Situation.status(three, .absent(.standard))
        #expect(status.nextRun.migrations.count == 3)
        #expect(
            status.headline.text == "drizzle/ 3 migrations · 3 pending — "
                + "nothing applied yet, there is no drizzle.__drizzle_migrations")
    }

    @Test func `calls skipped what is not newer than the newest row`() {
        let status = Situation.status(three, Situation.table(.journal, [row(1, 10, "a"), row(2, 30, "c")]))
        #expect(status.picture == ["a applied", "b skipped", "c applied"])
        #expect(
            status.entry("b")?.sentence == "not newer than the newest applied (c): Drizzle will never run it")
        #expect(
            status.headline.text
                == "drizzle/ 3 migrations · 2 applied · 1 SKIPPED — Drizzle will never run b")
    }

    @Test func `says when a row without a file hides what is pending`() {
        let rows = [row(1, 10, "a"), row(2, 999, "by hand")]
        let status = Situation.status(three, Situation.table(.journal, rows))
        #expect(status.picture == ["a applied", "b skipped", "c skipped", "row 2 unknown"])
        #expect(
            status.entry("b")?.sentence
                == "not newer than the newest ledger row (1970-01-01 00:00, without a file): Drizzle will never run it"
        )
    }

    @Test func `skips the second of two entries with one time`() {
        let folder = Situation.journal([Situation.entry("a", at: 10), Situation.entry("b", at: 10)])
        let status = Situation.status(folder, Situation.table(.journal, [row(1, 10, "a")]))
        #expect(status.picture == ["a applied", "b skipped"])
        let turned = Situation.status(folder, Situation.table(.journal, [row(1, 10, "b")]))
        #expect(turned.picture == ["a skipped", "b applied"])
    }

    @Test func `warns of entries that only run together`() {
        let folder = Situation.journal([
            Situation.entry("a", at: 10), Situation.entry("c", at: 30), Situation.entry("b", at: 20),
            Situation.entry("d", at: 30),
        ])
        let status = Situation.status(folder, Situation.table(.journal, [row(1, 10, "a")]))
        #expect(status.nextRun.migrations.map(\.tag) == ["c", "b", "d"])
        #expect(
            status.nextRun.warnings == [
                .outOfOrder(tag: "b", behind: "c"), .sameTime(tag: "d", as: "c"),
            ])
    }

    @Test func `notices an edited file and tells a change of line endings apart`() {
        let rows = [row(1, 10, "other"), row(2, 20, "b", suffix: " crlf"), row(3, 30, "c")]
        let status = Situation.status(three, Situation.table(.journal, rows))
        #expect(status.picture == ["a edited", "b edited", "c applied"])
        #expect(status.entry("a")?.reason == .hashDiffers(file: "hash of a", ledger: "hash of other"))
        #expect(status.entry("b")?.reason == .onlyLineEndingsDiffer)
        #expect(status.headline.remark == "a changed after it was applied")
    }

    @Test func `finds a migration recorded under another time by its hash`() {
        let rows = [row(1, 10, "a"), row(2, 15, "b"), row(3, 30, "c")]
        let status = Situation.status(three, Situation.table(.journal, rows))
        #expect(status.picture == ["a applied", "b applied", "c applied"])
        #expect(status.entry("b")?.reason == .recordedAt(.at(15)))
    }

    @Test func `says that Drizzle runs a migration again that was stamped anew`() {
        let rows = [row(1, 10, "a"), row(2, 15, "b"), row(3, 17, "c")]
        let status = Situation.status(three, Situation.table(.journal, rows))
        #expect(status.picture == ["a applied", "b pending, runs again", "c pending, runs again"])
        #expect(
            status.entry("b")?.sentence
                == "recorded under another time (1970-01-01 00:00): Drizzle will run it again")
        #expect(status.headline.remark == "Drizzle will run b, c again")
    }

    @Test func `recognises rows written twice`() {
        let rows = [row(1, 10, "a"), row(2, 10, "a"), row(3, 20, "b"), row(4, 21, "b"), row(5, 30, "c")]
        let status = Situation.status(three, Situation.table(.journal, rows))
        #expect(
            status.picture == ["a applied", "b applied", "c applied", "row 2 duplicate", "row 4 duplicate"])
        #expect(status.entries.last?.reason == .repeats(tag: "b"))
    }

    @Test func `knows that a row without a time makes Drizzle run everything again`() {
        let rows = [row(1, 10, "a"), row(2, nil, "x"), row(3, 30, "c")]
        let status = Situation.status(three, Situation.table(.journal, rows))
        #expect(
            status.picture == [
                "a applied, runs again", "b pending, runs", "c applied, runs again", "row 2 unknown",
            ])
        #expect(status.nextRun.warnings.contains(.everythingPending(rowID: 2)))
        #expect(!status.isInStep)
    }

    @Test(arguments: [("20", ["c"]), ("19.5", ["b", "c"]), ("NaN", []), ("Infinity", [])])
    func `reads a numeric created_at as JavaScript does`(text: String, pending: [String]) {
        let rows = [LedgerRow(id: 1, hash: "x", createdAt: .other(text))]
        let status = Situation.status(three, Situation.table(.journal, rows))
        #expect(status.nextRun.migrations.map(\.tag) == pending)
        #expect(status.count(of: .skipped) == 3 - pending.count)
    }

    @Test func `stops Drizzle when a file is missing, and still says what was applied`() {
        let problem = FolderProblem(file: "/p/drizzle/meta/_journal.json", .migrationFileMissing(tag: "b"))
        let folder = Situation.journal(
            [
                Situation.entry("a", at: 10), Situation.entry("b", at: 20, isThere: false),
                Situation.entry("c", at: 30),
            ], problems: [problem])
        let status = Situation.status(folder, Situation.table(.journal, [row(1, 10, "a"), row(2, 20, "b")]))
        #expect(status.picture == ["a applied", "b missing file", "c pending, waits"])
        #expect(status.entry("b")?.row?.id == 2)
        #expect(status.nextRun.obstacle == .folder(problem))
        #expect(status.nextRun.migrations.isEmpty)
    }

    @Test func `lists files that no entry names`() {
        let folder = Situation.journal([Situation.entry("a", at: 10)], strayFiles: ["/p/drizzle/0001_x.sql"])
        let status = Situation.status(folder, Situation.table(.journal, [row(1, 10, "a")]))
        #expect(status.picture == ["a applied", "file stray file"])
        #expect(status.headline.remark == "Drizzle will never run 0001_x.sql")
        #expect(status.migrationCount == 1)
    }

    @Test func `warns of times that have not come yet`() {
        let future = Situation.now.rawValue + 300_001
        let folder = Situation.journal([Situation.entry("a", at: 10), Situation.entry("b", at: future)])
        let rows = [row(1, 10, "a"), row(2, future + 1, "x")]
        let status = Situation.status(folder, Situation.table(.journal, rows))
        #expect(
            status.nextRun.warnings == [
                .futureTime(tag: "b", UnixMilliseconds(rawValue: future)),
                .futureRow(rowID: 2, UnixMilliseconds(rawValue: future + 1)),
            ])
    }

    @Test func `says nothing of a time by which clocks may differ`() {
        let soon = Situation.now.rawValue + 300_000
        let folder = Situation.journal([Situation.entry("a", at: 10), Situation.entry("b", at: soon)])
        let rows = [row(1, 10, "a"), row(2, soon, "x")]
        let status = Situation.status(folder, Situation.table(.journal, rows))
        #expect(status.nextRun.warnings == [])
    }

    @Test func `does not guess when the ledger cannot be read`() {
        let refusal = Ledger.Refusal.noPrivilege(message: "permission denied for schema drizzle")
        let status = Situation.status(three, .unreadable(.standard, refusal))
        #expect(status.picture == ["a undecided", "b undecided", "c undecided"])
        #expect(status.nextRun.obstacle == .ledgerUnreadable(.standard, refusal))
        #expect(
            status.headline.text == "drizzle/ 3 migrations · 3 UNDECIDED — The ledger "
                + "drizzle.__drizzle_migrations cannot be read: permission denied for schema drizzle")
    }

    @Test func `says where another ledger is`() {
        let found = LedgerLocation(schema: "public", table: "__drizzle_migrations")
        let status = Situation.status(three, .elsewhere(.standard, found: [found]))
        #expect(status.nextRun.warnings == [.ledgerElsewhere(configured: .standard, found: [found])])
        #expect(
            status.headline.remark?.hasPrefix("There is no drizzle.__drizzle_migrations, but public.") == true
        )
        let both = Situation.status(three, Situation.table(.journal, [], others: [found]))
        #expect(both.nextRun.warnings == [.severalLedgers([.standard, found])])
    }

    @Test func `warns when Drizzle 1_0 has upgraded the ledger`() {
        let rows = [Situation.row(1, at: 10, hash: "hash of a", name: "19700101000000_a")]
        let status = Situation.status(three, Situation.table(.folders, rows))
        #expect(status.picture == ["a applied", "b pending, runs", "c pending, runs"])
        #expect(status.nextRun.warnings == [.ledgerIsNewer])
    }

    @Test func `recognises applied files by their hash when the journal is broken`() {
        let problem = FolderProblem(file: "/p/drizzle/meta/_journal.json", .conflictMarkers)
        let file = Migration(
            tag: "b", origin: .fileOnly, file: "/p/b.sql",
            content: Migration.Content(hash: "hash of b", statementCount: 1, byteCount: 1), snapshotFile: "")
        let other = Migration(
            tag: "c", origin: .fileOnly, file: "/p/c.sql",
            content: Migration.Content(hash: "hash of c", statementCount: 1, byteCount: 1), snapshotFile: "")
        let folder = Situation.journal([Situation.entry("a", at: 10), file, other], problems: [problem])
        let status = Situation.status(folder, Situation.table(.journal, [row(1, 10, "a"), row(2, 20, "b")]))
        #expect(status.picture == ["a applied", "b applied", "c stray file"])
        #expect(status.entry("c")?.reason == .journalUnreadable)
        #expect(status.nextRun.obstacle == .folder(problem))
    }

    @Test func `of a missing folder still shows the ledger`() {
        let folder = MigrationFolder(path: "/p/drizzle", layout: .missing, migrations: [])
        let status = Situation.status(folder, Situation.table(.journal, [row(1, 10, "a")]))
        #expect(status.picture == ["row 1 unknown"])
        #expect(status.nextRun.obstacle == .folderMissing("/p/drizzle"))
    }

    private func row(_ id: Int64, _ when: Int64?, _ tag: String, suffix: String = "") -> LedgerRow {
        Situation.row(id, at: when, hash: "hash of \(tag)\(suffix)")
    }
}

import Drizzle
import SQL
import Verification

@testable import Browser

extension Shop {
    /// The tags of the migrations, a day apart; the quiet one was generated on another branch.
    private static let tags = [
        "0000_calm_talos", "0001_curly_rattler", "0002_bright_harpoon", "0003_fancy_silk_fever",
        "0004_quiet_hulk", "0005_wet_bishop", "0006_nice_vision", "0007_strong_raven",
    ]

    static let folder = folder(tags)

    static func folder(_ tags: [String], problems: [FolderProblem] = []) -> MigrationFolder {
        MigrationFolder(
            path: "/home/ada/shop/drizzle",
            layout: .journal(JournalHeader(version: "7", dialect: "postgresql")),
            migrations: tags.enumerated().map(migration), problems: problems)
    }

    static let ledger = Ledger.table(
        LedgerTable(location: .standard, era: .journal, rows: [0, 1, 2, 3, 5].map(row) + [stranger]))

    /// One of every kind: applied, skipped, edited, pending, unknown.
    static let status = MigrationStatus(folder: folder, ledger: ledger, now: noon)
    static let statusInStep = MigrationStatus(
        folder: folder(Array(tags.prefix(4))),
        ledger: .table(LedgerTable(location: .standard, era: .journal, rows: (0..<4).map(row))), now: noon)
    static let statusOfEmptyDatabase = MigrationStatus(folder: folder, ledger: .absent(.standard), now: noon)
    static let statusWithoutPrivilege = MigrationStatus(
        folder: folder,
        ledger: .unreadable(.standard, .noPrivilege(message: "permission denied for schema drizzle")),
        now: noon)

    static let text = MigrationText(
        path: "/home/ada/shop/drizzle/0006_nice_vision.sql", text: sql, tokens: tokens,
        byteCount: ByteCount(sql.utf8.count),
        isCut: false)

    private static let sql = """
        ALTER TABLE "orders" ADD COLUMN "region" text NOT NULL;
        --> statement-breakpoint
        CREATE INDEX "orders_region_idx" ON "orders" USING btree ("region");

        """

    /// Only the words that the test looks at; a real file is scanned by PostgreSQL's own scanner.
    private static let tokens = [
        SQLToken(.keyword, 0..<5), SQLToken(.keyword, 6..<11), SQLToken(.identifier, 12..<20),
        SQLToken(.comment, 56..<80),
    ]

    private static let noon: UnixMilliseconds = 1_786_276_800_000
    private static let day: Int64 = 86_400_000

    /// The fourth was generated before the third; everything else in order.
    private static func time(of index: Int) -> UnixMilliseconds {
        UnixMilliseconds(
            rawValue: 1_785_578_400_000 + day * Int64(index == 4 ? 2 : index) + (index == 4 ? 3_600_000 : 0))
    }

    private static func migration(_ index: Int, _ tag: String) -> Migration {
        Migration(
            tag: tag,
            origin: .journal(
                JournalEntry(index: index, tag: tag, when: time(of: index), breakpoints: true, version: "7")),
            file: "/home/ada/shop/drizzle/\(tag).sql",
            content: Migration.Content(
                hash: hash(index), statementCount: index % 4 + 1, byteCount: 140 * (index + 1)),
            snapshotFile: "/home/ada/shop/drizzle/meta/000\(index)_snapshot.json")
    }

    /// The hash of the sixth is that of another text.
    private static func row(_ index: Int) -> LedgerRow {
        LedgerRow(
            id: Int64(index + 1), hash: index == 5 ? hash(99) : hash(index), createdAt: .at(time(of: index)))
    }

    private static let stranger = LedgerRow(
        id: 7, hash: hash(42),
        createdAt: .at(UnixMilliseconds(rawValue: 1_785_578_400_000 + day * 5 + 60_000)))

    private static func hash(_ index: Int) -> String {
        String((0..<32).map { index * 37 + $0 * 11 }.flatMap { hex($0 % 256) })
    }

    private static func hex(_ byte: Int) -> String {
        String(byte / 16, radix: 16) + String(byte % 16, radix: 16)
    }
}

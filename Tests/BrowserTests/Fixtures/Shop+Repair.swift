import Drizzle
import Verification

@testable import Browser

extension Shop {
    /// A journal as Drizzle Kit writes it, with a line for every entry of ``folder``.
    static let repairMaterial: RepairMaterial = {
        let entries = folder.migrations.compactMap { migration -> JournalEntry? in
            if case .journal(let entry) = migration.origin { entry } else { nil }
        }
        let lines = entries.map { entry in
            "    { \"idx\": \(entry.index ?? 0), \"when\": \(entry.when?.rawValue ?? 0), \"tag\": \"\(entry.tag)\" }"
        }
        let text = "{ \"version\": \"7\", \"entries\": [\n" + lines.joined(separator: ",\n") + "\n] }"
        let migrations = zip(folder.migrations, entries).enumerated().map { index, pair in
            let (migration, entry) = pair
            return Migration(
                tag: migration.tag,
                origin: .journal(
                    JournalEntry(
                        index: entry.index, tag: entry.tag, when: entry.when, breakpoints: true, version: "7",
                        line: index + 2)),
                file: migration.file, content: migration.content, snapshotFile: migration.snapshotFile)
        }
        let numbered = MigrationFolder(path: folder.path, layout: folder.layout, migrations: migrations)
        return RepairMaterial(
            status: MigrationStatus(folder: numbered, ledger: ledger, now: 1_786_276_800_000),
            now: 1_786_276_800_000,
            journal: .success(SourceFile(path: folder.journalFile, bytes: Array(text.utf8))))
    }()

    /// Another database, in which only the first two are applied.
    static let otherStatus = MigrationStatus(
        folder: folder,
        ledger: .table(
            LedgerTable(location: .standard, era: .journal, rows: Array(ledger.rows.prefix(2)))),
        now: 1_786_276_800_000)
}

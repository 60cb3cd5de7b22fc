import Drizzle
import Verification

/// Builds small situations: migrations and ledger rows in one line each.
enum Situation {
    static let now: UnixMilliseconds = 1_000_000_000

    static func entry(_ tag: String, at when: Int64, hash: String? = nil, isThere: Bool = true) -> Migration {
        let when = UnixMilliseconds(rawValue: when)
        return Migration(
            tag: tag, origin: .journal(JournalEntry(index: nil, tag: tag, when: when)), file: "/p/\(tag).sql",
            content: isThere ? content(hash ?? "hash of \(tag)") : nil, snapshotFile: "/p/meta/\(tag).json")
    }

    static func folder(_ name: String, hash: String? = nil) -> Migration {
        Migration(
            tag: name, origin: .folder(UnixMilliseconds(folderName: name)), file: "/p/\(name)/migration.sql",
            content: content(hash ?? "hash of \(name)"), snapshotFile: "/p/\(name)/snapshot.json")
    }

    static func row(_ id: Int64, at when: Int64?, hash: String, name: String? = nil) -> LedgerRow {
        let createdAt = when.map { LedgerRow.CreatedAt.at(UnixMilliseconds(rawValue: $0)) } ?? .null
        return LedgerRow(id: id, hash: hash, createdAt: createdAt, name: name)
    }

    static func journal(
        _ migrations: [Migration], strayFiles: [String] = [], problems: [FolderProblem] = []
    ) -> MigrationFolder {
        MigrationFolder(
            path: "/p/drizzle", layout: .journal(JournalHeader(version: "7", dialect: "postgresql")),
            migrations: migrations, strayFiles: strayFiles, problems: problems)
    }

    static func folders(_ migrations: [Migration]) -> MigrationFolder {
        MigrationFolder(path: "/p/drizzle", layout: .folders, migrations: migrations)
    }

    static func table(_ era: Era, _ rows: [LedgerRow], others: [LedgerLocation] = []) -> Ledger {
        .table(LedgerTable(location: .standard, era: era, rows: rows, others: others))
    }

    static func status(_ folder: MigrationFolder, _ ledger: Ledger) -> MigrationStatus {
        MigrationStatus(folder: folder, ledger: ledger, now: now)
    }

    private static func content(_ hash: String) -> Migration.Content {
        Migration.Content(
            hash: hash, lineEndingHashes: [hash + " crlf"], statementCount: 1, byteCount: 1)
    }
}

extension MigrationStatus {
    /// One word a line, such as `0000_a applied`.
    var picture: [String] {
        entries.map { entry in
            let name = entry.migration?.tag ?? entry.row.map { "row \($0.id ?? 0)" } ?? "file"
            return "\(name) \(entry.state.word)" + (entry.next == .nothing ? "" : ", \(entry.next.rawValue)")
        }
    }

    func entry(_ tag: String) -> StatusEntry? { entries.first { $0.migration?.tag == tag } }
}

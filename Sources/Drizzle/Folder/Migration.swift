/// One migration as the files have it: a journal entry with its SQL file, or a folder of Drizzle 1.0.
///
/// The text itself stays on disk, as a file may be 50 MB; ``Content`` is what reading it once found out.
package struct Migration: Equatable, Sendable {
    /// The file name without `.sql` (0.x), or the folder's name (1.0).
    package let tag: String
    /// What names the migration: the journal, a folder, or nothing but the file itself.
    package let origin: Origin
    /// The SQL file, whether it is there or not.
    package let file: String
    /// What the SQL file holds; `nil` when it is missing or cannot be read.
    package let content: Content?
    /// The snapshot that belongs to it by name; reading it is up to ``Snapshot``, and it may not exist.
    package let snapshotFile: String
    /// Whether that snapshot is there.
    package let hasSnapshot: Bool

    package init(
        tag: String, origin: Origin, file: String, content: Content?, snapshotFile: String,
        hasSnapshot: Bool = true
    ) {
        self.tag = tag
        self.origin = origin
        self.file = file
        self.content = content
        self.snapshotFile = snapshotFile
        self.hasSnapshot = hasSnapshot
    }

    /// What Drizzle writes to `created_at`; `nil` where nothing says it (a broken journal, a folder without digits).
    package var when: UnixMilliseconds? {
        switch origin {
        case .journal(let entry): entry.when
        case .folder(let when): when
        case .fileOnly: nil
        }
    }

    /// Whether a person means it: by its tag, or by its number, such as `0003` or `3`.
    package func isNamed(_ name: String) -> Bool {
        if tag == name { return true }
        let number = tag.prefix { $0 != "_" }
        return number == name || (Int(name) != nil && Int(number) == Int(name))
    }

    /// Where the migration's name comes from.
    package enum Origin: Equatable, Sendable {
        /// An entry of `meta/_journal.json` (Drizzle 0.x).
        case journal(JournalEntry)
        /// A folder with a `migration.sql` (Drizzle 1.0), and the moment its first fourteen digits stand for.
        case folder(UnixMilliseconds?)
        /// An SQL file beside a journal that cannot be read to its end.
        case fileOnly
    }
}

extension Migration {
    /// What one pass over an SQL file finds out.
    package struct Content: Equatable, Sendable {
        /// SHA-256 of the text as Drizzle reads it, in lower-case hexadecimal.
        package let hash: String
        /// The hashes the same text has with other line endings or without its byte order mark.
        package let lineEndingHashes: [String]
        /// The number of chunks between `--> statement-breakpoint` markers; an empty file has one.
        package let statementCount: Int
        package let byteCount: Int
        /// False when some bytes are not UTF-8; Drizzle then reads them as U+FFFD and so do we.
        package let isUTF8: Bool

        package init(
            hash: String, lineEndingHashes: [String] = [], statementCount: Int, byteCount: Int,
            isUTF8: Bool = true
        ) {
            self.hash = hash
            self.lineEndingHashes = lineEndingHashes
            self.statementCount = statementCount
            self.byteCount = byteCount
            self.isUTF8 = isUTF8
        }

        /// Whether a ledger row with this hash was written from the same text but for line endings and byte order mark.
        package func differsOnlyInLineEndings(from other: String) -> Bool {
            hash != other && lineEndingHashes.contains(other)
        }
    }
}

/// One entry of `meta/_journal.json`.
package struct JournalEntry: Equatable, Sendable {
    /// `idx` as written; Drizzle runs entries in file order, whatever it says.
    package let index: Int?
    package let tag: String
    /// `nil` where the journal has none or something that is not a whole number.
    package let when: UnixMilliseconds?
    /// The same as JavaScript sees it, whole number or not.
    package let time: JournalTime
    /// Informational; the migrator splits at the marker either way.
    package let breakpoints: Bool?
    /// The snapshot version at the time, such as `7`.
    package let version: String?
    /// The line of the journal on which the entry begins, from 1.
    package let line: Int

    package init(
        index: Int?, tag: String, when: UnixMilliseconds?, time: JournalTime? = nil,
        breakpoints: Bool? = nil, version: String? = nil, line: Int = 1
    ) {
        self.index = index
        self.tag = tag
        self.when = when
        self.time = time ?? when.map { .number(Double($0.rawValue)) } ?? .absent
        self.breakpoints = breakpoints
        self.version = version
        self.line = line
    }
}

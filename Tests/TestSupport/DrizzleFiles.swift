import Foundation

/// A migrations folder as Drizzle's own reader sees it.
///
/// - Source: drizzle-orm/src/migrator.ts, `readMigrationFiles`, 0.45 and 1.0.0-rc.4.
struct DrizzleFiles {
    private let folder: String

    struct Migration {
        let tag: String
        let when: Int64
        /// Decoded as Node does it: a byte order mark stays, what is not UTF-8 becomes U+FFFD.
        let text: String
    }

    private struct Journal: Decodable { let entries: [Entry] }

    private struct Entry: Decodable {
        let tag: String
        let when: Int64
    }

    init(_ folder: String) { self.folder = folder }

    /// The journal's entries in its order; every one of them needs its file.
    func journal(first count: Int?) throws -> [Migration] {
        guard let data = FileManager.default.contents(atPath: "\(folder)/meta/_journal.json") else {
            throw DrizzleRefusal.journalMissing
        }
        guard let journal = try? JSONDecoder().decode(Journal.self, from: data) else {
            throw DrizzleRefusal.journalUnreadable
        }
        return try journal.entries.prefix(count ?? .max).map { entry in
            Migration(
                tag: entry.tag, when: entry.when, text: try text("\(entry.tag).sql", tag: entry.tag))
        }
    }

    /// The folders with a `migration.sql`, by name.
    func folders(first count: Int?) throws -> [Migration] {
        guard !FileManager.default.fileExists(atPath: "\(folder)/meta/_journal.json") else {
            throw DrizzleRefusal.oldFolders
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            FileManager.default.fileExists(atPath: "\(folder)/\($0)/migration.sql")
        }
        return try names.sorted().prefix(count ?? .max).map { name in
            Migration(
                tag: name, when: milliseconds(of: name), text: try text("\(name)/migration.sql", tag: name))
        }
    }

    private func text(_ path: String, tag: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: "\(folder)/\(path)") else {
            throw DrizzleRefusal.fileMissing(tag: tag)
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// UTC of the first fourteen digits.
    private func milliseconds(of name: String) -> Int64 {
        let digits = name.prefix(14).compactMap(\.wholeNumberValue)
        guard digits.count == 14 else { return 0 }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let components = DateComponents(
            year: number(0..<4), month: number(4..<6), day: number(6..<8), hour: number(8..<10),
            minute: number(10..<12), second: number(12..<14))
        return calendar.date(from: components).map { Int64($0.timeIntervalSince1970) * 1000 } ?? 0
    }
}

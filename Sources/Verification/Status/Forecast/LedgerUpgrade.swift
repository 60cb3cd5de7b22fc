import Drizzle

/// How Drizzle 1.0 finds the folder of each row that 0.x has written, when it gives the ledger its new columns.
///
/// - Source: drizzle-orm/src/up-migrations/utils.ts, `matchMigrations`, 1.0.0-rc.5, and recordings of it.
struct LedgerUpgrade {
    let folders: [FoldersMigrator.Folder]
    let rows: [LedgerRow]

    /// - Throws: ``Forecast/Stop/unmatchedRows(_:)`` when a row fits no folder.
    func names() throws(Forecast.Stop) -> Set<CodeUnits> { Set(try namesOfRows().map(CodeUnits.init)) }

    /// The name that each row gets, in the order of the rows.
    ///
    /// - Throws: ``Forecast/Stop/unmatchedRows(_:)`` when a row fits no folder.
    func namesOfRows() throws(Forecast.Stop) -> [String] {
        let bySecond = Dictionary(grouping: folders) { Second($0.name.folderMilliseconds) }
        // A later folder of the same text takes the place of an earlier one.
        let byHash = Dictionary(folders.compactMap { folder in folder.hash.map { ($0, folder) } }) { $1 }
        var names: [String] = []
        var unmatched: [Int64?] = []
        for row in rows {
            let candidates = bySecond[Second(row.createdAtInSeconds)] ?? []
            let match =
                switch candidates.count {
                case 0: row.hash.flatMap { byHash[$0] }
                case 1: candidates.first
                default: candidates.first { $0.hash != nil && $0.hash == row.hash }
                }
            if let match { names.append(match.name) } else { unmatched.append(row.id) }
        }
        guard unmatched.isEmpty else { throw .unmatchedRows(unmatched) }
        return names
    }

    /// By their times; those without one stay where they are.
    static func sorted(_ folders: [FoldersMigrator.Folder]) -> [FoldersMigrator.Folder] {
        folders.sorted { $0.name.folderMilliseconds < $1.name.folderMilliseconds }
    }

    /// A key of JavaScript's `Map`, in which NaN is equal to itself.
    private struct Second: Hashable {
        private let bits: UInt64

        init(_ milliseconds: Double) {
            bits = (milliseconds.isNaN ? Double.nan : milliseconds == 0 ? 0 : milliseconds).bitPattern
        }
    }
}

extension LedgerRow {
    /// With zeros for the last three characters, as a folder's name has no milliseconds.
    fileprivate var createdAtInSeconds: Double {
        JavaScript.number((createdAtText ?? "null").dropLast(3) + "000")
    }
}

extension String {
    /// What Drizzle 1.0 makes of the first fourteen characters of a folder's name; NaN where they are no time.
    ///
    /// - Source: drizzle-orm/src/migrator.utils.ts, `formatToMillis`: `parseInt` of four and then two characters at a time, and `Date.UTC`.
    var folderMilliseconds: Double {
        let letters = Array(unicodeScalars.prefix(14))
        let places = [0..<4, 4..<6, 6..<8, 8..<10, 10..<12, 12..<14]
        let parts = places.compactMap { place -> Int64? in
            place.lowerBound < letters.count
                ? Self.leadingNumber(letters[place.clamped(to: letters.indices)]) : nil
        }
        guard parts.count == places.count else { return .nan }
        // `Date.UTC` takes a year below 100 for one of the last century.
        let year = (0...99).contains(parts[0]) ? parts[0] + 1_900 : parts[0]
        return Double(UnixMilliseconds(utc: [year] + parts.dropFirst()).rawValue)
    }

    /// JavaScript's `parseInt(text, 10)`.
    private static func leadingNumber(_ letters: ArraySlice<Unicode.Scalar>) -> Int64? {
        var rest = letters.drop { $0.properties.isWhitespace }
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest = rest.dropFirst() }
        let digits = rest.prefix { ("0"..."9").contains($0) }
        return Int64(String(String.UnicodeScalarView(digits))).map { isNegative ? -$0 : $0 }
    }
}

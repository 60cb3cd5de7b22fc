/// What stands in front of a migration's name and orders it.
///
/// - Source: drizzle-kit/src/utils/words.ts, `prepareSnapshotFolderName`: `index`, `timestamp`, `supabase`, `unix`, `none`.
package struct TagPrefix: Equatable, Sendable {
    /// What stands before the first underscore; Drizzle Kit names the snapshot by it.
    package let text: String
    package let style: Style

    package enum Style: String, Equatable, Sendable, Encodable {
        /// Four digits or more, counted.
        case index
        /// Fourteen digits: year to second; `supabase` is the same.
        case timestamp
        /// Ten digits: seconds since 1970.
        case unix
        case none
    }

    package init(_ tag: String) {
        text = String(tag.prefix { $0 != "_" })
        let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        style =
            switch text.utf8.count {
            case _ where !isNumber: .none
            case 14: .timestamp
            case 10: .unix
            default: .index
            }
    }

    /// The counted number; `nil` for other styles.
    package var index: Int? { style == .index ? Int(text) : nil }
}

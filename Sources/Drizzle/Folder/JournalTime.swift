/// What stands in the journal as an entry's `when`, and what Drizzle makes of it.
///
/// Neither Drizzle Kit nor the migrator looks whether it is a whole number.
package enum JournalTime: Hashable, Sendable {
    case absent
    case null
    case number(Double)
    case bool(Bool)
    case text(String)
    /// An object or a list.
    case other

    /// As a number in a comparison.
    package var number: Double {
        switch self {
        case .absent, .other: .nan
        case .null: 0
        case .number(let number): number
        case .bool(let isTrue): isTrue ? 1 : 0
        case .text(let text): JavaScript.number(text)
        }
    }

    /// What Drizzle 0.45 sends for `created_at`: a text, NULL, or nothing between two commas.
    package var sent: SentValue {
        switch self {
        case .absent: .nothing
        case .null: .null
        case .number(let number): .text(JavaScript.text(number))
        case .bool(let isTrue): .text(isTrue ? "true" : "false")
        case .text(let text): .text(text)
        case .other: .text("{}")
        }
    }

    /// The milliseconds of `new Date(when || Date.now())`; `nil` for an invalid date.
    ///
    /// - Source: recordings of `drizzle-kit up` 1.0.0-rc.5 with 0, null, no `when`, texts and numbers out of range.
    package func milliseconds(now: UnixMilliseconds) -> UnixMilliseconds? {
        switch self {
        case .absent, .null, .bool(false), .text(""), .number(0): return now
        case .bool(true): return 1
        case .number(let number):
            guard abs(number) <= 8.64e15 else { return nil }
            return UnixMilliseconds(rawValue: Int64(number))
        case .text(let text): return UnixMilliseconds(isoDate: text)
        case .other: return nil
        }
    }
}

/// A value as it goes into a statement.
package enum SentValue: Hashable, Sendable {
    case text(String)
    case null
    /// JavaScript's `undefined`, of which Drizzle makes no SQL at all.
    case nothing
}

import Drizzle

/// An entry from the future.
///
/// Once it is applied, its time is the mark that every later migration has to pass, so everything generated until then is
/// skipped without a word.
struct TimeInFuture: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        material.entries.compactMap { _, entry in
            guard let when = entry.when, when > material.now else { return nil }
            return CheckFinding(
                "when-in-future", .danger, at: [material.place(of: entry)], .ahead(entry, when),
                remedy: .now(when))
        }
    }
}

extension String {
    fileprivate static func ahead(_ entry: JournalEntry, _ when: UnixMilliseconds) -> String {
        "\(entry.tag) says it is from \(when): once it is applied, Drizzle skips whatever is generated before that time."
    }

    fileprivate static func now(_ when: UnixMilliseconds) -> String {
        let digits = String(when.rawValue)
        let hint =
            digits.count == 14 && digits.hasPrefix("20")
            ? " The number looks like year, month and day written together; `when` counts milliseconds since 1970."
            : ""
        return
            "Set `when` to the time it was made, newer than the entry before it, before any database applies it."
            + hint
    }
}

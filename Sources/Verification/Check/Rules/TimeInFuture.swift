import Drizzle

/// An entry from the future.
///
/// Once it is applied, its time is the mark that every later migration has to pass, so everything generated until then is
/// skipped without a word. Up to five minutes are a note: so much the clocks of two machines may differ.
struct TimeInFuture: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        material.entries.compactMap { _, entry in
            guard let when = entry.when, when > material.now else { return nil }
            let place = material.place(of: entry)
            return when.isInFuture(at: material.now)
                ? CheckFinding(
                    "when-in-future", .danger, at: [place], .ahead(entry, when), remedy: .now(when))
                : CheckFinding("when-in-future", .note, at: [place], .soon(entry), remedy: .clocks)
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

    fileprivate static func soon(_ entry: JournalEntry) -> String {
        "\(entry.tag) was made less than five minutes after now, by the clock of this machine."
    }
    fileprivate static let clocks = "Set the clocks of both machines."
}

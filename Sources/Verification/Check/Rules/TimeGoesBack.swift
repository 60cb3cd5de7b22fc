import Drizzle

/// Entries whose `when` is older than that of an entry before them.
///
/// Drizzle 0.x asks for nothing but the newest `created_at` and runs what is newer. A database that got the earlier entry in
/// another run never gets these; one that gets all of them at once does.
///
/// - Source: drizzle-orm/src/pg-core/dialect.ts, `migrate`.
struct TimeGoesBack: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        var newest: JournalEntry?
        var late: [(newest: JournalEntry, skipped: [JournalEntry])] = []
        for (_, entry) in material.entries {
            guard let when = entry.when else { continue }
            guard let before = newest, let time = before.when, when < time else {
                if newest?.when.map({ when > $0 }) ?? true { newest = entry }
                continue
            }
            if late.last?.newest == before {
                late[late.count - 1].skipped.append(entry)
            } else {
                late.append((before, [entry]))
            }
        }
        return late.map { newest, skipped in
            CheckFinding(
                "when-goes-back", .danger, at: skipped.map { material.place(of: $0) },
                .older(skipped, than: newest) + material.kitWarning(of: skipped), remedy: .restamp(newest))
        }
    }
}

extension String {
    fileprivate static func older(_ skipped: [JournalEntry], than newest: JournalEntry) -> String {
        let (verb, them) = skipped.count == 1 ? ("is", "it") : ("are", "them")
        let times = [skipped.first?.when, newest.when].compactMap { $0?.description }.joined(
            separator: " against ")
        return
            "\(skipped.map(\.tag).listed) \(verb) older than \(newest.tag) before \(them) (\(times)): a database that has \(newest.tag) never gets \(them)."
    }

    fileprivate static func restamp(_ newest: JournalEntry) -> String {
        "Where no database has it yet, set its `when` behind \(newest.tag)'s; where one has, see `raingauge status` there first."
    }
}

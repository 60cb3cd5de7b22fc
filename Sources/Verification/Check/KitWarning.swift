import Drizzle

extension CheckMaterial {
    /// What Drizzle Kit itself says of the first of these entries whose time is not greater than that of the entry before
    /// it, in its words; empty where it says nothing.
    ///
    /// - Source: drizzle-kit 0.31.11, `check` and `generate`, on standard error, with exit status 0.
    func kitWarning(of entries: [JournalEntry]) -> String {
        let all = self.entries.map(\.entry)
        let pair = zip(all, all.dropFirst()).first { before, entry in
            guard let time = before.when, let when = entry.when else { return false }
            return entries.contains(entry) && when <= time
        }
        guard let (before, entry) = pair else { return "" }
        return
            " Drizzle Kit 0.31.11 warns: “\(entry.named) follows \(before.named) in the journal, but its timestamp is not greater.”"
    }
}

extension JournalEntry {
    fileprivate var named: String {
        let index = index.map(String.init) ?? "undefined"
        return "\(tag) (idx: \(index), when: \(when?.rawValue ?? 0))"
    }
}

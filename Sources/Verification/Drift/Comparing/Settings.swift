import Catalog

extension [Schema.Setting] {
    /// What is set differently, each with the word for it.
    func words(besides other: [Schema.Setting]) -> [String] {
        let mine = filter { !other.contains($0) }
        let theirs = other.filter { !contains($0) }
        return (mine + theirs).map(\.word).uniqued
    }

    /// What has to be said so that what is set otherwise is set like this.
    func clauses(from old: [Schema.Setting]) -> [String] {
        let kept = Set(map(\.word))
        return old.filter { !kept.contains($0.word) }.map(\.reset)
            + filter { !old.contains($0) }.map(\.clause)
    }
}

extension Schema.Setting {
    /// What of a table or column is set, such as `REPLICA IDENTITY`.
    fileprivate var word: String {
        let words = [
            "REPLICA IDENTITY", "CLUSTER", "ACCESS METHOD", "TABLESPACE", "STORAGE", "COMPRESSION",
            "STATISTICS",
        ]
        return words.first { reset.contains($0) } ?? (reset == "NOT OF" ? "OF" : "options")
    }
}

import Drizzle

/// Branches that only the journal tells: `idx` goes back to a number that is taken, because two sides counted on from the
/// same entry.
struct JournalForks {
    private let entries: [(migration: Migration, entry: JournalEntry)]

    init(_ folder: MigrationFolder) {
        entries = folder.migrations.compactMap { migration in
            guard case .journal(let entry) = migration.origin else { return nil }
            return (migration, entry)
        }
    }

    /// The entry that both sides count on from, and the migrations of each side.
    struct Fork {
        let base: Migration?
        let first: [Migration]
        let second: [Migration]
    }

    /// Those that do not overlap, and no more than anybody would look at.
    var forks: [Fork] {
        var forks: [Fork] = []
        var place = 1
        while place < entries.count, forks.count < Self.limit {
            if let index = entries[place].entry.index, let before = entries[place - 1].entry.index,
                index <= before,
                let fork = fork(at: place, index: index)
            {
                forks.append(fork)
                place += fork.second.count
            } else {
                place += 1
            }
        }
        return forks
    }

    private static let limit = 10

    private func fork(at place: Int, index: Int) -> Fork? {
        let start = entries[..<place].firstIndex { ($0.entry.index ?? -1) >= index } ?? place
        let first = entries[start..<place].map(\.migration)
        // The second side goes on for as long as it counts numbers that the first one used too.
        let used = Set(entries[start..<place].compactMap(\.entry.index))
        let second = entries[place...].prefix { used.contains($0.entry.index ?? -1) }.map(\.migration)
        guard !first.isEmpty, !second.isEmpty else { return nil }
        return Fork(base: start > 0 ? entries[start - 1].migration : nil, first: first, second: second)
    }
}

import Drizzle

/// The history that the snapshots of a journal tell, as `drizzle-kit up` wants it: one beginning, no gap, no child in front of its parent.
struct UpgradeHistory {
    private let entries: [FolderUpgrade.Planned]

    init(_ entries: [FolderUpgrade.Planned]) { self.entries = entries }

    func judge() throws(UpRefusal) {
        let known = entries.filter { $0.link != nil }
        let first = known.filter { $0.link?.hasNoParent ?? false }
        if first.count > 1 { throw .twoFirst(first[0].tag, first[1].tag) }
        let owners = Dictionary(known.map { ($0.link?.id ?? "", $0) }) { first, _ in first }
        // One snapshot that could not be looked at may be the parent of any.
        let isWhole = known.count == entries.count
        for entry in known {
            guard let link = entry.link, !link.hasNoParent else { continue }
            for id in link.previousIDs {
                guard let parent = owners[id] else {
                    if isWhole { throw .gap(tag: entry.tag, parent: id) }
                    continue
                }
                if !parent.name.standsBefore(entry.name) { throw .order(tag: entry.tag, parent: parent.tag) }
            }
        }
    }
}

extension SnapshotLink {
    /// `drizzle-kit pull` of 0.x writes an empty parent instead of the origin.
    fileprivate var hasNoParent: Bool { previousIDs.allSatisfy { $0 == Self.origin || $0.isEmpty } }
}

extension String {
    /// Both by code units and as a person sorts, as `up` wants a parent's folder to stand.
    fileprivate func standsBefore(_ other: String) -> Bool {
        utf16.lexicographicallyPrecedes(other.utf16) && LocaleOrder.areInIncreasingOrder(self, other)
    }
}

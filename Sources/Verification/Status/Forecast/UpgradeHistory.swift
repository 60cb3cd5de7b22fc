import Drizzle

/// The history that the snapshots of a journal tell, as `drizzle-kit up` wants it: one beginning, no gap, no child in front of its parent.
struct UpgradeHistory {
    private let entries: [FolderUpgrade.Planned]

    init(_ entries: [FolderUpgrade.Planned]) { self.entries = entries }

    /// Gaps are looked for in all of it before beginnings are counted: a folder that `pull` began has two of these.
    func judge() throws(UpRefusal) {
        let known = entries.filter { $0.link != nil }
            .sorted { LocaleOrder.areInIncreasingOrder($0.name, $1.name) }
        let owners = Dictionary(known.map { ($0.link?.id ?? "", $0) }) { first, _ in first }
        // One snapshot that could not be looked at may be the parent of any.
        if known.count == entries.count { try findGap(in: known, owners) }
        let first = known.filter { $0.link?.hasNoParent ?? false }
        if first.count > 1 { throw .twoFirst(first[0].tag, first[1].tag) }
        for entry in known {
            for parent in entry.parents.compactMap({ owners[$0] }) where !parent.name.standsBefore(entry.name)
            {
                throw .order(tag: entry.tag, parent: parent.tag)
            }
        }
    }

    private func findGap(
        in entries: [FolderUpgrade.Planned], _ owners: [String: FolderUpgrade.Planned]
    ) throws(UpRefusal) {
        for entry in entries {
            guard let missing = entry.parents.first(where: { owners[$0] == nil }) else { continue }
            throw .gap(tag: entry.tag, parent: missing)
        }
    }
}

extension FolderUpgrade.Planned {
    /// The ids that have to be there; none for a beginning.
    fileprivate var parents: [String] { link.map { $0.hasNoParent ? [] : $0.previousIDs } ?? [] }
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

package import Drizzle

/// The snapshots of a folder in the order of its migrations, and how they are linked.
package struct SnapshotChain: Equatable, Sendable {
    package let links: [Link]

    package struct Link: Equatable, Sendable {
        package let tag: String
        package let snapshot: SnapshotLink

        package init(tag: String, snapshot: SnapshotLink) { (self.tag, self.snapshot) = (tag, snapshot) }
    }

    /// Whether several may follow one, as Drizzle 1.0 lets them until it merges them.
    private let mayDivide: Bool

    package init(_ links: [Link], mayDivide: Bool = false) {
        (self.links, self.mayDivide) = (links, mayDivide)
    }

    /// A snapshot that should follow another one.
    package struct Relink: Equatable, Sendable {
        package let tag: String
        package let path: String
        package let previousID: String
        /// The snapshot that it is to follow.
        package let newTag: String
        package let newID: String
    }

    /// What makes one chain of it, or joins every part to the first: whoever shares its parent with an earlier one, or has none, follows the end of the earlier one's line.
    ///
    /// None when an id is there twice, since nothing then says which of the two is meant.
    package var relinks: [Relink] {
        let ids = links.map(\.snapshot.id)
        guard Set(ids).count == ids.count else { return [] }
        var parents: [String: String] = [:]
        var children: [String: String] = [:]
        var result: [Relink] = []
        for (index, link) in links.enumerated() {
            guard link.snapshot.previousIDs.count == 1, var parent = link.snapshot.previousIDs.first else {
                continue
            }
            let isKnown = parents[parent] != nil || (index == 0 && parent == SnapshotLink.origin)
            if index > 0, !isKnown || (children[parent] != nil && !mayDivide) {
                let start = isKnown ? parent : links[0].snapshot.id
                parent = Self.end(of: start, children)
                result.append(relink(link, to: parent))
            }
            parents[link.snapshot.id] = parent
            children[parent] = link.snapshot.id
        }
        return result
    }

    private func relink(_ link: Link, to id: String) -> Relink {
        let other = links.first { $0.snapshot.id == id }
        return Relink(
            tag: link.tag, path: link.snapshot.path, previousID: link.snapshot.previousIDs.first ?? "",
            newTag: other?.tag ?? "", newID: id)
    }

    private static func end(of id: String, _ children: [String: String]) -> String {
        var id = id
        while let next = children[id] { id = next }
        return id
    }
}

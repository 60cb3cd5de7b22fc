/// The snapshots of a folder of 1.0 and which of them lead to the state after one.
///
/// The state is the base, then each difference along the first parents; in front of a merge, whatever only its other
/// parents have, in the order of the folders' names.
struct DeltaChain {
    private let links: [String: SnapshotLink]

    /// - Complexity: The first 4 kB of every snapshot of the folder.
    init(besides path: String) {
        let folder = path.folder.folder
        let files = ProjectFiles()
        var links: [String: SnapshotLink] = [:]
        for entry in files.entries(of: folder) ?? [] where entry.isFolder {
            guard let link = SnapshotLink.reading("\(folder)/\(entry.name)/snapshot.json") else { continue }
            links[link.id] = link
        }
        self.links = links
    }

    /// The files whose differences make a state, the base first.
    ///
    /// - Parameters:
    ///   - path: The snapshot after which the state is wanted.
    ///   - others: Snapshots whose differences are wanted besides, such as those of another leaf.
    /// - Throws: ``SnapshotError/brokenChain(path:_:)``.
    func files(to path: String, and others: [String] = []) throws(SnapshotError) -> [String] {
        var order: [SnapshotLink] = []
        for link in try spine(to: path) {
            try append(link.previousIDs.dropFirst(), to: &order)
            order.append(link)
        }
        try append(others.compactMap { SnapshotLink.reading($0)?.id }, to: &order)
        return order.map(\.path)
    }

    /// From the base along the first parents.
    private func spine(to path: String) throws(SnapshotError) -> [SnapshotLink] {
        guard var link = SnapshotLink.reading(path) else {
            throw .brokenChain(path: path, .withoutBase)
        }
        var spine = [link]
        while let parent = link.previousIDs.first, parent != SnapshotLink.origin {
            guard let next = links[parent] else {
                throw .brokenChain(path: link.path, .missingParent(parent))
            }
            guard !spine.contains(where: { $0.id == next.id }) else {
                throw .brokenChain(path: link.path, .cycle)
            }
            spine.append(next)
            link = next
        }
        return spine.reversed()
    }

    /// What leads to these and is not there yet.
    private func append(
        _ ids: some Sequence<String>, to order: inout [SnapshotLink]
    ) throws(SnapshotError) {
        var known = Set(order.map(\.id))
        var missing: [SnapshotLink] = []
        var wanted = Array(ids)
        while let id = wanted.popLast() {
            guard id != SnapshotLink.origin, known.insert(id).inserted else { continue }
            guard let link = links[id] else {
                throw .brokenChain(path: order.last?.path ?? "", .missingParent(id))
            }
            missing.append(link)
            wanted += link.previousIDs
        }
        order += missing.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}

extension String {
    fileprivate var folder: String {
        split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    }
}

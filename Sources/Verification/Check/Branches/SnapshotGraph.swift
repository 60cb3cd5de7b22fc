import Drizzle

/// How snapshots follow one another, by the ids they name.
///
/// Links to a snapshot that is not there are kept: Drizzle looks for collisions among them too.
struct SnapshotGraph: Sendable {
    /// Snapshots that Drizzle Kit sees, whose header could be read and that are no copies, in the order of their names.
    let nodes: [SnapshotFile]
    private let byID: [String: [Int]]
    private let childrenOf: [String: [Int]]

    init(_ snapshots: [SnapshotFile], without copies: SnapshotCopies) {
        nodes = snapshots.filter {
            !$0.isIgnored && $0.header != nil && copies.original(of: $0.file) == nil
        }
        let headers = nodes.map(\.header)
        byID = Dictionary(grouping: nodes.indices) { headers[$0]?.id ?? "" }
        var children: [String: [Int]] = [:]
        for (index, header) in headers.enumerated() {
            // What `drizzle-kit pull` writes bears the id of the beginning and follows nothing.
            for parent in (header?.parents ?? []).uniqued where parent != header?.id && !parent.isEmpty {
                children[parent, default: []].append(index)
            }
        }
        childrenOf = children
    }

    /// Parents with several children, in the order of the first child.
    var forks: [(parent: String, children: [SnapshotFile])] {
        childrenOf.filter { $0.value.count > 1 }.sorted { ($0.value[0], $0.key) < ($1.value[0], $1.key) }
            .map { ($0.key, $0.value.map { nodes[$0] }) }
    }

    /// Ids that several snapshots bear.
    var duplicates: [(id: String, snapshots: [SnapshotFile])] {
        byID.filter { $0.value.count > 1 }.sorted { $0.value[0] < $1.value[0] }
            .map { ($0.key, $0.value.map { nodes[$0] }) }
    }

    /// Snapshots that nothing follows.
    var leaves: [SnapshotFile] { nodes.filter { childrenOf[$0.header?.id ?? ""] == nil } }

    func children(of snapshot: SnapshotFile) -> [SnapshotFile] {
        (childrenOf[snapshot.header?.id ?? ""] ?? []).map { nodes[$0] }
    }

    func snapshot(_ id: String) -> SnapshotFile? { byID[id].map { nodes[$0[0]] } }

    /// Whether a parent is there, or is the beginning.
    func isKnown(_ id: String) -> Bool { id == SnapshotFile.origin || byID[id] != nil }

    /// How people call a snapshot: its number or folder, or what is missing.
    func name(of id: String) -> String {
        snapshot(id)?.shortName
            ?? (id == SnapshotFile.origin ? "the beginning" : "a snapshot that is not there")
    }

    /// A snapshot and everything that follows it, in the order of names; each once, whatever circles there are.
    func descendants(of snapshot: SnapshotFile) -> [SnapshotFile] {
        var found: Set<String> = []
        var waiting = [snapshot]
        while let next = waiting.popLast() {
            guard found.insert(next.file).inserted else { continue }
            waiting += children(of: next)
        }
        return nodes.filter { found.contains($0.file) }
    }

    /// Snapshots that no chain from a beginning reaches, although what each follows is there.
    var unreachable: [SnapshotFile] {
        var reached: Set<String> = []
        var waiting = nodes.filter { node in
            guard let header = node.header else { return false }
            return header.id == SnapshotFile.origin || header.parents.isEmpty
                || header.parents.contains { $0 == SnapshotFile.origin || $0.isEmpty || byID[$0] == nil }
        }
        while let next = waiting.popLast() {
            if reached.insert(next.file).inserted { waiting += children(of: next) }
        }
        // What follows itself is another finding.
        return nodes.filter {
            !reached.contains($0.file) && !($0.header?.parents.contains($0.header?.id ?? "") ?? false)
        }
    }

    func leaves(of snapshot: SnapshotFile) -> [SnapshotFile] {
        descendants(of: snapshot).filter { children(of: $0).isEmpty }
    }
}

extension SnapshotFile {
    /// `0042_snapshot.json`, or the folder's name.
    var shortName: String { file.hasSuffix("/snapshot.json") ? key : file.fileName }
}

import Drizzle

/// Finds the branches of a folder, reading again only the snapshots where they begin and end.
struct BranchReading {
    let folder: MigrationFolder
    private let graph: SnapshotGraph
    private let tags: [String: [String]]

    init(folder: MigrationFolder, snapshots: [SnapshotFile]) {
        self.folder = folder
        graph = SnapshotGraph(snapshots)
        tags = Dictionary(grouping: folder.migrations, by: \.snapshotFile).mapValues { $0.map(\.tag) }
    }

    var branches: [BranchPoint] {
        let found = graph.forks.prefix(Self.limit).map {
            branch(from: $0.parent, Array($0.children.prefix(Self.limit)))
        }
        let known = Set(found.flatMap { $0.sides.flatMap(\.tags) })
        // A fork that the snapshots tell is told once.
        return found
            + JournalForks(folder).forks.filter { fork in fork.second.allSatisfy { !known.contains($0.tag) } }
            .map { branch($0) }
    }

    /// More branches, or more sides of one, nobody would look at; each costs reading whole snapshots.
    private static let limit = 12

    /// From the journal alone; compared when each side has a last snapshot of its own.
    private func branch(_ fork: JournalForks.Fork) -> BranchPoint {
        let sides = [fork.first, fork.second].map { migrations in
            BranchPoint.Side(
                name: migrations[0].tag, tags: migrations.map(\.tag),
                files: migrations.map(\.snapshotFile).filter { file in
                    graph.nodes.contains { $0.file == file }
                })
        }
        let isOwn = Set(sides[0].files).isDisjoint(with: sides[1].files)
        let conflicts = isOwn ? comparison(fork, sides) : nil
        return BranchPoint(
            parentID: fork.base.flatMap { base in
                graph.nodes.first { $0.file == base.snapshotFile }?.header?.id
            } ?? "",
            parentName: fork.base?.tag ?? graph.name(of: SnapshotFile.origin), sides: sides,
            conflicts: conflicts ?? [], isCompared: conflicts != nil, order: sides.flatMap(\.tags),
            repair: BranchRepair(folder: folder, graph: graph).changes(
                joining: isOwn ? sides : sides.map(\.withoutFiles)))
    }

    private func comparison(_ fork: JournalForks.Fork, _ sides: [BranchPoint.Side]) -> [BranchConflict]? {
        guard let base = fork.base, let start = SchemaEntities.reading(base.snapshotFile),
            let left = sides[0].files.last.flatMap(SchemaEntities.reading),
            let right = sides[1].files.last.flatMap(SchemaEntities.reading)
        else { return nil }
        return Commutativity.conflicts(
            SchemaDifference(from: start, to: left).statements, fork.first[fork.first.count - 1].tag,
            SchemaDifference(from: start, to: right).statements, fork.second[fork.second.count - 1].tag)
    }

    private func branch(from parent: String, _ children: [SnapshotFile]) -> BranchPoint {
        let files = children.map { graph.descendants(of: $0) }
        let shared = files.dropFirst().reduce(Set(files[0].map(\.file))) { $0.intersection($1.map(\.file)) }
        // What follows all sides belongs to none of them.
        let sides = zip(children, files).map { child, files in
            side(child, files.filter { !shared.contains($0.file) })
        }.sorted { place(of: $0) < place(of: $1) }
        let isMerged = isMerged(children)
        let comparison = isMerged ? [] : comparison(from: parent, children)
        let isJournal = folder.era == .journal
        let repair = isJournal ? BranchRepair(folder: folder, graph: graph).changes(joining: sides) : []
        return BranchPoint(
            parentID: parent, parentName: graph.name(of: parent), sides: sides, conflicts: comparison ?? [],
            isCompared: comparison != nil, isMerged: isMerged,
            order: isMerged ? [] : sides.flatMap(\.tags),
            repair: repair)
    }

    /// Whether all children end in the same snapshots.
    private func isMerged(_ children: [SnapshotFile]) -> Bool {
        let leaves = children.map { Set(graph.leaves(of: $0).map(\.file)) }
        return leaves.dropFirst().allSatisfy { !$0.isDisjoint(with: leaves[0]) }
    }

    private func side(_ first: SnapshotFile, _ snapshots: [SnapshotFile]) -> BranchPoint.Side {
        BranchPoint.Side(
            name: first.shortName, tags: snapshots.flatMap { tags[$0.file] ?? [] },
            files: snapshots.map(\.file))
    }

    /// Where Drizzle comes to the first migration of a side.
    private func place(of side: BranchPoint.Side) -> Int {
        folder.migrations.firstIndex { side.tags.contains($0.tag) } ?? .max
    }

    /// The statements of each pair of ends that conflict; `nil` when a snapshot cannot be read.
    private func comparison(from parent: String, _ children: [SnapshotFile]) -> [BranchConflict]? {
        let base: SchemaEntities
        if let snapshot = graph.snapshot(parent) {
            guard let read = SchemaEntities.reading(snapshot.file) else { return nil }
            base = read
        } else {
            base = SchemaEntities()
        }
        var statements: [String: [SchemaStatement]] = [:]
        for leaf in children.flatMap({ graph.leaves(of: $0) }) where statements[leaf.file] == nil {
            guard let end = SchemaEntities.reading(leaf.file) else { return nil }
            statements[leaf.file] = SchemaDifference(from: base, to: end).statements
        }
        return conflicts(children, statements)
    }

    private func conflicts(
        _ children: [SnapshotFile], _ statements: [String: [SchemaStatement]]
    ) -> [BranchConflict] {
        var found: [BranchConflict] = []
        for (index, left) in children.enumerated() {
            for right in children.dropFirst(index + 1) {
                let (leftEnds, rightEnds) = (graph.leaves(of: left), graph.leaves(of: right))
                // Ends that both reach were merged.
                guard Set(leftEnds.map(\.file)).isDisjoint(with: rightEnds.map(\.file)) else { continue }
                for leftEnd in leftEnds {
                    for rightEnd in rightEnds {
                        found += Commutativity.conflicts(
                            statements[leftEnd.file] ?? [], name(of: leftEnd),
                            statements[rightEnd.file] ?? [],
                            name(of: rightEnd))
                    }
                }
            }
        }
        return found
    }

    private func name(of snapshot: SnapshotFile) -> String { tags[snapshot.file]?.last ?? snapshot.shortName }
}

extension BranchPoint.Side {
    /// For sides that share a snapshot file, in which nothing can be linked.
    fileprivate var withoutFiles: BranchPoint.Side { BranchPoint.Side(name: name, tags: tags, files: []) }
}

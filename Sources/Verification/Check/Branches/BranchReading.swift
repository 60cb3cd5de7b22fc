import Drizzle

/// Finds the branches of a folder, reading again only the snapshots where they begin and end.
struct BranchReading {
    let folder: MigrationFolder
    private let graph: SnapshotGraph
    /// By the path of the snapshot.
    let tags: [String: [String]]

    init(folder: MigrationFolder, snapshots: [SnapshotFile], copies: SnapshotCopies) {
        self.folder = folder
        graph = SnapshotGraph(snapshots, without: copies)
        tags = Dictionary(grouping: folder.migrations, by: \.snapshotFile).mapValues { $0.map(\.tag) }
    }

    var branches: [BranchPoint] {
        let found = graph.forks.prefix(Self.limit).map {
            branch(from: $0.parent, Array($0.children.prefix(Self.limit)))
        }
        let known = Set(found.flatMap { $0.sides.flatMap(\.tags) })
        // A fork that the snapshots tell is told once.
        return found
            + JournalForks(folder).forks.compactMap(untangled).filter { fork in
                fork.second.allSatisfy { !known.contains($0.tag) }
            }.map { branch($0) }
    }

    /// Without what was made on top of the first side already: its number is taken twice, and it is no branch.
    private func untangled(_ fork: JournalForks.Fork) -> JournalForks.Fork? {
        let first = Set(fork.first.map(\.snapshotFile))
        let behind = graph.nodes.filter { first.contains($0.file) }.flatMap { graph.descendants(of: $0) }
        let files = Set(behind.map(\.file)).subtracting(first)
        let second = fork.second.prefix { !files.contains($0.snapshotFile) }
        return second.isEmpty
            ? nil : JournalForks.Fork(base: fork.base, first: fork.first, second: Array(second))
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
        let base = fork.base.flatMap { base in graph.nodes.first { $0.file == base.snapshotFile } }
        return branch(
            from: base?.header?.id ?? "", named: fork.base?.tag ?? graph.name(of: SnapshotFile.origin),
            isOwn ? sides : sides.map(\.withoutFiles)
        ) { () throws(SnapshotError) in isOwn ? try comparison(fork, sides) : nil }
    }

    /// Puts together what is known, with the order that works and the changes that make it so.
    private func branch(
        from parent: String, named name: String, _ sides: [BranchPoint.Side],
        _ comparison: () throws(SnapshotError) -> [BranchConflict]?
    ) -> BranchPoint {
        var (conflicts, obstacle): ([BranchConflict]?, SnapshotError?) = (nil, nil)
        do { conflicts = try comparison() } catch { obstacle = error }
        var branch = BranchPoint(
            parentID: parent, parentName: name, sides: sides, conflicts: conflicts ?? [],
            isCompared: conflicts != nil, obstacle: obstacle)
        if folder.era == .folders {
            // What cannot be read is told of otherwise.
            branch.footprintConflicts = try? footprintConflicts(sides)
        }
        branch.order = branch.orderThatWorks
        guard !branch.order.isEmpty else { return branch }
        guard folder.era == .journal else { return branch }
        branch.repair = BranchRepair(folder: folder, graph: graph).changes(
            joining: branch.sidesInOrder, from: parent)
        return branch
    }

    private func comparison(
        _ fork: JournalForks.Fork, _ sides: [BranchPoint.Side]
    ) throws(SnapshotError) -> [BranchConflict]? {
        guard let base = fork.base, let leftEnd = sides[0].files.last, let rightEnd = sides[1].files.last
        else {
            return nil
        }
        let start = try SchemaEntities.reading(base.snapshotFile)
        let (left, right) = (try SchemaEntities.reading(leftEnd), try SchemaEntities.reading(rightEnd))
        return Commutativity.conflicts(
            SchemaDifference(from: start, to: left).statements, fork.first[fork.first.count - 1].tag,
            SchemaDifference(from: start, to: right).statements, fork.second[fork.second.count - 1].tag)
    }

    private func branch(from parent: String, _ children: [SnapshotFile]) -> BranchPoint {
        let files = children.map { graph.descendants(of: $0) }
        let shared = files.dropFirst().reduce(Set(files[0].map(\.file))) { $0.intersection($1.map(\.file)) }
        // What follows all sides belongs to none of them, but each has its own beginning, also in a circle.
        let sides = zip(children, files).map { child, files in
            let own = files.filter { !shared.contains($0.file) || $0.file == child.file }
            return (child: child, side: side(child, own))
        }.sorted { place(of: $0.side) < place(of: $1.side) }
        guard !isMerged(children) else {
            return BranchPoint(
                parentID: parent, parentName: graph.name(of: parent), sides: sides.map(\.side), isMerged: true
            )
        }
        return branch(
            from: parent, named: graph.name(of: parent), sides.map(\.side)
        ) { () throws(SnapshotError) in try comparison(from: parent, sides.map(\.child)) }
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

    /// The statements of each pair of ends that conflict.
    private func comparison(
        from parent: String, _ children: [SnapshotFile]
    ) throws(SnapshotError) -> [BranchConflict] {
        let snapshot = graph.snapshot(parent)
        let base =
            try snapshot.map { snapshot throws(SnapshotError) in try SchemaEntities.reading(snapshot.file) }
            ?? SchemaEntities()
        var statements: [String: [SchemaStatement]] = [:]
        for leaf in children.flatMap({ graph.leaves(of: $0) }) where statements[leaf.file] == nil {
            let end = try SchemaEntities.reading(leaf.file)
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

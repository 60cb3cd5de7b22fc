import Drizzle

/// Two snapshots of a journal folder that follow the same one: two branches were merged.
///
/// Drizzle Kit 0.x calls it a collision and generates nothing until it is gone. Which migrations came from which side,
/// whether their order matters, and the repair are told by the ``BranchPoint``.
///
/// - Source: drizzle-kit/src/cli/commands/check.ts, grouping by `prevId`.
struct SnapshotCollisions: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        guard material.isJournal else { return [] }
        return material.graph.forks.map { fork in
            let children = fork.children
            let branch = material.branches.first { $0.parentID == fork.parent }
            return CheckFinding(
                "snapshot-collision", .danger,
                at: children.map {
                    CheckFinding.Place($0.file, line: $0.header?.parentLine, tag: branch?.tag(of: $0))
                },
                .collide(children.map(\.file.fileName), parent: material.graph.name(of: fork.parent)),
                remedy: branch?.advice ?? .rebuild)
        }
    }
}

extension String {
    fileprivate static func collide(_ files: [String], parent: String) -> String {
        "\(files.listed) all follow \(parent): two branches met here, and Drizzle Kit generates nothing until one follows the other."
            .replacing("all follow", with: files.count == 2 ? "both follow" : "all follow")
    }

    fileprivate static let rebuild =
        "Keep the side that was merged first; delete the other side's SQL, snapshot and journal entry, and generate it again."
}

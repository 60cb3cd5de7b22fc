import Drizzle

extension RepairPlanner {
    /// Points snapshots that share a parent, or have none, at the end of the line before them.
    func relink() throws(RepairObstacle) -> Draft {
        let relinks = material.chain.relinks
        guard !relinks.isEmpty else { throw .chainIsSound }
        var files: [FileEdit] = []
        for relink in relinks {
            guard let source = material.snapshots[relink.path],
                let after = SnapshotLinkText(source.bytes).linked(to: relink.newID)
            else { throw .snapshotUnreadable(path: relink.path) }
            files.append(FileEdit(before: source, after: after))
        }
        let pairs = relinks.map { "\($0.tag) after \($0.newTag)" }
        let isJournal = folder.era == .journal
        return Draft(
            sentence: "Links the snapshots\(isJournal ? " into one chain" : ""): \(pairs.inFull).",
            cautions: isJournal ? relinks.flatMap { cautions(on: $0) } : [], files: files)
    }

    /// A link alone changes nothing of what a snapshot says of the schema.
    private func cautions(on relink: SnapshotChain.Relink) -> [String] {
        guard let gap = material.gaps[relink.path] else {
            return [
                "See that the snapshot of \(relink.tag) has what \(relink.newTag) changed, or the next `drizzle-kit generate` writes those changes a second time."
            ]
        }
        let lacks =
            gap.lacks.isEmpty
            ? []
            : [
                "The snapshot of \(relink.tag) still lacks \(gap.lacks.listed) of \(relink.newTag): its contents must be made again, or the next `drizzle-kit generate` writes those changes a second time."
            ]
        guard !gap.hasTooMuch.isEmpty else { return lacks }
        return lacks + [
            "The snapshot of \(relink.tag) has \(gap.hasTooMuch.listed), which no migration makes: a database built from the files is without it, and `drizzle-kit generate` does not notice."
        ]
    }
}

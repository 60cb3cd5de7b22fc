import Drizzle

extension RepairPlanner {
    /// Points snapshots that share a parent, or have none, at the end of the line before them.
    func relink() throws(RepairObstacle) -> Draft {
        guard folder.era == .journal else { throw .onlyForJournals(.relink) }
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
        return Draft(
            sentence: "Links the snapshots into one chain: \(pairs.inFull).",
            cautions: relinks.map {
                "The snapshot of \($0.tag) still lacks what \($0.newTag) changed: its contents must be made again, or the next `drizzle-kit generate` writes those changes a second time."
            },
            files: files)
    }
}

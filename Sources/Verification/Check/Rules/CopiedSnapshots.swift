import Drizzle

/// A snapshot that is a copy of another migration's, as somebody makes one who writes a migration by hand.
///
/// The copy follows what its original follows, so Drizzle Kit 0.x sees two branches where there are none and generates
/// nothing; and what the copy's own migration changed is in no snapshot, so the next `generate` would write it again.
/// There is only one history: no SQL is too much.
///
/// - Source: drizzle-kit/src/cli/commands/check.ts, grouping by `prevId`.
struct CopiedSnapshots: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        material.snapshots.compactMap { copy in
            guard let original = material.copies.original(of: copy.file),
                let first = material.snapshots.first(where: { $0.file == original })
            else { return nil }
            let tag = material.folder.migrations.first { $0.snapshotFile == copy.file }?.tag
            let stops = material.isJournal && copy.header?.parents == first.header?.parents
            return CheckFinding(
                "snapshot-copied", stops ? .danger : .caution,
                at: [copy, first].map {
                    .init($0.file, line: $0.header?.idLine, tag: $0 == copy ? tag : nil)
                },
                .copied(copy.shortName, from: first.shortName, tag, stops: stops),
                remedy: remedy(copy, tag, in: material))
        }
    }

    /// What came after the copy may hold everything already.
    private func remedy(_ copy: SnapshotFile, _ tag: String?, in material: CheckMaterial) -> String {
        guard let tag else { return .delete }
        let tags = material.folder.migrations.map(\.snapshotFile)
        let place = tags.firstIndex(of: copy.file) ?? tags.count
        let later = material.graph.nodes.last { tags.firstIndex(of: $0.file) ?? -1 > place }
        return later.map { .later($0.shortName) } ?? .again(tag)
    }
}

extension String {
    fileprivate static func copied(
        _ copy: String, from original: String, _ tag: String?, stops: Bool
    ) -> String {
        let meaning = tag.map { " and says nothing about \($0)" } ?? ""
        let effect = stops ? ": Drizzle Kit takes the two for branches and generates nothing" : ""
        return "\(copy) is a copy of \(original)\(meaning)\(effect)."
    }
    fileprivate static let delete = "Delete the copy."
    fileprivate static func later(_ name: String) -> String {
        "Delete the copy; \(name), which came after it, holds the whole schema."
    }
    fileprivate static func again(_ tag: String) -> String {
        "Delete the copy, let `drizzle-kit generate` make the newest snapshot again, and put a comment in place of the SQL that comes with it: \(tag) makes those changes already."
    }
}

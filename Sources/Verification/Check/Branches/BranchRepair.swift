import Drizzle

/// Works out what makes one history of the sides of a fork in a journal folder, without touching anything.
///
/// The sides are put one behind the other in the order in which Drizzle comes to them: `idx` counts through, `when` grows,
/// and the first snapshot of a side follows the last one of the side before. What the earlier side changed is put into the
/// later side's snapshots too, as `generate` would otherwise write those changes again.
struct BranchRepair {
    let folder: MigrationFolder
    let graph: SnapshotGraph

    /// One change for each file that differs; none where a file cannot be read, or where a side has no migration.
    func changes(joining sides: [BranchPoint.Side]) -> [FileChange] {
        guard sides.allSatisfy({ !$0.tags.isEmpty }) else { return [] }
        return ([journalChange(sides)] + snapshotChanges(sides)).compactMap(\.self).filter {
            $0.before != $0.after
        }
    }

    private func journalChange(_ sides: [BranchPoint.Side]) -> FileChange? {
        guard let before = ProjectText.reading(folder.journalFile) else { return nil }
        let moved = Set(sides.flatMap(\.tags))
        let first = folder.migrations.firstIndex { moved.contains($0.tag) } ?? folder.migrations.count
        guard let after = JournalText(before)?.ordered(by: order(sides, from: first), from: first) else {
            return nil
        }
        return FileChange(file: folder.journalFile, before: before, after: after)
    }

    /// All tags of the journal: the sides one behind the other, in place of the first of them.
    private func order(_ sides: [BranchPoint.Side], from first: Int) -> [String] {
        let tags = folder.migrations.map(\.tag)
        let joined = sides.flatMap(\.tags)
        let moved = Set(joined)
        return tags[..<first] + joined + tags[first...].filter { !moved.contains($0) }
    }

    private func snapshotChanges(_ sides: [BranchPoint.Side]) -> [FileChange] {
        zip(sides, sides.dropFirst()).compactMap { earlier, later in
            guard let last = earlier.files.last, let first = later.files.first,
                let newParent = graph.nodes.first(where: { $0.file == last })?.header?.id,
                let oldParent = graph.nodes.first(where: { $0.file == first })?.header?.parents.first,
                let before = ProjectText.reading(first)
            else { return nil }
            return FileChange(
                file: first, before: before,
                after: before.replacingFirst("\"\(oldParent)\"", with: "\"\(newParent)\""))
        }
    }
}

extension String {
    fileprivate func replacingFirst(_ text: String, with other: String) -> String {
        guard let range = firstRange(of: text) else { return self }
        return replacingCharacters(in: range, with: other)
    }

    private func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}

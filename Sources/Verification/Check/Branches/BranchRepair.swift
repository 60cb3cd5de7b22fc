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
    func changes(joining sides: [BranchPoint.Side], from parent: String) -> [FileChange] {
        guard sides.allSatisfy({ !$0.tags.isEmpty }) else { return [] }
        return ([journalChange(sides)] + snapshotChanges(sides, from: parent)).compactMap(\.self).filter {
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
        return Array(tags[..<first]) + joined + tags[first...].filter { !moved.contains($0) }
    }

    /// Each side's snapshots on top of the side before it; only linked anew where they cannot be rebuilt.
    private func snapshotChanges(_ sides: [BranchPoint.Side], from parent: String) -> [FileChange] {
        guard let first = sides.first, var last = first.files.last else { return [] }
        var earlier = ProjectText.reading(last)
        let base = graph.snapshot(parent).flatMap { ProjectText.reading($0.file) }
        var changes: [FileChange] = []
        for side in sides.dropFirst() {
            let rebuild = base.flatMap { base in earlier.flatMap { SnapshotRebuild(from: base, onto: $0) } }
            for (number, file) in side.files.enumerated() {
                let newParent = number == 0 ? graph.header(of: last)?.id : nil
                guard let before = ProjectText.reading(file) else { continue }
                let after = rebuild?.rebuilt(before, parent: newParent) ?? relinked(before, file, newParent)
                changes.append(FileChange(file: file, before: before, after: after))
                if number == side.files.count - 1 { earlier = after }
            }
            last = side.files.last ?? last
        }
        return changes
    }

    private func relinked(_ text: String, _ file: String, _ newParent: String?) -> String {
        guard let newParent, let oldParent = graph.header(of: file)?.parents.first else { return text }
        return text.replacingFirst("\"\(oldParent)\"", with: "\"\(newParent)\"")
    }
}

extension SnapshotGraph {
    fileprivate func header(of file: String) -> SnapshotHeader? { nodes.first { $0.file == file }?.header }
}

extension String {
    fileprivate func replacingFirst(_ text: String, with other: String) -> String {
        guard let range = firstRange(of: text) else { return self }
        return replacingCharacters(in: range, with: other)
    }

    private func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + self[range.upperBound...]
    }
}

import Catalog
package import SQL

/// What was staged, without what only the server knows: enough to stage it again in another session.
package struct KeptChanges: Equatable, Sendable {
    package let entries: [Entry]

    package struct Entry: Equatable, Sendable {
        package let table: QualifiedName
        package let kind: StagedEdit.Kind

        package init(table: QualifiedName, _ kind: StagedEdit.Kind) {
            (self.table, self.kind) = (table, kind)
        }
    }

    package init(_ entries: [Entry]) { self.entries = entries }

    package init(_ changes: ChangeSet) {
        self.init(changes.edits.map { Entry(table: $0.source.relation.name, $0.kind) })
    }

    /// The tables, each once.
    package var tables: [QualifiedName] { Set(entries.map(\.table)).sorted() }

    /// Stages it again, as far as its tables are there and their rows are found as they were.
    package func staged(in sources: [QualifiedName: RowSource]) -> ChangeSet {
        var changes = ChangeSet()
        for entry in entries {
            guard let source = sources[entry.table], entry.fits(source) else { continue }
            switch entry.kind {
            case .update(let row, let assignments):
                for assignment in assignments { changes.update(row, in: source, assignment) }
            case .insert(let assignments): changes.insert(into: source, assignments)
            case .delete(let row): changes.delete(row, in: source)
            }
        }
        return changes
    }
}

extension KeptChanges.Entry {
    /// Whether the row's key is still one of this table's.
    fileprivate func fits(_ source: RowSource) -> Bool {
        let row: OldRow? =
            switch kind {
            case .update(let row, _), .delete(let row): row
            case .insert: nil
            }
        guard let row else { return true }
        let parts = source.order == .physical ? 1 : source.order.keyColumns.count
        return (row.key?.values.count ?? 0) == parts
    }
}

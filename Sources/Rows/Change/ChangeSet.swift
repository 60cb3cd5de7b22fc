import Catalog
import SQL

/// What is staged, over all tables, in the order in which it was begun; one entry for each row.
package struct ChangeSet: Hashable, Sendable {
    package private(set) var edits: [StagedEdit] = []
    /// What was staged before each step, for ``undo()``.
    private var past: [[StagedEdit]] = []
    private var lastID = 0

    package init() {}

    package var isEmpty: Bool { edits.isEmpty }

    /// What is staged for a row, found by its key.
    package func edit(of key: RowKey, in source: RowSource) -> StagedEdit? {
        edits.first { $0.isOf(source) && $0.oldRow?.key == key }
    }

    /// Another value for a cell of a row that is there; an earlier one is replaced.
    ///
    /// A row that is marked for deletion stays marked.
    package mutating func update(_ row: OldRow, in source: RowSource, _ assignment: Assignment) {
        guard let place = place(of: row, in: source) else {
            return append(.update(row, [assignment]), of: source)
        }
        guard case .update(let first, let assignments) = edits[place].kind else { return }
        replace(place, .update(first, assignments.setting(assignment)))
    }

    /// A new row.
    ///
    /// - Returns: By which it is known.
    @discardableResult
    package mutating func insert(into source: RowSource, _ assignments: [Assignment] = []) -> StagedEdit.ID {
        append(.insert(assignments), of: source)
        return lastID
    }

    /// A new row that is like another one but for its key, and but for what the table computes.
    @discardableResult
    package mutating func insert(copyOf row: OldRow, in source: RowSource) -> StagedEdit.ID {
        let copied = source.columns.filter { !$0.isKey && $0.column.isWritable }
        return insert(
            into: source,
            copied.compactMap { column in
                row.value(of: column.name).map { Assignment($0.column, $0.text.map(NewValue.text) ?? .null) }
            })
    }

    /// Another value for a cell of a new row.
    package mutating func set(_ assignment: Assignment, ofNew id: StagedEdit.ID) {
        guard let place = edits.firstIndex(where: { $0.id == id }), case .insert(let all) = edits[place].kind
        else { return }
        replace(place, .insert(all.setting(assignment)))
    }

    /// Marks a row for deletion; what was to be changed in it is forgotten.
    package mutating func delete(_ row: OldRow, in source: RowSource) {
        guard let place = place(of: row, in: source) else { return append(.delete(row), of: source) }
        replace(place, .delete(edits[place].oldRow ?? row))
    }

    /// Takes one entry out.
    package mutating func drop(_ id: StagedEdit.ID) {
        remember()
        edits.removeAll { $0.id == id }
    }

    /// Takes back the last step; nothing where there was none.
    package mutating func undo() {
        if let before = past.popLast() { edits = before }
    }

    private func place(of row: OldRow, in source: RowSource) -> Int? {
        edits.firstIndex { edit in
            guard edit.isOf(source), let old = edit.oldRow else { return false }
            return row.key.map { $0 == old.key } ?? (old == row)
        }
    }

    private mutating func append(_ kind: StagedEdit.Kind, of source: RowSource) {
        remember()
        lastID += 1
        edits.append(StagedEdit(id: lastID, of: source, kind))
    }

    private mutating func replace(_ place: Int, _ kind: StagedEdit.Kind) {
        remember()
        edits[place] = StagedEdit(id: edits[place].id, of: edits[place].source, kind)
    }

    private mutating func remember() { past.append(edits) }
}

extension StagedEdit {
    func isOf(_ other: RowSource) -> Bool { source.relation.oid == other.relation.oid }
}

extension [Assignment] {
    fileprivate func setting(_ assignment: Assignment) -> [Assignment] {
        guard let place = firstIndex(where: { $0.column == assignment.column }) else {
            return self + [assignment]
        }
        var copy = self
        copy[place] = assignment
        return copy
    }
}

import Catalog
import SQL

/// What is staged, over all tables, in the order in which it was begun; one entry for each row.
///
/// A step costs the same however much is staged, but for ``drop(_:)``, and for rows without a key.
package struct ChangeSet: Hashable, Sendable {
    package private(set) var edits: [StagedEdit] = []
    /// Where the entry of a row with a key stands in ``edits``.
    private var places: [RowName: Int] = [:]
    /// What would take the steps back, the last one at the end.
    private var past: [Step] = []
    private var lastID = 0

    private enum Step: Hashable, Sendable {
        case appended
        case replaced(StagedEdit, at: Int)
        case dropped(StagedEdit, at: Int)
    }

    package init() {}

    package var isEmpty: Bool { edits.isEmpty }
    /// Whether there is a step that ``undo()`` takes back.
    package var canUndo: Bool { !past.isEmpty }

    package subscript(id: StagedEdit.ID) -> StagedEdit? { edits.first { $0.id == id } }

    /// What is staged for a row, whatever it was sorted by meanwhile.
    package func edit(of row: OldRow, in source: RowSource) -> StagedEdit? {
        place(of: row, in: source).map { edits[$0] }
    }

    /// The same for a row that has a key.
    package func edit(of key: RowKey, in source: RowSource) -> StagedEdit? {
        places[RowName(key, in: source)].map { edits[$0] }
    }

    /// The tables, each once, in the order in which something was staged for them.
    package var sources: [RowSource] {
        var seen: Set<Oid> = []
        return edits.map(\.source).filter { seen.insert($0.relation.oid).inserted }
    }

    /// The new rows of a table.
    package func newRows(in source: RowSource) -> [StagedEdit] {
        edits.filter { $0.oldRow == nil && $0.isOf(source) }
    }

    /// Another value for a cell of a row that is there; an earlier one is replaced.
    ///
    /// A row that is marked for deletion stays marked.
    package mutating func update(_ row: OldRow, in source: RowSource, _ assignment: Assignment) {
        guard let place = place(of: row, in: source) else {
            return append(.update(row, [assignment]), of: source)
        }
        guard case .update(let first, let assignments) = edits[place].kind else { return }
        replace(place, .update(first.knowing(more: row), assignments.setting(assignment)))
    }

    /// A new row.
    ///
    /// - Returns: By which it is known.
    @discardableResult
    package mutating func insert(into source: RowSource, _ assignments: [Assignment] = []) -> StagedEdit.ID {
        let id = newID()
        append(.insert(assignments), of: source, id)
        return id
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

    /// By what a new row will be known of which nothing is staged yet.
    package mutating func newID() -> StagedEdit.ID {
        lastID += 1
        return lastID
    }

    /// Another value for a cell of a new row, which is staged with the first of them.
    package mutating func set(_ assignment: Assignment, ofNew id: StagedEdit.ID, in source: RowSource) {
        guard let place = edits.firstIndex(where: { $0.id == id }) else {
            return append(.insert([assignment]), of: source, id)
        }
        guard case .insert(let all) = edits[place].kind else { return }
        replace(place, .insert(all.setting(assignment)))
    }

    /// Marks a row for deletion; what was to be changed in it is forgotten.
    package mutating func delete(_ row: OldRow, in source: RowSource) {
        guard let place = place(of: row, in: source) else { return append(.delete(row), of: source) }
        replace(place, .delete(edits[place].oldRow?.knowing(more: row) ?? row))
    }

    /// Takes one entry out.
    package mutating func drop(_ id: StagedEdit.ID) {
        guard let place = edits.firstIndex(where: { $0.id == id }) else { return }
        past.append(.dropped(edits.remove(at: place), at: place))
        findPlaces()
    }

    /// Takes back the last step; nothing where there was none.
    package mutating func undo() {
        switch past.popLast() {
        case nil: break
        case .appended:
            if let name = edits.removeLast().rowName { places[name] = nil }
        case .replaced(let edit, let place): edits[place] = edit
        case .dropped(let edit, let place):
            edits.insert(edit, at: place)
            findPlaces()
        }
    }

    /// Takes out what was committed, for good; an entry that was changed meanwhile stays.
    package mutating func forget(_ committed: [StagedEdit]) {
        let done = Dictionary(committed.map { ($0.id, $0) }) { first, _ in first }
        edits.removeAll { done[$0.id] == $0 }
        past = []
        findPlaces()
    }

    private func place(of row: OldRow, in source: RowSource) -> Int? {
        if let key = row.key { return places[RowName(key, in: source)] }
        return edits.firstIndex { $0.isOf(source) && $0.oldRow == row }
    }

    private mutating func append(_ kind: StagedEdit.Kind, of source: RowSource) {
        append(kind, of: source, newID())
    }

    private mutating func append(_ kind: StagedEdit.Kind, of source: RowSource, _ id: StagedEdit.ID) {
        past.append(.appended)
        let edit = StagedEdit(id: id, of: source, kind)
        if let name = edit.rowName { places[name] = edits.count }
        edits.append(edit)
    }

    private mutating func replace(_ place: Int, _ kind: StagedEdit.Kind) {
        past.append(.replaced(edits[place], at: place))
        edits[place] = StagedEdit(id: edits[place].id, of: edits[place].source, kind)
    }

    private mutating func findPlaces() {
        places = [:]
        for (place, edit) in edits.enumerated() {
            if let name = edit.rowName { places[name] = place }
        }
    }
}

/// By what a row with a key is known among those of all tables.
private struct RowName: Hashable, Sendable {
    private let table: Oid
    private let key: [String]

    init(_ key: RowKey, in source: RowSource) { (table, self.key) = (source.relation.oid, key.values) }
}

extension StagedEdit {
    func isOf(_ other: RowSource) -> Bool { source.relation.oid == other.relation.oid }

    fileprivate var rowName: RowName? { oldRow?.key.map { RowName($0, in: source) } }
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

import Catalog
import Postgres
import Reports
package import Rows
import SQL

/// Whether this session may change rows, and what is staged and not committed: over all screens and tables.
package struct Staging: Equatable, Sendable {
    package internal(set) var isWritable = false
    package internal(set) var changes = ChangeSet()
    /// How often something was committed; whoever shows rows reads them again after each.
    private(set) var commits = 0
    private var objections: [StagedEdit.ID: Objection] = [:]

    /// Why the server refused an entry when it was tried last.
    struct Objection: Equatable, Sendable {
        /// As it was then; one that was changed afterwards has to be tried again.
        let edit: StagedEdit
        /// Where the server names one.
        let column: Identifier?
        let problem: Problem
        let conflict: ChangeConflict?
    }

    package init() {}

    package var isEmpty: Bool { changes.isEmpty }

    /// Whether a row may have a sign of what becomes of it.
    var hasSigns: Bool { isWritable || !isEmpty }

    /// Why nothing can be taken back.
    var undoObstacle: String? { changes.canUndo ? nil : "There is nothing to take back." }

    func objection(to edit: StagedEdit) -> Objection? {
        objections[edit.id].flatMap { $0.edit == edit ? $0 : nil }
    }

    /// What is staged for a cell's row.
    func edit(of row: EditedCell.Row, in source: RowSource) -> StagedEdit? {
        switch row {
        case .old(let row): changes.edit(of: row, in: source)
        case .new(let id): changes[id]
        }
    }

    mutating func object(
        to edit: StagedEdit, column: Identifier? = nil, _ problem: Problem, _ conflict: ChangeConflict? = nil
    ) {
        objections[edit.id] = Objection(edit: edit, column: column, problem: problem, conflict: conflict)
    }

    /// Remembers to which entries a commit's refusal objects.
    mutating func take(_ refusal: ChangeRefusal, _ problem: Problem) {
        objections = [:]
        switch refusal {
        case .conflicts(let conflicts):
            for conflict in conflicts {
                if let edit = changes[conflict.edit] { object(to: edit, problem, conflict) }
            }
        case .notFindable(let id), .noExpression(_, let id), .refused(_, let id?):
            guard let edit = changes[id] else { return }
            object(to: edit, column: refusal.column(of: edit), problem)
        case .refused(_, nil), .inDoubt: break
        }
    }

    /// Rows have changed though nothing that was staged was committed.
    mutating func noteOtherRows() { commits += 1 }

    mutating func forget(_ committed: [StagedEdit]) {
        changes.forget(committed)
        objections = [:]
        commits += 1
    }
}

extension ChangeRefusal {
    /// The column that the server names, or the only one that is changed.
    fileprivate func column(of edit: StagedEdit) -> Identifier? {
        guard case .refused(let error, _) = self else { return nil }
        return error.column.map { Identifier($0) }
            ?? (edit.assignments.count == 1 ? edit.assignments[0].column : nil)
    }
}

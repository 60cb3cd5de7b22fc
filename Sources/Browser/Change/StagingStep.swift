package import Reports
package import Rows

/// What a screen wants done with what is staged.
package enum StagingStep: Sendable {
    case set(Assignment, of: EditedCell)
    /// Marks a row for deletion, or no longer.
    case delete(OldRow, in: RowSource)
    case drop(StagedEdit.ID)
    case undo
    /// A new row, like another one but for its key, and the form to fill it in.
    case add(to: RowSource, like: OldRow?)
    /// The form of a new row that is staged.
    case show(StagedEdit)
    /// The server takes a text for no value of the cell's column.
    case object(to: EditedCell, String, Problem)
    /// What a session before had staged, and had not committed.
    case restore(ChangeSet)
    case committed([StagedEdit])
    case refused(ChangeRefusal, Problem)
    /// Rows have come into a table in another way.
    case imported
}

package import Postgres

/// Why what is staged was not committed; everything is still as it was, but for what ``inDoubt(_:reason:)`` says.
package enum ChangeRefusal: Error, Equatable, Sendable {
    /// Rows that are no longer as they were shown, or no longer there.
    case conflicts([ChangeConflict])
    /// Without a key, and without knowing every value of it, the row of this entry cannot be told from others.
    case notFindable(edit: StagedEdit.ID)
    /// What somebody typed is no expression.
    case noExpression(String, edit: StagedEdit.ID)
    /// The server refuses an entry; `nil` where it only refuses all of them together, at COMMIT.
    case refused(PostgresError, edit: StagedEdit.ID?)
    /// COMMIT was sent, and nobody can tell what became of it: the transaction, where the server has said its number.
    case inDoubt(TransactionNumber?, reason: String)
}

/// A row that somebody has changed meanwhile.
package struct ChangeConflict: Hashable, Sendable {
    package let edit: StagedEdit.ID
    /// How many rows the statement would have touched: none, or several that look the same.
    package let touched: Int
    /// As it is now, in the columns that were known before; `nil` where it is gone, or has no key to find it by.
    package let now: [OldRow.OldValue]?

    package init(edit: StagedEdit.ID, touched: Int, now: [OldRow.OldValue]?) {
        (self.edit, self.touched, self.now) = (edit, touched, now)
    }
}

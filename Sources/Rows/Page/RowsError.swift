package import SQL

/// Why rows could not be read, where the reader can act on it.
///
/// Anything else is the server's own error.
package enum RowsError: Error, Hashable, Sendable {
    /// The relation was dropped, or renamed away, since it was listed.
    case relationIsGone(QualifiedName)
    /// Columns were added, dropped, renamed or retyped since the page before: open it again.
    case relationChanged(QualifiedName)
    /// The row was deleted, or moved, since it was shown.
    case rowIsGone(RowKey)
    /// The value is larger than this program takes into memory; export it instead.
    case valueTooLarge(ByteCount)
    /// There is no order to find a row again by.
    case notSeekable(RowOrder.Reason)
    /// Only all rows in their own order can be gone to by a share.
    case noShare
}

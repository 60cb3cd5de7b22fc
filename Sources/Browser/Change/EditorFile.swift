import Catalog
import Rows
import SQL

/// A text for the person's own editor.
package struct EditorFile: Equatable, Sendable {
    package let text: String
    /// The end of the file's name, by which editors tell what is in it.
    package let suffix: String
    /// Whose value it is.
    package let cell: EditedCell

    package init(_ text: String, of cell: EditedCell) {
        (self.text, self.cell) = (text, cell)
        suffix = cell.column.type.category == .json ? "json" : "txt"
    }
}

/// What came back from the person's own editor.
package enum EditorOutcome: Equatable, Sendable {
    case text(String)
    case unchanged
    /// Why there is no text, in a sentence.
    case failed(String)
}

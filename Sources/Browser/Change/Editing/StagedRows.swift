import Catalog
import Reports
import Rows
import SQL
import Terminal

/// What is staged for the rows of one page: what stands in its cells instead, and the marks beside them.
///
/// A mark is a character, never a colour alone.
struct StagedRows {
    private let staging: Staging
    private let page: RowPage
    private let glyphs: Glyphs

    init(_ staging: Staging, _ page: RowPage, glyphs: Glyphs) {
        (self.staging, self.page, self.glyphs) = (staging, page, glyphs)
    }

    /// What is staged for a row of the page.
    func edit(ofRow row: Int) -> StagedEdit? {
        guard !staging.isEmpty else { return nil }
        if let key = page.key(of: row) { return staging.changes.edit(of: key, in: page.source) }
        return staging.changes.edit(of: OldRow(row, of: page), in: page.source)
    }

    /// The mark in front of a row; `!` where the server has refused what is staged for it.
    func mark(of edit: StagedEdit) -> Styled {
        if staging.objection(to: edit) != nil { return Styled("!", .danger) }
        return Styled(edit.mark, edit.markRole)
    }

    /// What a cell holds once it is committed; `nil` where that is what it holds now.
    func picture(of edit: StagedEdit, _ column: RowColumn) -> CellPicture? {
        edit.value(of: column.name).map { CellPicture($0, in: column, glyphs: glyphs) }
    }

    /// The mark in front of a cell that changes, or that the server has refused.
    func cellMark(of edit: StagedEdit, _ column: RowColumn) -> Styled? {
        if let objection = staging.objection(to: edit), objection.column == column.name {
            return Styled("!", .danger)
        }
        return edit.value(of: column.name) == nil ? nil : Styled("*", .caution)
    }
}

extension StagedEdit {
    var markRole: Role {
        switch kind {
        case .insert: .success
        case .update: .caution
        case .delete: .danger
        }
    }

    var isDeletion: Bool { if case .delete = kind { true } else { false } }
}

extension CellPicture {
    /// What is staged for a cell.
    init(_ value: NewValue, in column: RowColumn, glyphs: Glyphs) {
        switch value {
        case .text(let text): self.init(Cell.value(text), in: column, glyphs: glyphs)
        case .null: self.init(Cell.null, in: column, glyphs: glyphs)
        case .byDefault, .expression:
            let words = value.words(in: glyphs)
            self.init(text: words.text, role: words.role)
        }
    }
}

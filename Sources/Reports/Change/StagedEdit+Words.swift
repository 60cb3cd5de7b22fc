import Catalog
package import Rows
import SQL
package import Terminal

extension NewValue {
    /// As it stands in a cell; a text is itself.
    package func words(in glyphs: Glyphs) -> Styled {
        switch self {
        case .null: Styled(glyphs.null, .null)
        case .byDefault: Styled("DEFAULT", .sqlKeyword)
        case .expression(let text): Styled("= \(text)", .sqlKeyword)
        case .text(let text): Styled(text)
        }
    }
}

extension StagedEdit {
    /// What stands in front of the row: `+` new, `-` deleted, `*` changed.
    package var mark: String {
        switch kind {
        case .insert: "+"
        case .delete: "-"
        case .update: "*"
        }
    }

    /// By what a person knows the row: its key, or that it is new.
    package var rowWords: String {
        guard let row = oldRow else { return "new row" }
        return row.key?.values.joined(separator: ", ") ?? "row without a key"
    }

    /// What becomes of the row, on one line: `status: paid → refunded, total: …`.
    package func summary(in glyphs: Glyphs) -> String {
        switch kind {
        case .delete: return "deleted"
        case .insert(let assignments) where assignments.isEmpty: return "every column by default"
        case .insert(let assignments):
            return assignments.map { "\($0.column) = \($0.value.quoted(in: glyphs))" }.joined(separator: ", ")
        case .update(let row, let assignments):
            return assignments.map { assignment in
                let old = row.value(of: assignment.column)?.quoted(in: glyphs) ?? glyphs.ellipsis
                return
                    "\(assignment.column): \(old) \(glyphs.becomes) \(assignment.value.quoted(in: glyphs))"
            }.joined(separator: ", ")
        }
    }
}

extension NewValue {
    /// The same where an empty text has to be seen.
    func quoted(in glyphs: Glyphs) -> String {
        self == .text("") ? "''" : words(in: glyphs).text
    }
}

extension OldRow.OldValue {
    func quoted(in glyphs: Glyphs) -> String {
        (text.map(NewValue.text) ?? .null).quoted(in: glyphs)
    }
}

extension ChangeSet {
    /// Such as `3 changes in 2 tables`.
    package var words: String {
        let tables = Set(edits.map(\.source.relation.oid)).count
        return Numbers.count(edits.count, "change") + (tables > 1 ? " in \(tables) tables" : "")
    }
}

import Catalog
package import Rows
import SQL
import Terminal

extension StagedEdit {
    /// All about one entry: what it changes from what to what, how the row is now where that is something else, its SQL.
    package func sections(conflict: ChangeConflict? = nil, on sheet: Sheet) -> [Document.Section] {
        [.heading("\(source.relation.name)", note: rowWords)]
            + changes(on: sheet) + versions(conflict, on: sheet) + statement(on: sheet)
    }

    private func changes(on sheet: Sheet) -> [Document.Section] {
        switch kind {
        case .delete(let row):
            return [
                .lines(sheet.wrapped("The row is deleted.", .danger)),
                table(
                    ["column", "is"],
                    row.values.map {
                        [$0.column.name, $0.quoted(in: sheet.glyphs)]
                    }, on: sheet),
            ]
        case .insert(let assignments):
            let rest = source.columns.filter { column in !assignments.contains { $0.column == column.name } }
            let given = assignments.map { [$0.column.name, $0.value.quoted(in: sheet.glyphs)] }
            return [
                table(
                    ["column", "becomes"], given + rest.map { [$0.name.name, $0.fillingWords] }, on: sheet)
            ]
        case .update(let row, let assignments):
            let lines = assignments.map { assignment in
                [
                    assignment.column.name,
                    row.value(of: assignment.column)?.quoted(in: sheet.glyphs) ?? sheet.glyphs.ellipsis,
                    assignment.value.quoted(in: sheet.glyphs),
                ]
            }
            return [table(["column", "from", "to"], lines, on: sheet)]
        }
    }

    /// The columns in which somebody else has changed the row, in both versions.
    private func versions(_ conflict: ChangeConflict?, on sheet: Sheet) -> [Document.Section] {
        guard let conflict, let row = oldRow else { return [] }
        guard conflict.touched == 0 else {
            let words = "\(conflict.touched) rows look like this one, so nothing tells them apart."
            return [.blank, .lines(sheet.wrapped(words, .danger))]
        }
        guard let now = conflict.now else {
            return [.blank, .lines(sheet.wrapped("The row is no longer there.", .danger))]
        }
        let lines = now.filter { row.value(of: $0.column) != $0 }.map { value in
            [
                value.column.name, row.value(of: value.column)?.quoted(in: sheet.glyphs) ?? "",
                value.quoted(in: sheet.glyphs),
            ]
        }
        return [
            .blank, .heading("Changed by somebody meanwhile", note: ""),
            table(["column", "as it was shown", "as it is now"], lines, on: sheet),
        ]
    }

    private func statement(on sheet: Sheet) -> [Document.Section] {
        guard let sql = try? sql() else { return [] }
        return [.blank, .heading("SQL", note: ""), .lines(SQLColours.lines(of: sql.inlined))]
    }

    private func table(_ heads: [String], _ lines: [[String]], on sheet: Sheet) -> Document.Section {
        let rows = lines.map { line in line.map { Styled($0) } }
        return .table(TextTable(heads.map { TextColumn($0) }, rows: rows, in: sheet.glyphs))
    }
}

extension RowColumn {
    /// What fills the column of a new row that nobody gives a value.
    package var fillingWords: String {
        switch column.value {
        case .given: "NULL"
        case .defaults(let text): "default: \(text)"
        case .identity: "numbered by the table"
        case .generated(let text, _): "computed: \(text)"
        }
    }
}

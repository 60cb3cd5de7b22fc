import Catalog
package import Reports
import Rows
import SQL
package import Terminal

extension ChangesScreen {
    package func layout(in context: Context) -> ListLayout {
        ListLayout(
            Rect(context.body), summary: summaryLines(in: context).count, heads: 1, count: lineCount,
            detail: .below)
    }

    package func absence(in context: Context) -> ListAbsence? {
        if restoring.isWaiting { return .waiting("Reading the tables of what was staged before") }
        guard edits.isEmpty, page == .entries else { return nil }
        if let problem = restoring.problem { return .failed(problem) }
        return .calm(Problem("Nothing is staged any more.", remedy: "q goes back."))
    }

    /// Why nothing was changed, or what would be, and what follows from it.
    package func summaryLines(in context: Context) -> [Styled] {
        let sheet = Sheet.screen(width: context.body.columns - 2, glyphs: context.glyphs)
        return (state + consequences).flatMap { $0.wrapped(to: sheet.width, in: context.glyphs) }
    }

    private var state: [Styled] {
        if committing.isWaiting { return [Styled("It is being committed; ^C stops it.", .info)] }
        guard let refusal else {
            return edits.isEmpty
                ? [] : [Styled("\(staging.changes.words), in one transaction; a commits.", .info)]
        }
        // What the server says of an entry is said at the entry.
        let isSaidBelow = edits.contains { staging.objection(to: $0).map { $0.conflict == nil } ?? false }
        let rest = isSaidBelow ? [] : [refusal.detail, refusal.remedy].compactMap(\.self)
        let lines = rest.flatMap { $0.split(separator: "\n").map { Styled(String($0)) } }
        return [Styled(refusal.summary, .danger)] + lines
    }

    private var consequences: [Styled] {
        if let problem = following.problem {
            return [Styled("What follows from it is not known: \(problem.summary)", .caution)]
        }
        return following.value.map { $0.flatMap(\.lines) } ?? []
    }

    package var detailTitle: String { "what it changes" }

    package func document(in context: Context) -> Document {
        let sheet = Sheet.screen(width: context.body.columns - 2, glyphs: context.glyphs)
        if case .done(let changes, let duration) = page { return changes.document(took: duration, on: sheet) }
        guard let selected else { return .empty }
        let objection = staging.objection(to: selected)
        let sections = selected.sections(conflict: objection?.conflict, on: sheet)
        guard let objection, objection.conflict == nil else { return Document(sections) }
        return Document([.lines(objection.problem.lines(on: sheet)), .blank] + sections)
    }

    package func drawList(in frame: inout Frame, context: Context) {
        let rows = view.visible.map { edits[$0] }
        let tables = width(of: rows.map { "\($0.source.relation.name)" }, atMost: 28, in: frame.glyphs)
        let keys = width(of: rows.map(\.rowWords), atMost: 20, in: frame.glyphs)
        frame.draw("table", at: 4, row: 0, role: .title, width: tables)
        frame.draw("row", at: tables + 6, row: 0, role: .title, width: keys)
        frame.draw("change", at: tables + keys + 8, row: 0, role: .title)
        for (line, edit) in rows.enumerated() {
            draw(edit, in: &frame, row: line + 1, tables, keys)
        }
        frame.mark(needle)
        guard let line = view.selectedLine else { return }
        frame.drawSelection(row: line + 1, cursor: Rect(column: 4, row: line + 1, columns: tables, rows: 1))
    }

    private func draw(_ edit: StagedEdit, in frame: inout Frame, row: Int, _ tables: Int, _ keys: Int) {
        let isRefused = staging.objection(to: edit) != nil
        frame.draw(isRefused ? "!" : edit.mark, at: 2, row: row, role: isRefused ? .danger : edit.markRole)
        frame.draw("\(edit.source.relation.name)", at: 4, row: row, width: tables, overflow: .ellipsis)
        frame.draw(
            edit.rowWords, at: tables + 6, row: row, role: .primaryKey, width: keys, overflow: .ellipsis)
        frame.draw(
            edit.summary(in: frame.glyphs), at: tables + keys + 8, row: row,
            role: isRefused ? .danger : .body, overflow: .ellipsis)
    }

    private func width(of texts: [String], atMost limit: Int, in glyphs: Glyphs) -> Int {
        texts.reduce(5) { max($0, TextWidth.columns(of: $1, upTo: limit, in: glyphs)) }
    }
}

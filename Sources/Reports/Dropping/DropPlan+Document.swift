import Terminal
package import Verification

extension DropPlan {
    /// What goes and what changes: what is to come, or what was done.
    package func document(isDone: Bool, on sheet: Sheet) -> Document {
        let end =
            isDone
            ? sheet.wrapped("\(tag) is out of the folder.", .success)
            : sheet.wrapped("Nothing was changed. The same with --yes does it.", .info)
        let head: [Document.Section] = [
            .heading("Drop \(tag)", note: "it is not applied; no database is touched"),
            .rows(
                TextTable(
                    [TextColumn("does"), TextColumn("file", minimum: 20), TextColumn("how")], rows: rows,
                    in: sheet.glyphs)),
        ]
        return Document(head + weighing(on: sheet) + [.blank, .lines(end)])
    }

    private var rows: [[Styled]] {
        let gone = removals.map { [Styled("removes", .danger), Styled(shown($0)), .empty] }
        return gone
            + edits.map { edit in
                [
                    Styled("changes", .caution), Styled(shown(edit.path)),
                    Styled(
                        edit.path.hasSuffix("_journal.json") ? "its entry goes" : "follows the one before it",
                        .dim),
                ]
            }
    }

    /// Below the folder of the migrations.
    private func shown(_ path: String) -> String {
        path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
    }

    private func weighing(on sheet: Sheet) -> [Document.Section] {
        let elsewhere = "Where another database has it applied, its row there is without a file then."
        return [.blank, .lines((cautions + [elsewhere]).flatMap { sheet.wrapped($0, .caution) })]
    }
}

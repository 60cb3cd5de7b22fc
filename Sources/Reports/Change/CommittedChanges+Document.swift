import Catalog
package import Rows
import Terminal

extension CommittedChanges {
    /// What was done, and the SQL that would take it back.
    package func document(took duration: Duration, on sheet: Sheet) -> Document {
        let lines = changes.map { change in
            let key = change.newKey.map { " \($0.values.joined(separator: ", "))" } ?? ""
            return "\(change.edit.mark) \(change.edit.source.relation.name) \(change.edit.rowWords)\(key)"
        }
        let (script, missing) = inverse
        let head: [Document.Section] = [
            .heading("Committed", note: "\(Numbers.count(changes.count, "change")), \(duration.shown)"),
            .lines(lines.map { [Styled($0, .success)] }),
            .blank,
            .heading("What would take it back", note: sheet.hasKeys ? "y copies it; nothing runs it" : ""),
            .lines(SQLColours.lines(of: script)),
        ]
        guard !missing.isEmpty else { return Document(head) }
        let words =
            "Not all of \(Numbers.count(missing.count, "row")) was known, so nothing brings \(missing.count == 1 ? "it" : "them") back."
        return Document(head + [.lines(sheet.wrapped(words, .caution))])
    }
}

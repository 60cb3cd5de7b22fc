import SQL
import Terminal
package import Verification

extension RepairPlan {
    /// Everything a person reads before saying yes: what it does, its SQL, its changes to files, what follows, what to weigh.
    package func sections(on sheet: Sheet) -> [Document.Section] {
        let head: [Document.Section] = [.heading(kind.title, note: ""), .lines(sheet.wrapped(sentence))]
        return head + statements + files.flatMap { changes(of: $0, on: sheet) } + outcome(on: sheet)
            + weighing(on: sheet)
    }

    private var statements: [Document.Section] {
        guard needsLedger else { return [] }
        return [
            .blank, .heading("SQL", note: "in one transaction, if the ledger is still what it was"),
            .lines(SQLColours.lines(of: script, tokens: SQL.tokens(of: script))),
        ]
    }

    private func changes(of file: FileEdit, on sheet: Sheet) -> [Document.Section] {
        [
            .blank, .heading("File", note: "replaced if it is still what it was"),
            .lines(sheet.diff(file.diff)),
        ]
    }

    private func outcome(on sheet: Sheet) -> [Document.Section] {
        guard !consequences.isEmpty else { return [] }
        return [
            .blank, .heading("Afterwards", note: ""),
            .lines(sheet.wrapped(after.headline.summary, .dim) + consequences.flatMap { sheet.wrapped($0) }),
        ]
    }

    private func weighing(on sheet: Sheet) -> [Document.Section] {
        guard !cautions.isEmpty else { return [] }
        return [
            .blank, .heading("To weigh", note: ""),
            .lines(cautions.flatMap { sheet.wrapped($0, .caution) }),
        ]
    }

    /// The plan, with what it changed when it was run, or how to run it.
    package func document(report: RepairReport?, on sheet: Sheet) -> Document {
        guard let report else {
            let hint = sheet.wrapped("Nothing was changed. The same with --yes runs it.", .info)
            return Document(sections(on: sheet) + [.blank, .lines(hint)])
        }
        return Document(report.sections(on: sheet) + [.blank] + sections(on: sheet))
    }
}

extension RepairReport {
    /// What became of the rows and the files, a line each.
    package var lines: [String] { changes + files.map { "replaced \($0)" } }

    package func sections(on sheet: Sheet) -> [Document.Section] {
        [.heading("Done", note: ""), .lines(lines.flatMap { sheet.wrapped($0, .success) })]
    }
}

import Terminal
package import Verification

extension RepairPlan {
    /// Everything a person reads before saying yes: what it does, its SQL, its changes to files, what follows, what to weigh.
    package func sections(on sheet: Sheet) -> [Document.Section] {
        let head: [Document.Section] = [.heading(kind.title, note: ""), .lines(sheet.wrapped(sentence))]
        let changed =
            statements(note: "in one transaction, if the ledger is still what it was")
            + changes(note: "replaced if it is still what it was", on: sheet)
        return head + changed + outcome(on: sheet) + weighing(on: sheet) + questions(on: sheet)
    }

    /// What was run, once it has been.
    private func sectionsOfRun(on sheet: Sheet) -> [Document.Section] {
        [.blank, .heading("What was run", note: kind.title)]
            + statements(note: "in one transaction") + changes(note: "replaced", on: sheet)
    }

    private func statements(note: String) -> [Document.Section] {
        guard needsLedger else { return [] }
        return [.blank, .heading("SQL", note: note), .lines(SQLColours.lines(of: script))]
    }

    private func questions(on sheet: Sheet) -> [Document.Section] {
        guard needsLedger else { return [] }
        let settings = "Timeouts and output formats are set for this transaction alone."
        return [
            .blank, .heading("Asked first", note: "in the same transaction; nothing else is sent"),
            .lines(SQLColours.lines(of: questions)),
            .lines(sheet.wrapped(settings, .dim)),
        ]
    }

    private func changes(note: String, on sheet: Sheet) -> [Document.Section] {
        files.flatMap { [.blank, .heading("File", note: note), .lines(sheet.diff($0.diff))] }
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
        return Document(report.sections(on: sheet) + sectionsOfRun(on: sheet))
    }
}

extension RepairReport {
    /// How many rows and files it has changed.
    package var summary: String {
        let rows = changes.isEmpty ? nil : "\(Numbers.count(changes.count, "row")) of the ledger changed"
        let files = files.isEmpty ? nil : "\(Numbers.count(files.count, "file")) replaced"
        return [rows, files].compactMap(\.self).joined(separator: ", ")
    }

    /// What became of the rows and the files, a line each.
    package var lines: [String] {
        let doubt = "The answer to COMMIT was lost; the server says that it was carried out."
        return changes + files.map { "replaced \($0)" } + (wasInDoubt ? [doubt] : [])
    }

    package func sections(on sheet: Sheet) -> [Document.Section] {
        [.heading("Done", note: ""), .lines(lines.flatMap { sheet.wrapped($0, .success) })]
    }
}

import Terminal
package import Verification

extension ApplyReport {
    /// What was applied, how the ledger stands now, and whether everything is there.
    package func document(on sheet: Sheet) -> Document { Document(sections(on: sheet)) }

    package func sections(on sheet: Sheet) -> [Document.Section] {
        let done = lines.flatMap { sheet.wrapped($0, .success) }
        let heard = Array(Set(notices)).sorted().flatMap { sheet.wrapped($0, .dim) }
        return [.heading("Done", note: ""), .lines(done)]
            + (heard.isEmpty ? [] : [.blank, .heading("The server says", note: ""), .lines(heard)])
            + afterwards(on: sheet)
    }

    /// A line for each migration, and what else was done.
    package var lines: [String] {
        let upgraded = isUpgraded ? ["The ledger has the columns of Drizzle 1.0 now."] : []
        let migrations = applied.map { "applied \($0.tag), \($0.duration.shown)" }
        let nothing = applied.isEmpty && !isUpgraded ? ["There was nothing to apply."] : []
        let tries =
            attempts > 1 ? ["It took \(attempts) attempts, because locks were not to be had in time."] : []
        let doubt =
            wasInDoubt ? ["The answer to COMMIT was lost; the server says that it was carried out."] : []
        return upgraded + migrations + nothing + tries + doubt
    }

    private func afterwards(on sheet: Sheet) -> [Document.Section] {
        guard let after else { return [] }
        let head: [Document.Section] = [
            .blank, .heading("Afterwards", note: ""), .lines(sheet.wrapped(after.headline.text)),
        ]
        guard let landing, !landing.migrations.isEmpty else { return head }
        return head + landing.document(withDetails: false, on: sheet).sections
    }
}

extension Duration {
    /// Such as `12 ms` or `3.4 s`.
    package var shown: String {
        let milliseconds = Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
        if milliseconds < 1 { return "less than 1 ms" }
        if milliseconds < 1000 { return "\(Int(milliseconds)) ms" }
        return "\((milliseconds / 100).rounded() / 10) s"
    }
}

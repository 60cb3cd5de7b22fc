import Terminal
package import Verification

extension RollbackPlan {
    /// What undoes it, what does not come back, and what is left to do.
    package func document(on sheet: Sheet) -> Document {
        let head: [Document.Section] = [
            .heading("Undo \(tag)", note: origin), .lines(sheet.wrapped(sentence)),
        ]
        let steps = statements(on: sheet) + rest(on: sheet)
        return Document(head + before(on: sheet) + steps + afterwards(on: sheet))
    }

    private var origin: String {
        switch source {
        case .snapshots: "from its snapshot and the one before"
        case .files: "from what the files make of an empty database"
        }
    }

    private var sentence: String {
        guard !steps.isEmpty else { return "The schema is the same with it and without it." }
        let count = Numbers.count(steps.count, "statement")
        let losses =
            lossCount == 0
            ? "none of them loses data for good"
            : "\(Numbers.exact(Int64(lossCount))) of them lose\(lossCount == 1 ? "s" : "") data for good"
        return "\(count); \(losses)."
    }

    private func before(on sheet: Sheet) -> [Document.Section] { order(on: sheet) + doubt(on: sheet) }

    private func doubt(on sheet: Sheet) -> [Document.Section] {
        guard !unnamed.isEmpty else { return [] }
        let words =
            "No statement of the file names \(unnamed.listed): what its snapshot records may not be what the file does. Compare with --from files."
        return [.blank, .lines(sheet.wrapped(words, .danger))]
    }

    private func order(on sheet: Sheet) -> [Document.Section] {
        guard !later.isEmpty else { return [] }
        let newest = Array(later.reversed().prefix(3)) + (later.count > 3 ? ["others"] : [])
        let words =
            "Behind it come\(later.count == 1 ? "s" : "") \(newest.listed): where they are applied, undo the newest first."
        return [.blank, .lines(sheet.wrapped(words, .caution))]
    }

    /// Each with what it loses above it.
    private func statements(on sheet: Sheet) -> [Document.Section] {
        guard !steps.isEmpty else { return [] }
        let lines = steps.flatMap { step in
            step.losses.flatMap { sheet.wrapped("-- \($0.sentence)", $0.isForGood ? .danger : .caution) }
                + SQLColours.lines(of: step.statement + ";")
        }
        return [.blank, .heading("SQL", note: "in one transaction"), .lines(lines)]
    }

    private func rest(on sheet: Sheet) -> [Document.Section] {
        guard !leftovers.isEmpty else { return [] }
        let rows = leftovers.map {
            [Styled($0.place, .dim), Styled($0.words), Styled($0.reason, .caution)]
        }
        let heads = [
            TextColumn("where"), TextColumn("statement", minimum: 20), TextColumn("why", minimum: 20),
        ]
        return [
            .blank, .heading("Not undone", note: ""), .table(TextTable(heads, rows: rows, in: sheet.glyphs)),
        ]
    }

    private func afterwards(on sheet: Sheet) -> [Document.Section] {
        let save = "Nothing was run. To have it as a file: raingauge rollback \(tag) --format sql"
        let ledger =
            "Afterwards, tell the ledger: raingauge repair mark-pending \(tag). Or take the migration out of the folder too: raingauge drop \(tag)"
        return [.blank, .lines(sheet.wrapped(save, .info) + sheet.wrapped(ledger, .info))]
    }
}

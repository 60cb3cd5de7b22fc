import SQL
import Terminal
package import Verification

extension DryRunReport {
    /// What each statement did, what was held and for how long, and that nothing of it is there any more.
    package func document(on sheet: Sheet) -> Document {
        document(on: sheet, showing: RehearsalTables(self, in: sheet.glyphs))
    }

    /// The same with the tables made before.
    package func document(on sheet: Sheet, showing tables: RehearsalTables) -> Document {
        guard obstacles.isEmpty else { return Document(refusal(on: sheet)) }
        return Document(
            statements(tables, on: sheet) + locks(tables) + stop(on: sheet) + verdict(on: sheet))
    }

    private func refusal(on sheet: Sheet) -> [Document.Section] {
        let lines = obstacles.flatMap { refused in
            let (statement, obstacle) = (refused.statement, refused.obstacle)
            return sheet.wrapped(
                "\(statement.tag), line \(statement.line), \(statement.title): \(obstacle.reason).", .caution)
        }
        return [
            .heading("Not rehearsed", note: "nothing was run"), .lines(lines), .blank,
            .lines(
                sheet.wrapped(
                    "A rehearsal is taken back by ROLLBACK, which would not reach all of this. --to rehearses what comes before.",
                    .info)),
        ]
    }

    private func statements(_ tables: RehearsalTables, on sheet: Sheet) -> [Document.Section] {
        guard !observations.isEmpty else {
            return failure == nil ? [.lines(sheet.wrapped("There is nothing to rehearse."))] : []
        }
        let how = place == .scratch ? "on a server of its own" : "and rolled back"
        return [.heading("Rehearsed", note: how)]
            + tables.migrations.flatMap { [.blank, .heading($0.tag, note: $0.note), .rows($0.table)] }
    }

    private func locks(_ tables: RehearsalTables) -> [Document.Section] {
        guard let locks = tables.locks else { return [] }
        return [
            .blank, .heading("Locks", note: "held to the end, as long as it took here"), .table(locks),
        ]
    }

    private func stop(on sheet: Sheet) -> [Document.Section] {
        guard let failure else { return [] }
        return [.blank, .heading("Stopped", note: ""), .lines(Problem(failure).lines(on: sheet))]
    }

    private func verdict(on sheet: Sheet) -> [Document.Section] {
        guard !observations.isEmpty || failure != nil else { return [] }
        return [.blank, .lines(sheet.wrapped(fateSentence, fate == .unknown ? .danger : .success))]
    }

    private var fateSentence: String {
        switch fate {
        case .wroteNothing: "Nothing was written, and the transaction is over."
        case .aborted:
            transaction.map {
                "Everything was rolled back: the server says that transaction \($0) was aborted."
            }
                ?? "Everything was rolled back."
        case .unknown:
            "The server does not say that it was rolled back: look with raingauge landed --all before anything else."
        }
    }
}

import Postgres
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
        let copied = copy?.sections(on: sheet) ?? []
        return Document(
            statements(tables, on: sheet) + locks(tables) + stop(on: sheet) + copied + verdict(on: sheet))
    }

    private func refusal(on sheet: Sheet) -> [Document.Section] {
        let lines = obstacles.flatMap { refused in
            let (statement, obstacle) = (refused.statement, refused.obstacle)
            return sheet.wrapped(
                "\(statement.tag), line \(statement.line), \(statement.title): \(obstacle.reason).", .caution)
        }
        return [
            .heading("Not rehearsed", note: "nothing was run"), .lines(lines), .blank,
            .lines(sheet.wrapped(advice(on: sheet), .info)),
        ]
    }

    private func advice(on sheet: Sheet) -> String {
        let before = sheet.hasKeys ? nil : "--to rehearses what comes before."
        guard place == .database else {
            return ["A copy does not change that.", before].compactMap(\.self).joined(separator: " ")
        }
        let copy =
            sheet.hasKeys ? "d rehearses it on a copy." : "--scratch rehearses it on a copy of the schema."
        let isPossible = obstacles.allSatisfy(\.obstacle.allowsScratch)
        let why = "A rehearsal is taken back by ROLLBACK, which would not reach all of this."
        return [why, isPossible ? copy : nil, before].compactMap(\.self).joined(separator: " ")
    }

    private func statements(_ tables: RehearsalTables, on sheet: Sheet) -> [Document.Section] {
        guard !observations.isEmpty else {
            return failure == nil ? [.lines(sheet.wrapped("There is nothing to rehearse."))] : []
        }
        let how = place == .scratch ? "on a copy" : "and rolled back"
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
        let isOfCopy = place == .scratch && failure.error.sqlState == .insufficientPrivilege
        let note = isOfCopy ? sheet.wrapped(Self.rightsOnCopy, .info) : []
        let gap: [Document.Section] = observations.isEmpty ? [] : [.blank]
        return gap + [.heading("Stopped", note: ""), .lines(Problem(failure).lines(on: sheet) + note)]
    }

    private static let rightsOnCopy =
        "On the copy it runs as a role that owns the copy and nothing else; in the database another one may do that."

    private func verdict(on sheet: Sheet) -> [Document.Section] {
        guard !observations.isEmpty || failure != nil else { return [] }
        return [.blank, .lines(sheet.wrapped(fateSentence, fateRole))]
    }

    private var fateRole: Role {
        if place == .scratch { return failure == nil ? .success : .info }
        return fate == .unknown ? .danger : .success
    }

    private var fateSentence: String {
        if place == .scratch {
            return failure == nil
                ? "All of it ran on the copy; the database was only read."
                : "It was stopped on the copy; the database was only read."
        }
        return switch fate {
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

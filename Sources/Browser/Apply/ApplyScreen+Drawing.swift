package import Reports
import Terminal
import Verification

extension ApplyScreen {
    /// What became of it, what the rehearsal has shown, and the plan.
    package func document(in context: Context) -> Document {
        let sheet = Sheet.screen(width: context.body.columns - 2, glyphs: context.glyphs)
        if let report = running.value { return report.document(on: sheet) }
        guard let plan = plan.value else { return Document(absence(on: sheet)) }
        let isUnderWay = running.isWaiting || backup.making.isWaiting
        let wishes = isUnderWay ? [] : wishes(on: sheet)
        return Document(wishes + state(on: sheet) + plan.sections(foresight.value, on: sheet))
    }

    private func absence(on sheet: Sheet) -> [Document.Section] {
        if let problem = plan.problem { return [.lines(problem.lines(on: sheet))] }
        return [.lines(sheet.wrapped("Reading the files and the ledger.", .dim))]
    }

    private func state(on sheet: Sheet) -> [Document.Section] {
        if running.isWaiting {
            let taken = choice.alone.names.isEmpty ? "takes everything back" : "stops it"
            let head = sheet.wrapped("It is being applied; ^C \(taken).", .info)
            let seen = watching.report?.sections(on: sheet) ?? []
            return [.lines(head), .blank] + (seen.isEmpty ? [] : seen + [.blank])
        }
        if backup.making.isWaiting, let file = backup.file {
            let words = "The backup is being made into \(file); ^C stops it, and nothing is applied."
            return [.lines(sheet.wrapped(words, .info)), .blank]
        }
        if rehearsal.isWaiting { return [.lines(sheet.wrapped("It is being rehearsed.", .info)), .blank] }
        if let problem = backup.making.problem ?? running.problem ?? rehearsal.problem {
            return [.lines(problem.lines(on: sheet)), .blank]
        }
        if let shown = rehearsal.value, let rehearsed {
            return shown.document(on: sheet, showing: rehearsed).sections + [.blank]
        }
        return looking(on: sheet)
    }

    /// What the person has chosen besides.
    private func wishes(on sheet: Sheet) -> [Document.Section] {
        let index =
            choice.alone.dropsInvalid
            ? ["An invalid index of an earlier try is dropped first, if one is there."] : []
        let lines = (backup.lines + index).flatMap { sheet.wrapped($0, .info) }
        return lines.isEmpty ? [] : [.lines(lines), .blank]
    }

    private func looking(on sheet: Sheet) -> [Document.Section] {
        guard foresight.isWaiting else { return [] }
        return [.lines(sheet.wrapped("Its rows and tables are being looked at.", .dim)), .blank]
    }
}

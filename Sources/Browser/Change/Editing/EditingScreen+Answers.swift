import Reports
import Rows

extension EditingScreen {
    /// Takes what was asked for editing; `nil` where the answer is for something else.
    mutating func takeEditing(_ answer: AnyAnswer, in context: Context) -> [Request]? {
        if editing.rights.take(answer) != nil { return [] }
        if let result = editing.checking.take(answer) { return takeCheck(result) }
        if let result = editing.loading.take(answer) { return takeWhole(result) }
        if let result = editing.offering.take(answer) { return takeOffers(result) }
        return nil
    }

    /// Reads which rows the cell could refer to, from what was typed on.
    package mutating func offer(_ beginning: String, for cell: EditedCell, in context: Context) -> [Request] {
        editing.offered = cell
        let request = OfferedKeysRequest(
            source: cell.source, column: cell.column, beginning: beginning, labels: context.settings.labels)
        return [editing.offering.ask(OfferKeys(request))]
    }

    private mutating func takeOffers(_ result: Result<[OfferedKey], Problem>) -> [Request] {
        editing.offering.clear()
        switch result {
        case .failure(let problem): return [.say(Notice(problem))]
        case .success(let keys): return editing.offered.map { [.offer(keys, for: $0)] } ?? []
        }
    }

    private mutating func takeCheck(_ result: Result<Bool, Problem>) -> [Request] {
        guard case .failure(let problem) = result, problem != .stopped, let checked = editing.checked else {
            return []
        }
        return [.stage(.object(to: checked.cell, checked.text, problem)), .say(Notice(problem))]
    }

    private mutating func takeWhole(_ result: Result<[FullValue], Problem>) -> [Request] {
        defer { editing.awaited = nil }
        editing.loading.clear()
        guard let awaited = editing.awaited, case .success(let values) = result else {
            guard case .failure(let problem) = result else { return [] }
            return [.say(Notice(problem))]
        }
        switch awaited {
        case .edit(let cell):
            guard let value = values.first else { return [] }
            let whole = cell.knowing(value.text)
            return edit(whole, whole.value)
        case .copy(let row, let source, let columns):
            let read = zip(columns, values).map { OldRow.OldValue($0, $1.text) }
            let whole = row.knowing(more: OldRow(key: row.key, values: read, isComplete: false))
            return [.stage(.add(to: source, like: whole))]
        }
    }
}

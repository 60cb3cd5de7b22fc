import Catalog
import Reports
import Rows
import SQL
package import Terminal

extension RecordScreen {
    package func obstacle(to command: RecordCommand, in context: Context) -> String? {
        switch command {
        case .open, .copyCell:
            guard let cell else { return "This table has no columns." }
            if cell == .withheld { return "You may not read this column." }
            return command == .copyCell ? cell.copyObstacle(isKeyed: page.key(of: row) != nil) : nil
        case .next, .previous, .copyRow, .copyAs, .copyJSON, .copyInsert, .copyCSV, .copyMarkdown,
            .copyDrizzle:
            return nil
        }
    }

    /// The value on the selected line.
    private var cell: Rows.Cell? { view.selection.map { shown.page[shown.row, $0] } }

    package mutating func perform(_ command: RecordCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .open: return openValue()
        case .next where !needle.isEmpty: return repeatSearch(backwards: false, in: context)
        case .next: return step(by: count ?? 1, in: context)
        case .previous: return step(by: -(count ?? 1), in: context)
        case .copyCell:
            return view.selection.map { begin(PendingCopy(of: shown.page, row: shown.row, column: $0)) } ?? []
        case .copyAs: return [.choose(.copyForms)]
        case .copyRow: return copyRow(as: copyForm)
        case .copyJSON: return copyRow(as: .json)
        case .copyInsert: return copyRow(as: .insert)
        case .copyCSV: return copyRow(as: .csv)
        case .copyMarkdown: return copyRow(as: .markdown)
        case .copyDrizzle: return copyRow(as: .drizzle)
        }
    }

    package mutating func move(_ motion: Motion, count: Int?, in context: Context) -> [Request] {
        view.move(motion, count: count)
        return []
    }

    package mutating func click(_ mouse: MouseEvent, in context: Context) -> [Request] {
        switch mouse.action {
        case .wheelDown: view.wheel(by: 3)
        case .wheelUp: view.wheel(by: -3)
        case .press(.left), .doublePress(.left):
            let line = view.first + mouse.row - 1
            guard view.visible.contains(line) else { return [] }
            view.select(line)
            if case .doublePress = mouse.action { return [.command(RecordCommand.open.entry.name)] }
        case .press, .doublePress, .release: break
        }
        return []
    }

    private func openValue() -> [Request] {
        guard let column = view.selection else { return [] }
        return [.open(.value(ValueSubject(page: shown.page, row: shown.row, column: column)))]
    }

    private mutating func copyRow(as form: CopyForm) -> [Request] {
        copyForm = form
        return begin(PendingCopy(of: shown.page, row: shown.row, as: form))
    }
}

// Searching in the names and in what is loaded of the values.
extension RecordScreen {
    package mutating func search(_ text: String, in context: Context) -> [Request] {
        needle = text
        guard !text.isEmpty, let line = find(text, backwards: false, from: 0) else { return [] }
        view.select(line)
        return []
    }

    package mutating func repeatSearch(backwards: Bool, in context: Context) -> [Request] {
        guard !needle.isEmpty else { return [.say(Notice("Nothing is searched for; / begins."))] }
        guard let line = find(needle, backwards: backwards, from: 1) else {
            return [.say(Notice("“\(needle)” is not in this row.", tone: .caution))]
        }
        view.select(line)
        return []
    }

    package mutating func clear() -> Bool {
        if reading.problem != nil {
            reading.clear()
            return true
        }
        guard !needle.isEmpty else { return false }
        needle = ""
        return true
    }

    private func find(_ text: String, backwards: Bool, from nearest: Int) -> Int? {
        guard let selection = view.selection else { return nil }
        let wanted = text.lowercased()
        let count = page.columns.count
        return (nearest...count).lazy.map { distance in
            let line = selection + (backwards ? -distance : distance)
            return (line % count + count) % count
        }.first { line in
            let value = shown.page[shown.row, line].text ?? ""
            return page.columns[line].name.name.lowercased().contains(wanted)
                || value.lowercased().contains(wanted)
        }
    }
}

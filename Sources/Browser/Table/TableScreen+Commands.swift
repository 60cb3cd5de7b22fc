import Catalog
import Reports
import Rows
import SQL
import Terminal

extension TableScreen {
    package var hints: [TableCommand] {
        guard tab == .rows else {
            // The tabs one could go to; that of the one shown would say nothing.
            return [.rows, .columns, .indexes, .keys, .definition, .statistics, .copyCell, .copyRow].filter {
                $0.tab != tab
            }
        }
        guard grid != nil || rowsProblem == nil else {
            return (isRefusedWithFilter ? [.clearFilter] : []) + [.columns, .indexes, .keys, .definition]
        }
        guard marks.isEmpty else {
            return [.mark, .markRange, .markAll, .copyCell, .copyAs, .gather, .export]
        }
        let following: [TableCommand] =
            isOnReference ? [.follow] : isReferredTo && isOnKey ? [.referrers] : []
        guard !editing.isWritable else {
            return [.open, .edit, .newRow, .delete] + following + [.filter, .copyCell]
        }
        return [.open, .filter, .sort] + following + [.values, .copyCell, .columns]
    }

    /// In the other tabs there are lines rather than cells and rows.
    package func title(of command: TableCommand) -> String {
        command == .copyRow && tab != .rows ? "copy tab" : command.entry.title
    }

    package var placeHints: [TableCommand: [PlaceCommand]] {
        editing.isWritable ? [.delete: [.changes]] : [:]
    }

    package var wordedCommands: [String: @Sendable (String) -> PickerItem.Target] {
        [TableCommand.importFile.entry.name: { [relation] in .open(.importing($0, into: relation)) }]
    }

    /// Depends on the column but not on the row, or the hints would change with every step down.
    package func obstacle(to command: TableCommand, in context: Context) -> String? {
        switch command {
        case .open: cellObstacle ?? (grid?.cell == .withheld ? "You may not read this column." : nil)
        case .record: rowObstacle
        case .filter, .sqlOfRows, .findText: rowsObstacle
        case .clearFilter:
            isRefusedWithFilter
                ? nil : rowsObstacle ?? (grid?.page.source.filter == nil ? "There is no filter." : nil)
        case .sort, .sortFurther: columnObstacle ?? sortObstacle
        case .values: columnObstacle ?? withheldObstacle
        case .follow: cellObstacle ?? followObstacle
        case .referrers: rowObstacle ?? referrersObstacle
        case .findKey: rowsObstacle ?? keyObstacle
        case .mark: rowObstacle ?? markObstacle
        case .markRange: rowObstacle ?? markObstacle ?? rangeObstacle
        case .markAll: rowsObstacle
        case .export: rowsObstacle ?? (exporting.isWaiting ? "An export is running; ^C stops it." : nil)
        case .importFile:
            context.staging.isWritable ? nil : "This session only reads; :write lets it change rows."
        case .copyCell: tab == .rows ? cellObstacle : linesObstacle
        case .copyRow: tab == .rows ? rowObstacle : linesObstacle
        case .gather: rowObstacle ?? gatherObstacle
        case .copyAs, .copyJSON, .copyInsert, .copyCSV, .copyMarkdown, .copyDrizzle: rowObstacle
        case .count: countObstacle
        case .share: rowsObstacle ?? shareObstacle
        case .more: rowsObstacle ?? moreObstacle
        case .edit: cellObstacle ?? editObstacle(in: context)
        case .newRow: insertObstacle(in: context)
        case .duplicate: rowObstacle ?? insertObstacle(in: context)
        case .delete: rowObstacle ?? deleteObstacle(in: context)
        case .undo: context.staging.undoObstacle
        case .widen, .hide: cellObstacle
        case .showAll: rowsObstacle ?? (grid?.hiddenCount == 0 ? "No column is hidden." : nil)
        case .nextTab, .previousTab, .rows, .columns, .indexes, .keys, .definition, .statistics: nil
        }
    }

    private var linesObstacle: String? {
        structure?.document.lineCount ?? 0 > 0 ? nil : "There is nothing to copy yet."
    }

    private var rowsObstacle: String? {
        guard tab == .rows else { return "Only for rows; g1 shows them." }
        return grid == nil ? "There are no rows here yet." : nil
    }

    private var rowObstacle: String? {
        rowsObstacle ?? (grid?.page.isEmpty == true ? "There is no row here." : nil)
    }

    private var columnObstacle: String? {
        rowsObstacle ?? (grid?.column == nil ? "No column is shown; gH shows the hidden ones." : nil)
    }

    private var withheldObstacle: String? {
        let column = grid.flatMap { grid in grid.column.map { grid.page.columns[$0] } }
        return column?.cut == .withheld ? "You may not read this column." : nil
    }

    private var shareObstacle: String? {
        guard let source = grid?.page.source else { return nil }
        if source.isArranged { return "Only all rows in the order of their key can be gone to by a share." }
        return source.order.isSeekable ? nil : seekObstacle
    }

    private var isOnKey: Bool {
        grid.flatMap { grid in grid.column.map { grid.page.columns[$0].isKey } } ?? false
    }

    private var cellObstacle: String? {
        rowObstacle ?? (grid?.column == nil ? "No column is shown; gH shows the hidden ones." : nil)
    }

    private var countObstacle: String? {
        rowsObstacle ?? (counting.isWaiting ? "The rows are being counted; ^C stops it." : nil)
    }

    package mutating func perform(_ command: TableCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .open: return leadsToRow ? follow() : openValue()
        case .filter: return askForFilter()
        case .clearFilter: return clearFilter(in: context)
        case .sort: return sort(in: context)
        case .sortFurther: return sortFurther(in: context)
        case .sqlOfRows: return showStatement()
        case .values: return countValues()
        case .follow: return follow()
        case .referrers: return listReferrers()
        case .findKey: return askForKey()
        case .mark: return toggleMark(in: context)
        case .markRange: return toggleRange()
        case .markAll: return toggleAllMarks()
        case .export: return askForFile()
        case .importFile: return [.open(.importing(nil, into: relation))]
        case .findText:
            return [
                .prompt(.answer(to: TableQuestion.text.rawValue, label: "Rows with this text anywhere: "))
            ]
        case .record: return openRecord()
        case .copyCell: return tab == .rows ? copyCell() : copyLine()
        case .copyRow: return tab == .rows ? copyRow(as: copyForm) : copyTab()
        case .copyAs: return [.choose(.copyForms(ofMarked: !marks.isEmpty))]
        case .gather: return gather()
        case .copyJSON: return copyRow(as: .json)
        case .copyInsert: return copyRow(as: .insert)
        case .copyCSV: return copyRow(as: .csv)
        case .copyMarkdown: return copyRow(as: .markdown)
        case .copyDrizzle: return copyRow(as: .drizzle)
        case .count: return countRows()
        case .share:
            guard let count else {
                return [.say(Notice("Type the share first, such as 60%.", tone: .caution))]
            }
            return go(toPercent: count, in: context)
        case .more: return readMore(in: context)
        case .edit: return edit(in: context)
        case .newRow: return addRow()
        case .duplicate: return copySelectedRow()
        case .delete: return deleteSelectedRow()
        case .undo: return [.stage(.undo)]
        case .widen: grid?.toggleWidth()
        case .hide: return hide() + keep(in: context)
        case .showAll: grid?.showAllColumns()
        case .nextTab: return show(tab.moved(by: count ?? 1), in: context)
        case .previousTab: return show(tab.moved(by: -(count ?? 1)), in: context)
        case .rows, .columns, .indexes, .keys, .definition, .statistics:
            return command.tab.map { show($0, in: context) } ?? []
        }
        return keep(in: context)
    }

    private func openValue() -> [Request] {
        guard let grid, let column = grid.column else { return [] }
        return [.open(.value(ValueSubject(page: grid.page, row: grid.row, column: column)))]
    }

    private func openRecord() -> [Request] {
        guard let grid else { return [] }
        let subject = RecordSubject(
            page: grid.page, row: grid.row, column: grid.column ?? 0, links: links, trail: trail)
        return [.open(.record(subject))]
    }

    private mutating func countRows() -> [Request] {
        guard let source = grid?.page.source else { return [] }
        counted = source.filter.map { CountedFilter(filter: $0) }
        return [counting.ask(CountRows(source))]
    }

    private func countValues() -> [Request] {
        guard let grid, let column = grid.column else { return [] }
        let source = grid.page.source
        return [.open(.values(ColumnValuesRequest(source: source, column: source.columns[column])))]
    }

    private func showStatement() -> [Request] {
        guard let grid else { return [] }
        let hidden = grid.choices.hidden
        let names = grid.page.columns.map(\.name).filter { !hidden.contains($0) }
        return [.open(.statement(SeenRows(grid.page.source, columns: names)))]
    }

    package mutating func take(_ text: String, for question: String, in context: Context) -> [Request] {
        switch TableQuestion(rawValue: question) {
        case .filter: takeFilter(text, in: context)
        case .values: takeValues(text, in: context)
        case .key: takeKey(text, in: context)
        case .text: takeText(text, in: context)
        case .file: takeFile(text)
        case .replacement: takeReplacement(text)
        case .gather: takeBounds(text)
        case nil: []
        }
    }

    private mutating func hide() -> [Request] {
        grid?.hideColumn()
        return [.say(Notice("\(Numbers.count(grid?.hiddenCount ?? 0, "column")) hidden; gH shows all."))]
    }

    package mutating func clear() -> Bool {
        if turning.problem != nil {
            turning.clear()
            return true
        }
        if tab != .rows, structure?.forgetSearch() == true { return true }
        defer { needle = "" }
        return !needle.isEmpty || forgetMarks()
    }
}

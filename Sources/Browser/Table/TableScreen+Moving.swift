import Catalog
import Reports
import Rows
import SQL
package import Terminal

extension TableScreen {
    package mutating func move(_ motion: Motion, count: Int?, in context: Context) -> [Request] {
        defer { reachMarks() }
        return moveCursor(motion, count: count, in: context)
    }

    private mutating func moveCursor(_ motion: Motion, count: Int?, in context: Context) -> [Request] {
        guard tab == .rows else {
            structure?.move(motion, count: count, size: context.body)
            return []
        }
        guard let grid else { return [] }
        let times = count ?? 1
        let (isCounted, screen) = (count != nil, min(grid.height, max(1, grid.page.rowCount)))
        switch motion {
        case .down: return step(by: times, isCounted: isCounted, in: context)
        case .up: return step(by: -times, isCounted: isCounted, in: context)
        case .halfPageDown: return step(by: count ?? max(1, screen / 2), isCounted: isCounted, in: context)
        case .halfPageUp: return step(by: -(count ?? max(1, screen / 2)), isCounted: isCounted, in: context)
        case .pageDown: return step(by: times * screen, isCounted: isCounted, turnsScreen: true, in: context)
        case .pageUp: return step(by: -times * screen, isCounted: isCounted, turnsScreen: true, in: context)
        case .top, .bottom:
            guard count == nil else {
                return [.say(Notice("Rows have no numbers here; 60% goes to a share.", tone: .caution))]
            }
            return goToEnd(last: motion == .bottom, in: context)
        case .right, .nextColumn: self.grid?.select(position: grid.position + times)
        case .left, .previousColumn: self.grid?.select(position: grid.position - times)
        case .firstColumn: self.grid?.selectFirstColumn()
        case .lastColumn: self.grid?.select(position: grid.layout.count - 1)
        }
        return []
    }

    package mutating func click(_ mouse: MouseEvent, in context: Context) -> [Request] {
        switch mouse.action {
        case .wheelUp, .wheelDown: return turnWheel(by: mouse.wheelLines, in: context)
        case .press(.left), .doublePress(.left):
            guard tab == .rows else {
                structure?.select(row: mouse.row, size: context.body)
                return []
            }
            guard select(at: mouse, in: context), mouse.action == .doublePress(.left) else { return [] }
            return [.command(TableCommand.open.entry.name)]
        case .press, .doublePress, .release: return []
        }
    }

    private mutating func turnWheel(by lines: Int, in context: Context) -> [Request] {
        guard tab != .rows else { return step(by: lines, isCounted: false, in: context) }
        structure?.turnWheel(by: lines, size: context.body)
        return []
    }

    /// Answers whether a cell was hit; a click on the name of a column selects the column.
    private mutating func select(at mouse: MouseEvent, in context: Context) -> Bool {
        let line = mouse.row - ArrangementLine(grid?.page.source, glyphs: context.glyphs).count
        guard line >= 0, line < gridSize(in: context).rows else { return false }
        grid?.select(column: mouse.column, line: line)
        return grid != nil && line > 0
    }

    package func jumpItems(in context: Context) -> [PickerItem] {
        guard let grid else { return [] }
        return grid.page.columns.map {
            PickerItem($0.name.name, detail: "column, \($0.type.name)", target: .place($0.name.name))
        }
    }

    package mutating func go(to place: String, in context: Context) -> [Request] {
        tab = .rows
        let name = Identifier(place)
        if grid?.choices.hidden.contains(name) == true { grid?.showAllColumns() }
        grid?.select(columnNamed: name)
        return []
    }

    /// Shows a tab; the statistics are only asked for when somebody wants to see them.
    mutating func show(_ tab: TableTab, in context: Context) -> [Request] {
        self.tab = tab
        structure?.show(tab)
        fit(in: context)
        guard tab == .statistics, let structure, structure.lacksStatistics, !analysing.isWaiting else {
            return []
        }
        return [analysing.ask(LoadStatistics(relation.oid))]
    }

    package mutating func settle(in context: Context) -> [Request] {
        fit(in: context)
        return settleEditing(in: context) + (tab == .rows ? fill(in: context) : [])
    }

    /// Fits what is shown into the room there is.
    mutating func fit(in context: Context) {
        let size = gridSize(in: context)
        grid?.resize(size, hasSigns: context.staging.hasSigns, glyphs: context.glyphs)
        structure?.fit(context.body)
    }

    /// Without the lines that a problem takes at the bottom, and the one that says which rows are meant.
    func gridSize(in context: Context) -> Size {
        let body = context.body
        let lines = TroubleLines(trouble, size: body, glyphs: context.glyphs)
        let arrangement = ArrangementLine(grid?.page.source, glyphs: context.glyphs)
        let rows = body.rows - lines.count - arrangement.count
        let new = NewRowLines(context.staging, grid?.page.source, height: rows)
        return Size(columns: body.columns, rows: rows - new.count)
    }
}

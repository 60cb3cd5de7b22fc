package import Catalog
import Reports
import Rows
import SQL
import Terminal

/// One table, view or other relation: its rows, and in further tabs what the catalog says about it.
package struct TableScreen: BrowserScreen, CopyingScreen {
    package let id: ScreenID
    package let relation: Relation
    package internal(set) var tab: TableTab

    /// Everything about the table and its first page; one round trip.
    var opening: Slot<TableOpening>
    /// The page that is to replace the one shown.
    var turning: Slot<RowPage>
    var counting: Slot<Int64>
    var restructuring: Slot<Structure>
    /// Asked for when its tab is shown for the first time.
    var analysing: Slot<[ColumnStatistics]>
    /// A whole value, for a copy.
    var fetching: Slot<[FullValue]>

    /// The rows shown; a page that fails never takes them away.
    var grid: RowGrid?
    var turn: PageTurn?
    /// Where to go back to when the table has been opened again.
    var resumed: RowKey?
    var count = TableCount()
    var structure: StructureView?
    var copy: PendingCopy?
    var copyForm = CopyForm.json
    var needle = ""
    /// The tab that a digit was pressed on, as long as it may be the beginning of a count.
    var tabBeforeDigit: TableTab?

    package init(id: ScreenID, relation: Relation, tab: TableTab) {
        (self.id, self.relation, self.tab) = (id, relation, tab)
        opening = Slot(at: Place(id, .opening))
        turning = Slot(at: Place(id, .page))
        counting = Slot(at: Place(id, .count))
        restructuring = Slot(at: Place(id, .structure))
        analysing = Slot(at: Place(id, .statistics))
        fetching = Slot(at: Place(id, .value))
    }

    package var hasFailed: Bool { opening.problem != nil || turning.problem != nil }

    package var waitingPlaces: [Place] {
        let places = [
            opening.isWaiting ? opening.place : nil, turning.isWaiting ? turning.place : nil,
            counting.isWaiting ? counting.place : nil, restructuring.isWaiting ? restructuring.place : nil,
            analysing.isWaiting ? analysing.place : nil, fetching.isWaiting ? fetching.place : nil,
        ]
        return places.compactMap(\.self)
    }

    package var isWaiting: Bool { !waitingPlaces.isEmpty }

    /// Why what is shown is not what was asked for last; the rows are still those from before.
    var trouble: Problem? {
        guard grid != nil else { return nil }
        return turning.problem ?? opening.problem
    }

    /// Why there are no rows at all.
    var rowsProblem: Problem? {
        if let problem = opening.problem { return problem }
        guard case .failure(let problem) = opening.value?.page else { return nil }
        return problem
    }
}

package import Catalog
import Reports
package import Rows
package import SQL
import Terminal

/// One table, view or other relation: its rows, and in further tabs what the catalog says about it.
package struct TableScreen: BrowserScreen, CopyingScreen {
    package static let title = "One table"
    package let id: ScreenID
    package internal(set) var relation: Relation
    package internal(set) var tab: TableTab

    /// Everything about the table and its first page; one round trip.
    var opening: Slot<OpenTable>
    /// The page that is to replace the one shown.
    var turning: Slot<LoadPage>
    /// The page beside those shown, which nobody waits for yet.
    var ahead: Slot<ReadAhead>
    var counting: Slot<CountRows>
    var estimating: Slot<EstimateRows>
    var exporting: Slot<ExportRows>
    var gathering: Slot<GatherRows>
    /// How far gathering went, or goes.
    var gatherBounds = GatherRequest.Bounds.standard
    var restructuring: Slot<LoadStructure>
    /// Whether the table still is what it was when it was opened before.
    var confirming: Slot<ConfirmStructure>
    /// Asked for when its tab is shown for the first time.
    var analysing: Slot<LoadStatistics>
    /// A whole value, for a copy.
    var fetching: Slot<LoadValues>
    var rendering: Slot<LoadRowJSON>

    /// The rows shown; a page that fails never takes them away.
    var grid: RowGrid?
    var turn: PageTurn?
    /// On which side of the rows the page lies that is fetched ahead.
    var aheadSide = RowPage.Side.after
    /// About how many rows of the table lie in front of those that are there, and of those on their way.
    var rowsInFront: Int? = 0
    var destination: Int?
    /// The line of the selection when a whole screen was turned over the edge of what is there.
    var turnedLine: Int?
    /// Where to go back to when the table has been opened again.
    var resumed: RowKey?
    var count = TableCount()
    /// About how many rows meet the filter, and what it takes to find them.
    var estimate: RowEstimate?
    var counted: CountedFilter?
    /// With what the table is opened, while there are no rows.
    var openingFilter: Filter?
    /// The steps that led here along foreign keys.
    let trail: [String]
    /// The filter that was typed last, to be mended if it fails.
    var draft: String?
    var filters = FilterHistory()
    /// The rows before each of the filters that led here, the newest last.
    var earlier: [EarlierRows] = []
    /// What was offered and nobody has typed.
    var proposedFilter: String?
    /// Where the last export went, or is going.
    var exported: ExportFile?
    /// What was sorted by key here, if anything was.
    var chosenSort: [SortTerm]?
    var marks = Marks()
    /// What is being read to be copied.
    var copiedWords = ""
    /// The values of a key that are typed one after the other.
    var typedKey: [String] = []
    /// The row whose place is being read.
    var soughtKey: RowKey?
    package var editing: Editing
    var structure: StructureView?
    var copy: PendingCopy?
    var copyForm = CopyForm.json
    var needle = ""
    /// Where the cursor goes as soon as there are rows.
    var wantedColumn: Identifier?

    package init(
        id: ScreenID, relation: Relation, tab: TableTab = .rows, column: Identifier? = nil,
        filter: Filter? = nil,
        trail: [String] = []
    ) {
        (self.id, self.relation, self.tab, wantedColumn) = (id, relation, tab, column)
        (openingFilter, self.trail) = (filter, trail)
        editing = Editing(of: id)
        opening = Slot(of: id)
        turning = Slot(of: id)
        ahead = Slot(of: id, isQuiet: true)
        counting = Slot(of: id)
        estimating = Slot(of: id, isQuiet: true)
        exporting = Slot(of: id)
        gathering = Slot(of: id)
        restructuring = Slot(of: id)
        confirming = Slot(of: id, isQuiet: true)
        analysing = Slot(of: id)
        fetching = Slot(of: id)
        rendering = Slot(of: id)
    }

    package var slots: [any AnySlot] {
        let own: [any AnySlot] = [
            opening, turning, isAheadWaitedFor ? ahead.spoken : ahead, counting, estimating, exporting,
            gathering, restructuring, confirming, analysing, fetching, rendering,
        ]
        return own + editing.slots
    }

    /// Why what is shown is not what was asked for last; the rows are still those from before.
    var trouble: Problem? {
        guard grid != nil else { return nil }
        return turning.problem ?? ahead.problem ?? opening.problem
    }

    /// Why there are no rows at all.
    var rowsProblem: Problem? {
        if let problem = opening.problem { return problem }
        guard case .failure(let problem) = opening.value?.page else { return nil }
        return problem
    }
}

extension Destination {
    /// A relation, with one of its tabs in front, and the cursor in a column.
    package static func table(_ relation: Relation, tab: TableTab, column: Identifier? = nil) -> Destination {
        Destination { TableScreen(id: $0, relation: relation, tab: tab, column: column) }
    }
}

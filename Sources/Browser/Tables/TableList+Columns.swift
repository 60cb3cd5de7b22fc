import Catalog
import Reports
import Terminal

/// Where the columns of the table list stand, in a certain width.
struct TableListColumns: Equatable {
    /// Only when there is more than one schema to tell apart.
    private(set) var schema: Rect?
    let marker: Int
    let name: Rect
    private(set) var kind: Rect?
    let rows: Rect
    /// Once sizes are known.
    private(set) var size: Rect?
    private(set) var note: Rect?

    init(_ list: TableList, width: Int) {
        var column = 1
        if list.schemaWidth > 0, width >= 60 {
            schema = Rect(column: column, columns: min(list.schemaWidth, 16), rows: 1)
            column += min(list.schemaWidth, 16) + 1
        } else {
            column = 0
        }
        marker = column
        let kindWidth = width >= 48 ? list.kindWidth + 2 : 0
        let sizeWidth = list.sizes == nil ? 0 : Self.sizeWidth + 2
        let room = width - column - 2 - kindWidth - Self.rowsWidth - 2 - sizeWidth
        let nameWidth = max(6, min(list.nameWidth, room))
        name = Rect(column: column + 2, columns: nameWidth, rows: 1)
        column = name.column + nameWidth + 2
        if kindWidth > 0 {
            kind = Rect(column: column, columns: kindWidth - 2, rows: 1)
            column += kindWidth
        }
        rows = Rect(column: column, columns: Self.rowsWidth, rows: 1)
        column += Self.rowsWidth + 2
        if sizeWidth > 0 {
            size = Rect(column: column, columns: Self.sizeWidth, rows: 1)
            column += sizeWidth
        }
        if width - column >= 10 { note = Rect(column: column, columns: width - column - 1, rows: 1) }
    }

    /// `~999k`, `~1.2M`, and the head.
    private static let rowsWidth = 6
    /// `1.2 MB`, `999 kB`, `locked`.
    private static let sizeWidth = 6
}

extension Relation.Kind {
    /// In the list, where there is little room.
    var shortWord: String {
        switch self {
        case .table: "table"
        case .partitionedTable: "partitioned"
        case .view: "view"
        case .materializedView: "matview"
        case .foreignTable: "foreign"
        }
    }
}

extension Relation {
    /// What the list says about it besides its name and size, the alarming first.
    func badges(partitions: Int, isOutsideDrizzle: Bool = false) -> [Styled] {
        var badges: [Styled] = []
        if traits.contains(.unreadable) { badges.append(Styled("no privilege", .caution)) }
        if traits.contains(.invalidIndex) { badges.append(Styled("invalid index", .danger)) }
        if traits.contains(.unvalidatedConstraint) { badges.append(Styled("NOT VALID constraint", .caution)) }
        if traits.contains(.unpopulated) { badges.append(Styled("not populated", .caution)) }
        if traits.contains(.rowSecurity) { badges.append(Styled("row security", .info)) }
        if partitions > 0 { badges.append(Styled(Numbers.count(partitions, "partition"), .dim)) }
        if isOutsideDrizzle { badges.append(Styled("not in Drizzle schema", .dim)) }
        if traits.contains(.temporary) { badges.append(Styled("temporary", .dim)) }
        if traits.contains(.unlogged) { badges.append(Styled("unlogged", .dim)) }
        if traits.contains(.neverAnalysed) { badges.append(Styled("never analysed", .dim)) }
        return badges
    }
}

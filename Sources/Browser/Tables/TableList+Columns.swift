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
        var column = 0
        if list.schemaWidth > 0, width >= 60 {
            schema = Rect(column: 1, columns: Self.schemaWidth(list), rows: 1)
            column = Self.schemaWidth(list) + 2
        }
        marker = column
        let kindWidth = width >= 48 ? list.kindWidth + 2 : 0
        let sizeWidth = list.sizes == nil ? 0 : Self.sizeWidth + 2
        // A long name does not take the notes away from everybody.
        let room = width - column - 2 - kindWidth - Self.rowsWidth - 2 - sizeWidth
        let nameRoom = width >= 60 ? max(Self.legibleName, room - 3 - Self.noteWidth) : room
        name = Rect(column: column + 2, columns: max(6, min(list.nameWidth, nameRoom, room)), rows: 1)
        column = name.column + name.columns + 2
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

    /// How wide the list is that leaves room for the structure of a table at its right; `nil` where it would have to say
    /// less for that than it says without.
    static func widthBesidePane(_ list: TableList, in columns: Int) -> Int? {
        guard columns >= 100, !list.relations.isEmpty else { return nil }
        let schema = list.schemaWidth > 0 ? schemaWidth(list) + 2 : 0
        let size = list.sizes == nil ? 0 : sizeWidth + 2
        let besides = schema + 2 + 2 + list.kindWidth + 2 + rowsWidth + 2 + size + noteWidth + 1
        guard besides + min(list.nameWidth, legibleName) <= columns - paneWidth else { return nil }
        return min(columns - paneWidth, max(besides + min(list.nameWidth, wholeName), columns * 9 / 20))
    }

    private static func schemaWidth(_ list: TableList) -> Int { min(list.schemaWidth, 16) }

    /// `~999k`, `~1.2M`, and the head.
    private static let rowsWidth = 6
    /// `1.2 MB`, `999 kB`, `locked`.
    private static let sizeWidth = 6
    /// `not in Drizzle`, the widest of the notes.
    private static let noteWidth = 14
    /// A name that is longer may be cut.
    private static let legibleName = 20
    /// A name that is longer is cut, where the room is of use to others.
    private static let wholeName = 40
    /// The structure of a table, with the rule in front of it; in less room its types and indexes would all be cut.
    private static let paneWidth = 43
}

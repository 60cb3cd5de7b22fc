package import Catalog
import Postgres
package import SQL

/// A relation whose columns and order are known: what is needed to read any of its pages in one round trip.
package struct RowSource: Hashable, Sendable {
    package let relation: Relation
    package let columns: [RowColumn]
    package let order: RowOrder
    /// Whether policies of row security decide which rows this role sees.
    package let hidesRows: Bool
    /// Which of the rows are meant; `nil` for all.
    package var filter: Filter?
    /// By what a person has them sorted, the most important first; empty for ``order`` alone.
    package var sort: [SortTerm] = []
    /// How many columns the relation ever had, those included that were dropped: a new one makes it grow.
    let attributes: Int
    /// What reads all columns, cut for the grid: every page needs it, and a wide table makes it long.
    let gridCells: SQL
    /// The types in which the first page came, if it came with the opening.
    private var types: [Oid]?

    package init(
        relation: Relation, columns: [RowColumn], order: RowOrder, attributes: Int? = nil,
        hidesRows: Bool = false
    ) {
        (self.relation, self.columns, self.order, self.hidesRows) = (relation, columns, order, hidesRows)
        self.attributes = attributes ?? columns.map(\.column.number).max() ?? 0
        gridCells = PageQuery.cells(of: columns, in: order, limits: .grid)
    }

    /// Remembers in which types the first page came; a later page in others means that the table was altered.
    ///
    /// Columns that are always shown as text have no other type to come in.
    mutating func adoptTypes(of rows: RowSet) { types = rows.columns.map(\.type) }

    /// What is carried behind the columns depends on the sorting.
    func hasTypes(of rows: RowSet) -> Bool {
        types.map { types in types.elementsEqual(rows.columns.prefix(types.count).map(\.type)) } ?? true
    }

    /// How many cells a row has: its columns, behind them the parts of its key that are none, and what is carried.
    var width: Int { columns.count + order.hiddenParts + carried.count }

    /// Whether there are pages beyond the first.
    package var isSeekable: Bool { order.isSeekable || !sort.isEmpty }

    /// Whether these are not simply all rows in their own order.
    package var isArranged: Bool { filter != nil || !sort.isEmpty }

    /// All rows, in their own order.
    package var plain: RowSource {
        var source = self
        (source.filter, source.sort) = (nil, [])
        return source
    }

    /// What stands behind FROM: the rows that are meant, called `r`.
    ///
    /// A filter has a scope of its own, in which the table is called by its name and nothing of ours can be named.
    var rows: SQL { rows(as: "r") }

    func rows(as alias: SQL) -> SQL {
        guard let filter else { return "\(relation.name) AS \(alias)" }
        let hidden = order == .physical ? ["ctid"] : []
        let names = columns.filter { $0.cut != .withheld }.map(\.name.quoted) + hidden
        let list = SQL(unsafe: names.joined(separator: ", "))
        return "(SELECT \(list) FROM \(relation.name) WHERE \(filter.sql)) AS \(alias)"
    }

    /// The places of the key columns among ``columns``, in the order of the key.
    package var keyIndices: [Int] {
        order.keyColumns.compactMap { key in columns.firstIndex { $0.column.name == key.name } }
    }
}

extension RowSource {
    package static func == (left: RowSource, right: RowSource) -> Bool {
        left.relation == right.relation && left.columns == right.columns && left.order == right.order
            && left.attributes == right.attributes && left.types == right.types
            && left.hidesRows == right.hidesRows && left.filter == right.filter && left.sort == right.sort
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(relation.oid)
        hasher.combine(attributes)
    }
}

/// A column as rows are read: what the catalog says about it, and how its values are cut.
package struct RowColumn: Hashable, Sendable {
    package let column: Column
    package let isKey: Bool
    /// Whether it is the source of a foreign key.
    package let isReference: Bool
    package let cut: ValueCut

    package init(column: Column, isKey: Bool = false, isReference: Bool = false, cut: ValueCut = .whole) {
        (self.column, self.isKey, self.isReference, self.cut) = (column, isKey, isReference, cut)
    }

    package var name: Identifier { column.name }
    package var type: ColumnType { column.type }
    /// Whether a new row has to say what it is: nothing else does, and it cannot be NULL.
    package var hasToBeGiven: Bool { column.isRequired && column.value == .given }
}

package import SQL

/// Rows together with those that they refer to, each once, in an order in which they can be inserted.
package struct GatheredRows: Equatable, Sendable {
    package let rows: [Row]
    /// The tables whose rows refer to one another in a circle, which no order resolves.
    package let circles: [[QualifiedName]]
    /// Whether more rows are meant than were taken along.
    package let isCutShort: Bool
    /// The rows that are referred to and not among ``rows``, by their table.
    package let missing: [Missing]

    package struct Missing: Equatable, Sendable {
        package let table: QualifiedName
        package let count: Int

        package init(table: QualifiedName, count: Int) { (self.table, self.count) = (table, count) }
    }

    /// Whether there would be more.
    package var isPart: Bool { isCutShort || !missing.isEmpty }

    package struct Row: Equatable, Sendable {
        package let source: RowSource
        /// Along the columns of the source, whole.
        package let cells: [Cell]

        package init(source: RowSource, cells: [Cell]) { (self.source, self.cells) = (source, cells) }
    }

    package init(
        rows: [Row], circles: [[QualifiedName]] = [], isCutShort: Bool = false, missing: [Missing] = []
    ) {
        (self.rows, self.circles, self.isCutShort, self.missing) = (rows, circles, isCutShort, missing)
    }
}

package import SQL

/// Rows together with those that they refer to, each once, in an order in which they can be inserted.
package struct GatheredRows: Equatable, Sendable {
    package let rows: [Row]
    /// The tables whose rows refer to one another in a circle, which no order resolves.
    package let circles: [[QualifiedName]]
    /// Whether there would be more than were taken along.
    package let isCutShort: Bool

    package struct Row: Equatable, Sendable {
        package let source: RowSource
        /// Along the columns of the source, whole.
        package let cells: [Cell]

        package init(source: RowSource, cells: [Cell]) { (self.source, self.cells) = (source, cells) }
    }

    package init(rows: [Row], circles: [[QualifiedName]] = [], isCutShort: Bool = false) {
        (self.rows, self.circles, self.isCutShort) = (rows, circles, isCutShort)
    }
}

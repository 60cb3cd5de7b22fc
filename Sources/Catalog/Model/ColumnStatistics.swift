package import SQL

/// What `ANALYZE` found out about one column.
package struct ColumnStatistics: Hashable, Sendable {
    package let column: Identifier
    /// Between 0 and 1.
    package let nullFraction: Double
    package let distinct: Distinct
    /// The most common values with the share of the rows that hold each, most common first.
    package let commonValues: [CommonValue]
    /// Values that cut the rest of the column into parts with about the same number of rows; empty without.
    package let histogram: [String]
    /// From −1 to 1: how far the order on disk follows the order of the values.
    package let correlation: Double?
    /// In bytes.
    package let averageWidth: Int

    package init(
        column: Identifier, nullFraction: Double = 0, distinct: Distinct = .unknown,
        commonValues: [CommonValue] = [], histogram: [String] = [], correlation: Double? = nil,
        averageWidth: Int = 0
    ) {
        (self.column, self.nullFraction, self.distinct) = (column, nullFraction, distinct)
        (self.commonValues, self.histogram) = (commonValues, histogram)
        (self.correlation, self.averageWidth) = (correlation, averageWidth)
    }

    package enum Distinct: Hashable, Sendable {
        case unknown
        case about(Int64)
        /// Grows with the table: this share of the rows is distinct; 1 for a unique column.
        case share(Double)
    }

    package struct CommonValue: Hashable, Sendable {
        package let value: String
        /// Between 0 and 1, of all rows.
        package let frequency: Double

        package init(value: String, frequency: Double) { (self.value, self.frequency) = (value, frequency) }
    }
}

package import Catalog
package import Postgres
package import SQL

/// One step on the way through the tables of a database to where a value is.
///
/// Columns with an index are looked into first, many in one round trip; then one table after the other is read, the
/// smallest first, each for a few seconds at most.
package struct FindStep: Hashable, Sendable {
    package let value: SoughtValue
    /// Of one table, where that is read.
    package let columns: [FittingColumn]
    package let isReading: Bool

    /// All steps, in the order in which they are worth it.
    package static func all(for value: SoughtValue, in columns: [FittingColumn]) -> [FindStep] {
        let indexed = columns.filter(\.isIndexed)
        let lookUps = stride(from: 0, to: indexed.count, by: atOnce).map { start in
            FindStep(
                value: value, columns: Array(indexed[start..<min(start + atOnce, indexed.count)]),
                isReading: false)
        }
        let tables = Dictionary(grouping: columns.filter { !$0.isIndexed }, by: \.relation)
        let readings = tables.values.map { FindStep(value: value, columns: $0, isReading: true) }
        return lookUps + readings.sorted { $0.place < $1.place }
    }

    /// So many indexes are asked in one round trip.
    private static let atOnce = 50
    /// How long one table is read at most.
    package static let patience = Duration.seconds(5)
    /// Exact up to so many rows.
    package static let most: Int64 = 1_000

    /// A table of unknown size comes last.
    private var place: (Int64, QualifiedName) {
        (columns[0].size?.bytes ?? .max, columns[0].relation.name)
    }

    /// What is read, in words of the catalog; `nil` where indexes are asked.
    package var table: (name: QualifiedName, size: ByteCount?)? {
        isReading ? (columns[0].relation.name, columns[0].size) : nil
    }

    /// One for each index, so that what is refused for one table says nothing of the others; or one for the whole table.
    package var batches: [Batch] { isReading ? [reading] : columns.map(lookUp) }

    private func lookUp(_ place: FittingColumn) -> Batch {
        Batch(
            """
            SELECT pg_catalog.count(*)
              FROM (SELECT FROM \(place.relation.name) AS r WHERE \(condition(place))
                     LIMIT \(unsafe: String(Self.most + 1))) AS found
            """, searchPath: .session)
    }

    private var reading: Batch {
        let conditions = columns.map(condition)
        let counts = conditions.map { "pg_catalog.count(*) FILTER (WHERE \($0))" as SQL }
        return Batch(
            """
            SELECT \(counts.joined(separator: ", ")) FROM \(columns[0].relation.name) AS r
             WHERE \(conditions.joined(separator: " OR "))
            """, searchPath: .session, limits: SessionLimits(statementTimeout: Self.patience))
    }

    private func condition(_ place: FittingColumn) -> SQL { place.filter(value).sql }

    /// Reads the answers to ``batches``.
    ///
    /// - Parameter answers: One for each of them.
    /// - Returns: What is worth saying of each column: where the value is, and where nobody could tell.
    /// - Throws: Why nothing more can be asked: somebody stopped it, or the connection is gone.
    package func finds(in answers: [BatchAnswer]) throws(PostgresError) -> [Find] {
        if let end = answers.lazy.compactMap(\.error).first(where: \.endsAll) { throw end }
        if isReading {
            guard let answer = answers.first else { return [] }
            if let error = answer.error { return [Find(columns[0], .init(error), of: columns)] }
            return columns.indices.compactMap { Find(columns[$0], answer.results.first?.int64(0, $0) ?? 0) }
        }
        return zip(columns, answers).compactMap { column, answer in
            if let error = answer.error { return Find(column, .init(error), of: [column]) }
            return Find(column, answer.results.first?.int64(0, 0) ?? 0)
        }
    }
}

extension FittingColumn {
    /// The rows in which the column has the value.
    package func filter(_ value: SoughtValue) -> Filter {
        Filter(matching: [(column.name, value.text, RowColumn(column: column))])
    }
}

extension PostgresError {
    /// Whether it says nothing about the table that was asked.
    fileprivate var endsAll: Bool {
        switch kind {
        case .cancelled(.byUser), .couldNotConnect, .connectionLost, .receiverFailed: true
        case .server, .cancelled: false
        }
    }
}

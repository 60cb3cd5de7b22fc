/// The columns of one query that are read, a case each: `isUnique` is the column `is_unique`.
package protocol ResultColumns: CodingKey, CaseIterable, RawRepresentable<Int> {}

/// The rows of a result, read by the names of its columns.
///
/// Where a column stands is looked up once for a result and not for every cell.
///
/// ```swift
/// enum EnumColumn: Int, ResultColumns { case schema, name, labels }
/// ResultRows<EnumColumn>(result).map { QualifiedName($0.text(.schema), $0.text(.name)) }
/// ```
package struct ResultRows<Column: ResultColumns>: RandomAccessCollection, Sendable {
    private let result: RowSet
    private let places: [Int]

    /// The query must have every column of `Column`.
    package init(_ result: RowSet) {
        self.result = result
        places = Column.allCases.map { column in
            guard let place = result.columns.firstIndex(where: { column.isCalled($0.name) }) else {
                preconditionFailure("a query has the column \(column.stringValue)")
            }
            return place
        }
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { result.count }
    package subscript(row: Int) -> ResultRow<Column> { ResultRow(result: result, places: places, row: row) }
}

extension ResultColumns {
    /// Compares `isUnique` with `is_unique`.
    fileprivate func isCalled(_ name: String) -> Bool {
        let letters = name.utf8.lazy.filter { $0 != UInt8(ascii: "_") }
        return stringValue.utf8.lazy.map { $0 | 0x20 }.elementsEqual(letters)
    }
}

/// One row of ``ResultRows``; what the readers return is as in ``RowSet``.
package struct ResultRow<Column: ResultColumns>: Sendable {
    fileprivate let result: RowSet
    fileprivate let places: [Int]
    fileprivate let row: Int

    private func place(_ column: Column) -> Int { places[column.rawValue] }

    package subscript(column: Column) -> String? { result[row, place(column)] }
    package func text(_ column: Column) -> String { result.text(row, place(column)) }
    package func int(_ column: Column) -> Int? { result.int(row, place(column)) }
    package func int64(_ column: Column) -> Int64? { result.int64(row, place(column)) }
    package func double(_ column: Column) -> Double? { result.double(row, place(column)) }
    package func bool(_ column: Column) -> Bool? { result.bool(row, place(column)) }
    package func isNull(_ column: Column) -> Bool { result.isNull(row, place(column)) }

    /// The first byte of the cell, for columns of one letter; `nil` is NULL.
    package func letter(_ column: Column) -> UInt8? {
        result.withCell(row, place(column)) { $0.first } ?? nil
    }
}

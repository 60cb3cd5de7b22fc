import CPostgres
package import SQL

/// The rows one statement returned, still in libpq's memory: cells are decoded when asked for.
///
/// Copies share the memory, which goes with the last of them. A statement without rows, such as `UPDATE`, has no columns.
package struct RowSet: Sendable {
    private let handle: ResultHandle
    package let columns: [ResultColumn]
    /// The number of rows.
    package let count: Int

    init(_ handle: ResultHandle) {
        self.handle = handle
        count = Int(PQntuples(handle.pointer))
        columns = (0..<PQnfields(handle.pointer)).map { ResultColumn(handle.pointer, at: $0) }
    }

    package var isEmpty: Bool { count == 0 }

    /// The numbers of the rows, to iterate over.
    package var rows: Range<Int> { 0..<count }

    /// How many rows the statement returned or changed, where the server says so.
    package var affectedRows: Int? { PQcmdTuples(handle.pointer).flatMap { Int(String(cString: $0)) } }

    /// The cell as text in the server's output format; `nil` is NULL.
    package subscript(row: Int, column: Int) -> String? {
        withCell(row, column) { ServerText.decode($0) }
    }

    package func isNull(_ row: Int, _ column: Int) -> Bool {
        check(row, column)
        return PQgetisnull(handle.pointer, Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column))
            == 1
    }

    /// The cell as text; NULL is "", for columns that cannot be NULL.
    package func text(_ row: Int, _ column: Int) -> String { self[row, column] ?? "" }

    /// The cell as a number; `nil` is NULL or not a whole number.
    package func int(_ row: Int, _ column: Int) -> Int? { int64(row, column).map(Int.init) }

    /// The cell as a number; `nil` is NULL or not a whole number.
    package func int64(_ row: Int, _ column: Int) -> Int64? {
        withCell(row, column) { WholeNumber.parse($0) } ?? nil
    }

    /// The cell as a number; `nil` is NULL or not a number.
    package func double(_ row: Int, _ column: Int) -> Double? { self[row, column].flatMap(Double.init) }

    /// The cell as a Boolean; `nil` is NULL or neither `t` nor `f`.
    package func bool(_ row: Int, _ column: Int) -> Bool? {
        let letter = withCell(row, column) { $0.first }
        return switch letter {
        case UInt8(ascii: "t"): true
        case UInt8(ascii: "f"): false
        default: nil
        }
    }

    /// The bytes as they came, before any decoding; `nil` is NULL. (For `bytea` that is `\x` and hexadecimal digits.)
    package func bytes(_ row: Int, _ column: Int) -> [UInt8]? { withCell(row, column) { Array($0) } }

    /// Reads a cell in place; `nil` is NULL.
    ///
    /// The buffer is valid only inside `body`.
    package func withCell<Value>(
        _ row: Int, _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Value
    ) -> Value? {
        check(row, column)
        let (line, field) = (Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column))
        let length = Int(PQgetlength(handle.pointer, line, field))
        // Asking for NULL costs a call; only an empty cell can be one.
        if length == 0, PQgetisnull(handle.pointer, line, field) == 1 { return nil }
        guard let value = PQgetvalue(handle.pointer, line, field) else { return nil }
        return value.withMemoryRebound(to: UInt8.self, capacity: length) { start in
            body(UnsafeBufferPointer(start: start, count: length))
        }
    }

    /// What the cells weigh, without the protocol around them.
    ///
    /// Costs a look at every cell.
    package var byteCount: ByteCount {
        ByteCount(
            rows.reduce(0) { total, row in
                columns.indices.reduce(total) { sum, column in
                    sum + Int(PQgetlength(handle.pointer, Int32(row), Int32(column)))
                }
            })
    }

    /// The number of the column with this name; the first, if there are several.
    package func column(named name: String) -> Int? { columns.firstIndex { $0.name == name } }

    private func check(_ row: Int, _ column: Int) {
        precondition(
            rows.contains(row) && columns.indices.contains(column), "a cell outside the result was asked for")
    }
}

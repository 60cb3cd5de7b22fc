package import Postgres
package import SQL

extension RowSet {
    /// The number of an object; `nil` for NULL and for 0, which is no object.
    package func oid(_ row: Int, _ column: Int) -> Oid? { int64(row, column).flatMap(Oid.init(of:)) }
}

extension ResultRow {
    /// The number of an object; `nil` for NULL and for 0, which is no object.
    package func oid(_ column: Column) -> Oid? { int64(column).flatMap(Oid.init(of:)) }

    /// The elements of a one-dimensional array; empty for NULL.
    package func array(_ column: Column) -> [String] {
        self[column].map { ArrayText.elements(of: $0) } ?? []
    }

    /// A name inside a schema; `nil` when one of them is NULL.
    package func qualifiedName(_ schema: Column, _ name: Column) -> QualifiedName? {
        guard let schema = self[schema], let name = self[name] else { return nil }
        return QualifiedName(schema, name)
    }
}

extension Oid {
    fileprivate init?(of number: Int64) {
        guard let number = UInt32(exactly: number), number != 0 else { return nil }
        self.init(number)
    }
}

package import Postgres
package import SQL

extension RowSet {
    /// The number of an object; `nil` for NULL and for 0, which is no object.
    package func oid(_ row: Int, _ column: Int) -> Oid? {
        int64(row, column).flatMap(UInt32.init(exactly:)).flatMap { $0 == 0 ? nil : Oid($0) }
    }

    /// The elements of a one-dimensional array; empty for NULL.
    package func array(_ row: Int, _ column: Int) -> [String] {
        self[row, column].map { ArrayText.elements(of: $0) } ?? []
    }

    /// A name inside a schema from two neighbouring columns; `nil` when they are NULL.
    func qualifiedName(_ row: Int, _ column: Int) -> QualifiedName? {
        guard let schema = self[row, column], let name = self[row, column + 1] else { return nil }
        return QualifiedName(schema, name)
    }
}

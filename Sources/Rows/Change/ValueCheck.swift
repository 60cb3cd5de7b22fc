import Catalog
package import Postgres
import SQL

/// Whether the server's input function takes a text for a value of a column; one round trip that writes nothing.
///
/// What a modifier such as `varchar(3)` or a domain's check has against it, only the commit finds out.
package struct ValueCheck: Hashable, Sendable {
    private let text: String
    private let type: ColumnType

    package init(_ text: String, for column: RowColumn) { (self.text, type) = (text, column.type) }

    package var batch: Batch { Batch([sql]) }

    private var sql: SQL { "SELECT pg_catalog.num_nulls(\(text)::\(unsafe: type.castName))" }
}

import Catalog
import SQL

/// A row whose values are whole, to be written in some form.
package struct CopiedRow {
    struct Field {
        let column: Column
        /// In the server's text form; `nil` is NULL.
        let text: String?
    }

    let source: RowSource
    let fields: [Field]
    /// The columns whose values may not be read.
    package let withheldCount: Int

    package init(source: RowSource, cells: [Cell]) {
        self.source = source
        fields = zip(source.columns, cells).compactMap { column, cell in
            cell == .withheld ? nil : Field(column: column.column, text: cell.text)
        }
        withheldCount = source.columns.count - fields.count
    }

    /// The values of some columns, in their order.
    init(source: RowSource, columns: [Column], values: [String?]) {
        self.source = source
        fields = zip(columns, values).map { Field(column: $0, text: $1) }
        withheldCount = 0
    }
}

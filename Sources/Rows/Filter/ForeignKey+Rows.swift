package import Catalog
import SQL

extension ForeignKey {
    /// The row that a row of this table refers to; `nil` where it refers to none.
    ///
    /// - Parameters:
    ///   - row: Its place on the page.
    ///   - page: Rows of the table that holds the reference.
    /// - Returns: What only that row meets.
    package func filter(ofRowReferredToBy row: Int, of page: RowPage) -> Filter? {
        Filter(row, of: page, source.columns, are: target.columns)
    }

    /// The rows that refer to a row of the referenced table; `nil` where none can.
    ///
    /// - Parameters:
    ///   - row: Its place on the page.
    ///   - page: Rows of the table that is referenced.
    /// - Returns: What only those rows meet.
    package func filter(ofRowsReferringTo row: Int, of page: RowPage) -> Filter? {
        Filter(row, of: page, target.columns, are: source.columns)
    }
}

extension Filter {
    /// The rows of another table whose `columns` are what `own` columns are here; `nil` with a NULL or a cut value in them.
    fileprivate init?(
        _ row: Int, of page: RowPage, _ own: [Identifier], are columns: [Identifier]
    ) {
        var values: [(column: Identifier, value: String, of: RowColumn)] = []
        for (name, other) in zip(own, columns) {
            guard let index = page.columns.firstIndex(where: { $0.name == name }),
                case .value(let text) = page[row, index]
            else { return nil }
            values.append((other, text, page.columns[index]))
        }
        self.init(matching: values)
    }
}

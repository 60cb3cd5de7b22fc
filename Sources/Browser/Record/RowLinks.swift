package import Catalog
import Rows
import SQL

/// How the rows of a table hang together with others: by the foreign keys that leave it and those that arrive.
package struct RowLinks: Hashable, Sendable {
    package var leaving: [ForeignKey] = []
    package var arriving: [ForeignKey] = []

    package init(leaving: [ForeignKey] = [], arriving: [ForeignKey] = []) {
        (self.leaving, self.arriving) = (leaving, arriving)
    }

    /// The foreign key of a column, the one over the fewest columns where there are several.
    func key(of column: Identifier) -> ForeignKey? {
        leaving.filter { $0.source.columns.contains(column) }.min {
            $0.source.columns.count < $1.source.columns.count
        }
    }

    /// The rows that a row refers to.
    func labels(of row: Int, in page: RowPage, _ chosen: ChosenLabels) -> LabelsRequest {
        LabelsRequest(
            leaving.compactMap { key in
                key.filter(ofRowReferredToBy: row, of: page).map {
                    LabelsRequest.Reference(key: key, filter: $0)
                }
            }, chosen)
    }

    /// The rows that refer to a row.
    func references(to row: Int, in page: RowPage) -> [ReferrersRequest.Reference] {
        arriving.map { $0.reference(to: row, in: page) }
    }
}

extension ForeignKey {
    /// The rows that refer to a row by it.
    func reference(to row: Int, in page: RowPage) -> ReferrersRequest.Reference {
        ReferrersRequest.Reference(key: self, filter: filter(ofRowsReferringTo: row, of: page))
    }
}

import Catalog
package import Rows
import SQL
import Terminal

extension Find {
    /// Such as `public.orders`.
    package var table: String { "\(column.relation.name)" }

    /// Such as `customer_id`.
    package var columnNames: String { columns.map(\.column.name.name).joined(separator: ", ") }

    /// How many rows have the value, or why nobody knows.
    package var words: Styled {
        switch outcome {
        case .rows(let count): Styled(Numbers.count(Int(clamping: count), "row"))
        case .more: Styled("more than \(Numbers.exact(FindStep.most)) rows")
        case .unfinished: Styled("not read to its end in \(FindStep.patience.components.seconds) s", .caution)
        case .refused(let words): Styled(words, .danger)
        }
    }
}

import SQL

extension RowSource {
    /// The whole order of the rows, as it stands behind an ORDER BY; `nil` where they come as they will.
    package var orderText: String? {
        let terms = orderTerms
        guard !terms.isEmpty, isArranged || order != .physical else { return nil }
        return terms.map(\.text).joined(separator: ", ")
    }
}

extension OrderTerm {
    fileprivate var text: String {
        let collation = column.collation.map { " COLLATE \($0.quoted)" } ?? ""
        return column.name.written + collation + suffix
    }
}

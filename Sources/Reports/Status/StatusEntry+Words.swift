package import Drizzle
package import Verification

extension LedgerRow {
    /// The row's number with a `#`, as people speak of it.
    package var shownID: String { id.map { "#\($0)" } ?? "no id" }
}

extension StatusEntry {
    /// When it was generated or, for a row without a file, what the row says.
    package var time: String {
        if let when = migration?.when { return when.description }
        guard let row else { return "" }
        return row.createdAt.words
    }

    /// The sentence why or, where nothing is wrong, how much SQL it is.
    package var shortReason: String {
        guard sentence.isEmpty, let content = migration?.content else { return sentence }
        return Numbers.count(content.statementCount, "statement")
    }
}

extension LedgerRow.CreatedAt {
    package var words: String {
        switch self {
        case .at(let moment): moment.description
        case .null: "NULL"
        case .other(let text): text
        }
    }
}

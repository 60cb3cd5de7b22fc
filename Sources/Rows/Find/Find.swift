package import Catalog
import Postgres

/// What became of looking for a value in a column, or in all columns of a table that could not be read.
package struct Find: Hashable, Sendable {
    package let column: FittingColumn
    /// All of them, where it is about more than one.
    package let columns: [FittingColumn]
    package let outcome: Outcome

    package enum Outcome: Hashable, Sendable {
        case rows(Int64)
        /// More than are counted.
        case more
        /// There was no time to read the whole table.
        case unfinished
        /// In the server's words.
        case refused(String)
    }

    init(_ column: FittingColumn, _ outcome: Outcome, of columns: [FittingColumn]) {
        (self.column, self.outcome, self.columns) = (column, outcome, columns)
    }

    /// `nil` where there is none.
    init?(_ column: FittingColumn, _ count: Int64) {
        guard count > 0 else { return nil }
        self.init(column, count > FindStep.most ? .more : .rows(count), of: [column])
    }

    package init(_ column: FittingColumn, _ outcome: Outcome) { self.init(column, outcome, of: [column]) }

    /// Whether the value is there.
    package var isFound: Bool {
        switch outcome {
        case .rows, .more: true
        case .unfinished, .refused: false
        }
    }
}

extension Find.Outcome {
    init(_ error: PostgresError) {
        switch error.kind {
        case .cancelled(.statementTimeout): self = .unfinished
        case .server, .cancelled, .couldNotConnect, .connectionLost, .receiverFailed:
            self = .refused(error.message)
        }
    }
}

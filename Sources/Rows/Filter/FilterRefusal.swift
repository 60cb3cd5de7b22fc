package import Postgres
import SQL

/// What the server has against a filter that a person wrote or chose.
package struct FilterRefusal: Error, Equatable, Sendable {
    package let error: PostgresError
    /// As it was written.
    package let text: String
    /// Where in the text, in Unicode scalars; `nil` where the server does not say, or means something else.
    package let place: Int?

    package init(error: PostgresError, text: String, place: Int?) {
        (self.error, self.text, self.place) = (error, text, place)
    }

    /// `nil` for what is not about the contents of the statement.
    ///
    /// - Parameters:
    ///   - error: What the server says.
    ///   - filter: The filter that was sent.
    ///   - statements: What was sent, in whichever of which the filter stands.
    init?(_ error: PostgresError, _ filter: Filter?, in statements: [SQL]) {
        guard let filter, error.kind == .server, filter.isWritten || error.isAboutValue else { return nil }
        self.init(
            error: error, text: filter.text,
            place: statements.lazy.compactMap { $0.place(error.position, within: filter) }.first)
    }
}

extension PostgresError {
    /// Class 22 of PostgreSQL's appendix A: everything else that is sent as a value has come from the table.
    fileprivate var isAboutValue: Bool { sqlState?.code.hasPrefix("22") == true }
}

extension SQL {
    /// Where in a filter a place of this statement is, which the server counts from 1.
    fileprivate func place(_ position: Int?, within filter: Filter) -> Int? {
        guard let position, let range = text.firstRange(of: filter.sql.text) else { return nil }
        // Behind the bracket that opens.
        let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound) + 1
        let place = position - 1 - start
        return (0...filter.text.unicodeScalars.count).contains(place) ? place : nil
    }
}

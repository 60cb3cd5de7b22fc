package import SQL

/// Whether the rows that are there would stop a statement: a question that the server can answer.
package struct DataQuestion: Hashable, Sendable {
    package let kind: Kind
    package let table: QualifiedName
    /// The columns or the constraint, as a person is told of them: `email`.
    package let subject: String
    /// Selects what is in the way, to copy; no more than ``limit`` rows of it.
    package let rows: String
    /// What stands behind a WHERE on the table for the rows that are in the way; `nil` for all of them.
    package let condition: String?

    /// What a row is that is in the way.
    package enum Kind: String, Hashable, Sendable {
        case missingValue, duplicate, orphan, violation, lostValue, lostRow, unknownLabel, anyRow, unmet
    }

    /// Counts what is in the way, up to ``limit``.
    package var count: SQL { SQL(unsafe: "SELECT pg_catalog.count(*) FROM (\(rows)) AS found") }

    /// Nobody reads more, and the server may stop there.
    package static let limit = 1_000
}

package import SQL

/// A copy of a database on a server of our own, on which a rehearsal was run.
package struct CopiedDatabase: Equatable, Sendable {
    /// The version of the server that it was copied to, such as `15.18`.
    package var server = ""
    /// The version of the server that it was copied from.
    package var original = ""
    /// Tables with the rows that came along; empty where none were wanted.
    package var tables: [Table] = []
    /// What could not be made there, in the server's words.
    package var gaps: [Gap] = []

    package struct Table: Equatable, Sendable {
        package let name: QualifiedName
        /// How many rows were copied.
        package let rows: Int
        /// Whether the table has more.
        package let isSample: Bool

        package init(_ name: QualifiedName, rows: Int, isSample: Bool) {
            (self.name, self.rows, self.isSample) = (name, rows, isSample)
        }
    }

    package struct Gap: Equatable, Sendable {
        /// The statement or the table in short.
        package let what: String
        package let reason: String

        package init(_ what: String, _ reason: String) { (self.what, self.reason) = (what, reason) }
    }

    package init() {}

    package var rowCount: Int { tables.reduce(0) { $0 + $1.rows } }
}

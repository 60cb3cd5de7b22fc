/// Something that went wrong, in three parts: what happened, in whose words, what to do.
///
/// ```swift
/// Problem("Migration 0007_add_index cannot run inside a transaction.",
///         detail: "CREATE INDEX CONCURRENTLY cannot run inside a transaction block (25001)",
///         remedy: "Split it into its own migration, or build the index by hand first.")
/// ```
package struct Problem: Error, Equatable, Sendable {
    package var summary: String
    package var detail: String?
    package var remedy: String?

    package init(_ summary: String, detail: String? = nil, remedy: String? = nil) {
        (self.summary, self.detail, self.remedy) = (summary, detail, remedy)
    }
}

extension Problem {
    /// A person stopped what was running; nothing is wrong.
    package static let stopped = Problem("The query was stopped.")
}

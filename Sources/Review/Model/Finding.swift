package import SQL
package import Verification

/// One thing that a statement does and that somebody should know before it runs.
package struct Finding: Hashable, Sendable {
    package let page: RulePage
    /// Less than the rule's own where the table is small.
    package let severity: CheckFinding.Severity
    package let place: Place
    /// What is the matter here, in one sentence.
    package let sentence: String
    /// The table it is about, and what is known of it.
    package let table: TableWeight?
    /// The SQL that does the same without harm; empty where there is none to copy.
    package let safeWay: [SafeStep]
    /// What the rows have to say about it; `nil` where they do not matter.
    package let question: DataQuestion?

    package var rule: String { page.id }

    /// Where a statement stands.
    package struct Place: Hashable, Sendable {
        package let tag: String
        /// The full path, or what somebody called the file.
        package let file: String
        /// From 1.
        package let line: Int
        /// Which statement of the file, from 1; `nil` for the file as a whole.
        package let number: Int?
        /// The statement in short, such as `ALTER TABLE orders`.
        package let statement: String

        package init(tag: String, file: String, line: Int, number: Int? = nil, statement: String = "") {
            (self.tag, self.file, self.line) = (tag, file, line)
            (self.number, self.statement) = (number, statement)
        }
    }
}

/// How much a table has to carry.
package struct TableWeight: Hashable, Sendable {
    package let name: QualifiedName
    /// About; `nil` where nobody knows.
    package let rows: Int?
    package let bytes: ByteCount?
    /// Sessions that write to it right now; `nil` where nobody asked.
    package let writers: Int?
    /// By which the server knows it; `nil` where no server was asked.
    package let oid: Oid?
}

/// One of the steps that together do what a statement does, with less harm.
package struct SafeStep: Hashable, Sendable {
    /// Such as `In a migration of its own`.
    package let heading: String
    /// To be copied: SQL, or lines of `schema.ts`.
    package let lines: [String]

    package init(_ heading: String, _ lines: [String]) { (self.heading, self.lines) = (heading, lines) }
}

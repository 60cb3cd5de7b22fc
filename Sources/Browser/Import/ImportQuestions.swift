package import Rows
package import SQL
package import Workspace

/// Where the columns of a file would go, and what the server says to its first rows in a transaction that is rolled back.
package struct ReadImport: Question {
    package typealias Answer = ImportPreview
    package static let isAskedAgain = false

    package let file: ImportFile
    package let relation: Oid

    package init(of file: ImportFile, into relation: Oid) { (self.file, self.relation) = (file, relation) }
}

/// Copies a file into its table, once a person has seen where everything goes.
package struct RunImport: Question {
    package typealias Answer = ImportReport
    /// Only the person says when it is tried.
    package static let isAskedAgain = false

    package let plan: ImportPlan

    package init(_ plan: ImportPlan) { self.plan = plan }
}

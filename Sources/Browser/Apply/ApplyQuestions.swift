package import Verification
package import Workspace

/// What would be applied now: the ledger and the files are read anew.
package struct ReadApplyPlan: Question {
    package typealias Answer = ApplyPlan
    package static let isAskedAgain = false

    package let choice: ApplyChoice

    package init(_ choice: ApplyChoice = ApplyChoice()) { self.choice = choice }
}

/// What the rows and the schema say of a plan before it runs.
package struct ForeseeApply: Question {
    package typealias Answer = ApplyForesight
    package static let isAskedAgain = false

    package let plan: ApplyPlan

    package init(_ plan: ApplyPlan) { self.plan = plan }
}

/// Runs a plan, and takes everything back.
package struct RunDryRun: Question {
    package typealias Answer = DryRunReport
    package static let isAskedAgain = false

    package let plan: ApplyPlan
    package let place: Place

    package enum Place: Equatable, Sendable {
        /// In a transaction that is rolled back.
        case database
        /// On a server of our own, with so many rows of each table.
        case copy(rows: Int)
    }

    package init(_ plan: ApplyPlan, on place: Place = .database) { (self.plan, self.place) = (plan, place) }
}

/// Puts a backup of the database into a new file, before a plan is applied.
package struct MakeBackup: Question {
    /// The file.
    package typealias Answer = String
    package static let isAskedAgain = false

    package let file: String

    package init(into file: String) { self.file = file }
}

/// Applies a plan, once a person has typed the database's name.
package struct RunApply: Question {
    package typealias Answer = ApplyReport
    /// Only the person says when it runs.
    package static let isAskedAgain = false

    package let plan: ApplyPlan

    package init(_ plan: ApplyPlan) { self.plan = plan }
}

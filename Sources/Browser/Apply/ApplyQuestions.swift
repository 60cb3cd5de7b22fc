package import Verification
package import Workspace

/// What would be applied now: the ledger and the files are read anew.
package struct ReadApplyPlan: Question {
    package typealias Answer = ApplyPlan
    package static let isAskedAgain = false

    package init() {}
}

/// What the rows and the schema say of a plan before it runs.
package struct ForeseeApply: Question {
    package typealias Answer = ApplyForesight
    package static let isAskedAgain = false

    package let plan: ApplyPlan

    package init(_ plan: ApplyPlan) { self.plan = plan }
}

/// Runs a plan in a transaction that is rolled back.
package struct RunDryRun: Question {
    package typealias Answer = DryRunReport
    package static let isAskedAgain = false

    package let plan: ApplyPlan

    package init(_ plan: ApplyPlan) { self.plan = plan }
}

/// Applies a plan, once a person has typed the database's name.
package struct RunApply: Question {
    package typealias Answer = ApplyReport
    /// Only the person says when it runs.
    package static let isAskedAgain = false

    package let plan: ApplyPlan

    package init(_ plan: ApplyPlan) { self.plan = plan }
}

package import Verification

/// Runs a plan: the only question that changes anything, once a person has typed the database's name.
package struct RunRepair: Question {
    package typealias Answer = RepairReport
    /// Only the person says when it runs.
    package static let isAskedAgain = false

    package let plan: RepairPlan

    package init(_ plan: RepairPlan) { self.plan = plan }
}

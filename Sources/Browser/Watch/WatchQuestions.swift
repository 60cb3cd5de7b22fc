package import Verification
package import Workspace

/// Who applies migrations now.
package struct LookAtRuns: Question {
    package typealias Answer = Sight

    /// What to look for, as an earlier answer has it; `nil` for the first look.
    package let look: RunLook?
    /// How long to wait before.
    package let pause: Duration

    package struct Sight: Equatable, Sendable {
        package let look: RunLook
        package let report: RunReport

        package init(_ look: RunLook, _ report: RunReport) { (self.look, self.report) = (look, report) }
    }
}

/// Stops a session that a run waits for, once a person has typed its number.
package struct StopBlocker: Question {
    /// Whether it was still in the way, and the server has passed it on.
    package typealias Answer = Bool
    package static let isAskedAgain = false

    package let blocker: Int
    package let run: Int
    package let stopping: Workspace.Stopping
}

package import Drizzle

/// What looking for a Drizzle configuration brought.
package enum ProjectFinding: Equatable, Sendable {
    /// None was named, and there is none from the working folder upwards.
    case none
    case found(DrizzleConfiguration)
    case failed(ProjectError)
}

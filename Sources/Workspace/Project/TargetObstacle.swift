package import Drizzle
package import Postgres

/// Why nobody can tell which database is meant.
package enum TargetObstacle: Error, Equatable, Sendable {
    /// The text is no address.
    case unreadable(ConnectionTargetError, from: TargetOrigin)
    case project(ProjectError)
    case unevaluated(UnevaluatedExpression)
    /// The configuration is for generating migrations only.
    case noCredentials(file: String)
    case unset([String], file: String)
    case otherDriver(String, file: String)

    /// A project of another database system has no database here, whatever the environment says.
    var yieldsToDatabaseURL: Bool {
        switch self {
        case .project(.otherDialect), .otherDriver, .unreadable: false
        case .project, .unevaluated, .noCredentials, .unset: true
        }
    }
}

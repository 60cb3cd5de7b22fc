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
    /// Without libpq nobody knows its defaults.
    case libraryMissing(ClientLibraryMissing)

    /// Whether nothing is wrong with what was said.
    package var isMissingLibrary: Bool {
        switch self {
        case .libraryMissing, .unreadable(.libraryMissing, from: _): true
        case .unreadable, .project, .unevaluated, .noCredentials, .unset, .otherDriver: false
        }
    }

    /// A project of another database system has no database here, whatever the environment says.
    var yieldsToDatabaseURL: Bool {
        switch self {
        case .project(.otherDialect), .otherDriver, .unreadable, .libraryMissing: false
        case .project, .unevaluated, .noCredentials, .unset: true
        }
    }
}

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
    /// With the files near by that have the variables and that nobody loads, and those that the configuration loads
    /// and that are not the project's.
    case unset([String], file: String, unloaded: [UnloadedVariable], outside: [String] = [])
    case otherDriver(String, file: String)
    /// libpq's parameters that only the person may set.
    case parametersRefused([String], file: String)
    /// The person has not confirmed where the project leads.
    case unconfirmed(TrustQuestion)
    /// Without libpq nobody knows its defaults.
    case libraryMissing(ClientLibraryMissing)

    /// Whether it is for the person's safety.
    package var isRefusal: Bool {
        switch self {
        case .parametersRefused, .unconfirmed: true
        case .unreadable, .project, .unevaluated, .noCredentials, .unset, .otherDriver, .libraryMissing: false
        }
    }

    /// Whether nothing is wrong with what was said.
    package var isMissingLibrary: Bool {
        switch self {
        case .libraryMissing, .unreadable(.libraryMissing, from: _): true
        case .unreadable, .project, .unevaluated, .noCredentials, .unset, .otherDriver, .parametersRefused,
            .unconfirmed:
            false
        }
    }

    /// Whether the configuration says nothing about a database at all.
    ///
    /// What it says in a way that nobody can follow means some database, which is hardly that of another variable.
    var yieldsToDatabaseURL: Bool {
        switch self {
        case .noCredentials: true
        case .project, .otherDriver, .unreadable, .libraryMissing, .unevaluated, .unset,
            .parametersRefused, .unconfirmed:
            false
        }
    }
}

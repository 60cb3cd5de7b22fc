/// A Drizzle project as its files describe it: the configuration and the folder of migrations.
package struct Project: Equatable, Sendable {
    package let configuration: DrizzleConfiguration
    /// `nil` when the configuration computes `out` in a way that was not evaluated.
    package let folder: MigrationFolder?

    package init(configuration: DrizzleConfiguration, folder: MigrationFolder?) {
        self.configuration = configuration
        self.folder = folder
    }
}

/// Why no project could be loaded; a field that cannot be evaluated is no reason.
package enum ProjectError: Error, Equatable, Sendable {
    case configurationMissing(path: String)
    /// The file is there and the system does not let us read it, in its words.
    case configurationUnreadable(path: String, reason: String)
    /// The text makes no sense as TypeScript, JavaScript or JSON.
    case notUnderstood(path: String, place: TextPlace, expected: String)
    /// The file exports nothing that could be a configuration.
    case nothingExported(path: String)
    /// Anything but PostgreSQL.
    case otherDialect(String, path: String)
    case dialectUnknown(UnevaluatedExpression)
    case dialectMissing(path: String)
}

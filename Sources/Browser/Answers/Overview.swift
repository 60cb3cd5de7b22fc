package import Catalog
package import Reports
package import Verification

/// What the first screen shows: the relations, and where the migrations stand.
package struct Overview: Equatable, Sendable {
    package let relations: [Relation]
    package let includesSystem: Bool
    package let project: ProjectState

    package init(relations: [Relation], includesSystem: Bool, project: ProjectState) {
        (self.relations, self.includesSystem, self.project) = (relations, includesSystem, project)
    }
}

/// Whether there is a Drizzle project around, and how its migrations and the database stand to one another.
package enum ProjectState: Equatable, Sendable {
    case none
    case status(MigrationStatus)
    /// There is a project, but its configuration or folder cannot be used.
    case failed(Problem)
}

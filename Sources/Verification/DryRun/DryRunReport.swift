package import SQL

/// What a rehearsal has shown; nothing of it is there any more.
package struct DryRunReport: Equatable, Sendable {
    /// In order, up to the first that failed.
    package var observations: [Observation] = []
    /// Where it was stopped.
    package var failure: ApplyFailure?
    /// The transaction, by the server's number; `nil` where it never got one, since it wrote nothing.
    package var transaction: String?
    /// What the server says became of it.
    package var fate: Fate = .wroteNothing
    /// Statements that were not run, and why; nothing is run then.
    package var obstacles: [Refused] = []
    /// Where it was run.
    package var place: Place = .database
    /// What of the database was there; `nil` where it was the database itself.
    package var copy: CopiedDatabase?

    package enum Fate: String, Equatable, Sendable {
        case wroteNothing = "it wrote nothing"
        case aborted = "rolled back"
        case unknown = "nobody can tell"
    }

    package enum Place: String, Equatable, Sendable { case database, scratch }

    package struct Refused: Equatable, Sendable {
        package let statement: DryRunStatement
        package let obstacle: DryRunObstacle

        package init(_ statement: DryRunStatement, _ obstacle: DryRunObstacle) {
            (self.statement, self.obstacle) = (statement, obstacle)
        }
    }

    package init() {}

    package var isGood: Bool { failure == nil && obstacles.isEmpty && fate != .unknown }

    /// The strongest lock on each table, and how long the rest of the batch holds it.
    package var holds: [Hold] {
        var holds: [QualifiedName: Hold] = [:]
        var rest = observations.reduce(Duration.zero) { $0 + $1.duration }
        for observation in observations {
            defer { rest -= observation.duration }
            for lock in observation.locks where holds[lock.relation].map({ $0.level < lock.level }) ?? true {
                holds[lock.relation] = Hold(
                    relation: lock.relation, level: lock.level, duration: rest, since: observation.statement)
            }
        }
        return holds.values.sorted { ($1.level, $0.relation) < ($0.level, $1.relation) }
    }

    package struct Hold: Equatable, Sendable {
        package let relation: QualifiedName
        package let level: LockLevel
        /// From the statement that took it to the end.
        package let duration: Duration
        package let since: DryRunStatement
    }
}

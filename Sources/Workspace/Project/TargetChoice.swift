import Drizzle
package import Postgres

/// The database to connect to, and why it is this one.
package struct TargetChoice: Equatable {
    package let target: ConnectionTarget
    package let origin: TargetOrigin
    /// The configuration names no database; the person named one in `DATABASE_URL`.
    package private(set) var passedOver: TargetObstacle?

    /// Takes the first source that names a database: the argument, the service, the Drizzle configuration,
    /// `DATABASE_URL`, libpq's own environment.
    ///
    /// A configuration that is there but cannot be evaluated ends the search: another database than the one it means is
    /// never taken.
    package init(_ sources: TargetSources) throws(TargetObstacle) {
        if let url = sources.url {
            self.init(try .reading(url, from: .argument), .argument)
        } else if let service = sources.service {
            self.init(ConnectionTarget(parameters: ["service": service]), .service(service))
        } else {
            try self.init(sources.project, sources.environment)
        }
    }

    private init(_ target: ConnectionTarget, _ origin: TargetOrigin, passedOver: TargetObstacle? = nil) {
        (self.target, self.origin, self.passedOver) = (target, origin, passedOver)
    }

    private init(_ project: ProjectFinding, _ environment: [String: String]) throws(TargetObstacle) {
        let obstacle: TargetObstacle
        switch project {
        case .none:
            try self.init(environment: environment)
            return
        case .failed(let error):
            obstacle = .project(error)
        case .found(let configuration):
            switch configuration.credentials {
            case .known(let credentials, let provenance):
                let origin = TargetOrigin.configuration(file: configuration.file, provenance)
                do { self.init(try credentials.target(), origin) } catch {
                    throw .unreadable(error, from: origin)
                }
                return
            case .unknown(let expression): obstacle = .unevaluated(expression)
            case .absent: obstacle = .noCredentials(file: configuration.file)
            case .incomplete(let unset):
                obstacle = .unset(unset, file: configuration.file, unloaded: configuration.unloaded)
            case .refused(let driver): obstacle = .otherDriver(driver, file: configuration.file)
            }
        }
        try self.init(environment: environment, insteadOf: obstacle)
    }

    private init(environment: [String: String]) throws(TargetObstacle) {
        if let url = environment.databaseURL {
            self.init(try .reading(url, from: .databaseURL), .databaseURL)
        } else {
            let variables = TargetOrigin.libpqVariables.filter { environment[$0] != nil }
            self.init(.environment(), .libpq(variables: variables))
        }
    }

    private init(
        environment: [String: String], insteadOf obstacle: TargetObstacle
    ) throws(TargetObstacle) {
        guard obstacle.yieldsToDatabaseURL, let url = environment.databaseURL else { throw obstacle }
        self.init(try .reading(url, from: .databaseURL), .databaseURL, passedOver: obstacle)
    }
}

extension ConnectionTarget {
    static func reading(
        _ text: String, from origin: TargetOrigin
    ) throws(TargetObstacle) -> ConnectionTarget {
        do { return try ConnectionTarget(text) } catch { throw .unreadable(error, from: origin) }
    }
}

extension [String: String] {
    /// An empty variable is as good as none.
    fileprivate var databaseURL: String? { self["DATABASE_URL"].flatMap { $0.isEmpty ? nil : $0 } }
}

import Drizzle
package import Postgres

/// The database to connect to, and why it is this one.
package struct TargetChoice: Equatable {
    /// Where that is; ``TrustKeeper`` says whether it may be connected to.
    package let address: ConnectionTarget
    package let origin: TargetOrigin
    /// The configuration names no database; the person named one in `DATABASE_URL`.
    package private(set) var passedOver: TargetObstacle?
    /// What a project decides of it; `nil` where the person has said which server is meant.
    package private(set) var claim: AddressClaim?

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

    private init(_ address: ConnectionTarget, _ origin: TargetOrigin, passedOver: TargetObstacle? = nil) {
        (self.address, self.origin, self.passedOver) = (address, origin, passedOver)
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
                try self.init(credentials, provenance, of: configuration, environment)
                return
            case .unknown(let expression): obstacle = .unevaluated(expression)
            case .absent: obstacle = .noCredentials(file: configuration.file)
            case .incomplete(let unset):
                obstacle = .unset(
                    unset, file: configuration.file, unloaded: configuration.unloaded,
                    outside: configuration.outside)
            case .refused(let driver): obstacle = .otherDriver(driver, file: configuration.file)
            }
        }
        try self.init(environment: environment, insteadOf: obstacle)
    }

    private init(
        _ credentials: Credentials, _ provenance: Provenance, of project: DrizzleConfiguration,
        _ environment: [String: String]
    ) throws(TargetObstacle) {
        let origin = TargetOrigin.configuration(file: project.file, provenance)
        do { self.init(try credentials.target(), origin) } catch { throw .unreadable(error, from: origin) }
        guard !credentials.isPersonal(provenance, environment) else { return }
        let refused = ProjectParameters.refused(in: address, of: project)
        guard refused.isEmpty else { throw .parametersRefused(refused, file: project.file) }
        claim = AddressClaim(credentials, provenance, address, of: project, environment)
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

import Drizzle
import Postgres

/// The database to connect to, and why it is this one.
struct TargetChoice: Equatable {
    let target: ConnectionTarget
    let origin: TargetOrigin
    /// The configuration names a database that cannot be told; the person named another one in `DATABASE_URL`.
    var passedOver: TargetObstacle?

    /// Takes the first source that names a database: the argument, the service, the Drizzle configuration,
    /// `DATABASE_URL`, libpq's own environment.
    ///
    /// A configuration that is there but cannot be evaluated ends the search, unless the person has set `DATABASE_URL`:
    /// another database than the one it means is never taken without a word.
    init(_ sources: TargetSources) throws(TargetObstacle) {
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
            case .incomplete(let unset): obstacle = .unset(unset, file: configuration.file)
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

/// Where the choice of the database comes from.
enum TargetOrigin: Equatable {
    case argument
    case service(String)
    case configuration(file: String, Provenance)
    case databaseURL
    /// libpq's own environment; without any of its variables, its built-in defaults.
    case libpq(variables: [String])

    /// The variables of libpq that say where to connect or as whom.
    static let libpqVariables = [
        "PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", "PGSERVICE", "PGSERVICEFILE",
    ]
}

/// Why nobody can tell which database is meant.
enum TargetObstacle: Error, Equatable {
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
    var isMissingLibrary: Bool {
        switch self {
        case .libraryMissing, .unreadable(.libraryMissing, from: _): true
        case .unreadable, .project, .unevaluated, .noCredentials, .unset, .otherDriver: false
        }
    }

    /// A project of another database system has no database here, whatever the environment says.
    fileprivate var yieldsToDatabaseURL: Bool {
        switch self {
        case .project(.otherDialect), .otherDriver, .unreadable, .libraryMissing: false
        case .project, .unevaluated, .noCredentials, .unset: true
        }
    }
}

extension ConnectionTarget {
    fileprivate static func reading(
        _ text: String, from origin: TargetOrigin
    ) throws(TargetObstacle) -> ConnectionTarget {
        do { return try ConnectionTarget(text) } catch { throw .unreadable(error, from: origin) }
    }
}

extension [String: String] {
    /// An empty variable is as good as none.
    fileprivate var databaseURL: String? { self["DATABASE_URL"].flatMap { $0.isEmpty ? nil : $0 } }
}

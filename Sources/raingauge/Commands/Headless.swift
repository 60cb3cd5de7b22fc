import Browser
import Drizzle
import Postgres

/// What a subcommand works with: the settings, the project it is started in, and the database that is meant.
struct Headless {
    let settings: Settings
    let project: ProjectFinding
    let choice: TargetChoice

    /// Says aloud what is wrong with `config.toml`, and what was passed over on the way to the database.
    init(_ target: TargetOptions, _ timeouts: TimeoutOptions) throws(Failure) {
        var (settings, problems) = Settings.reading()
        timeouts.apply(to: &settings)
        let sources = TargetSources.gather(target)
        do { choice = try TargetChoice(sources) } catch { throw Failure(error) }
        (self.settings, project) = (settings, sources.project)
        if let passedOver = choice.passedOver {
            problems.append(Problem(passedOver, using: choice.origin))
        }
        for problem in problems { Output.complain(problem) }
    }

    var limits: SessionLimits {
        SessionLimits(lockTimeout: settings.lockTimeout, statementTimeout: settings.statementTimeout)
    }

    func connect() async throws(Failure) -> Connection {
        do {
            return try await Connection.open(choice.target, timeout: settings.connectTimeout)
        } catch {
            let isOurDoing = error.kind == .couldNotConnect(.cancelled)
            let problem = Problem(error, target: choice.target)
            throw Failure(problem, isOurDoing ? .interrupted : .server)
        }
    }
}

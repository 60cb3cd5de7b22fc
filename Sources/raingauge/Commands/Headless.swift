import Drizzle
import Postgres
import Reports
import Workspace

/// What a subcommand works with: the settings, the project it is started in, and the database that is meant.
struct Headless {
    let settings: Settings
    let choice: TargetChoice
    let workspace: Workspace
    /// The database that is meant, not connected to before it is asked.
    let database: Visit

    /// Says aloud what is wrong with `config.toml`, and what was passed over on the way to the database.
    init(
        _ target: TargetOptions, _ timeouts: TimeoutOptions, _ ledger: LedgerOptions? = nil
    ) throws(Failure) {
        let settings = Self.settings(applying: timeouts.apply)
        let sources = TargetSources.gather(target)
        self = try Headless(
            sources, settings, ledger?.ledger, try .wanted(timeouts.logging.log),
            isTrusting: target.project.trust)
        Self.setPasswordFileAside(for: [choice], sources.environment)
    }

    private init(
        _ sources: TargetSources, _ settings: Settings, _ ledger: LedgerLocation?, _ log: DebugLog?,
        isTrusting: Bool
    ) throws(Failure) {
        do { choice = try TargetChoice(sources) } catch { throw Failure(error) }
        try TrustGate(sources.environment, isTrusting: isTrusting).check(choice)
        self.settings = settings
        workspace = Workspace(sources.project, settings, ledger: ledger, log: log)
        database = workspace.visit(choice.address)
        if let passedOver = choice.passedOver { Output.complain(Problem(passedOver, using: choice.origin)) }
    }

    /// One for each database that the options name, or for the one that is meant without any.
    static func several(
        _ targets: SeveralTargetOptions, _ timeouts: TimeoutOptions, _ ledger: LedgerOptions
    ) throws(Failure) -> [Headless] {
        let settings = Self.settings(applying: timeouts.apply)
        let log = try DebugLog.wanted(timeouts.logging.log)
        let sources = TargetSources.gather(configuration: targets.project.config)
        var all: [TargetSources] = []
        for url in targets.url {
            var copy = sources
            copy.url = url
            all.append(copy)
        }
        for service in targets.service {
            var copy = sources
            copy.service = service
            all.append(copy)
        }
        let sessions = try (all.isEmpty ? [sources] : all).map { sources throws(Failure) in
            try Headless(sources, settings, ledger.ledger, log, isTrusting: targets.project.trust)
        }
        setPasswordFileAside(for: sessions.map(\.choice), sources.environment)
        return sessions
    }

    /// Said once, however many databases there are: it is one file.
    private static func setPasswordFileAside(for choices: [TargetChoice], _ environment: [String: String]) {
        let problems = choices.lazy.compactMap { PublicPasswordFile.setAside(for: $0, environment) }
        if let problem = problems.first { Output.complain(problem) }
    }

    /// Says aloud what is wrong with `config.toml`.
    static func settings(applying options: (inout Settings) -> Void) -> Settings {
        var (settings, problems) = Settings.reading()
        options(&settings)
        for problem in problems { Output.complain(problem) }
        return settings
    }

    /// The database and the ledger that are spoken of, once somebody was let in.
    func subject(withLedger: Bool = true) async throws(Failure) -> Subject {
        let identity = try await connect().facts.identity
        return Subject(
            identity: identity, environment: settings.environment(of: identity.names + choice.address.names),
            ledger: withLedger ? workspace.ledger : nil)
    }

    /// Says which database is spoken of, beside what goes to standard output.
    func introduce() async throws(Failure) {
        Output.complain(try await subject(withLedger: false).line + "\n")
    }

    func connect() async throws(Failure) -> Connection {
        do { return try await database.connection() } catch {
            throw Failure(WorkspaceError.server(error, of: database.display))
        }
    }
}

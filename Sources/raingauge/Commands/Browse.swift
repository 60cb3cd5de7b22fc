import ArgumentParser
import Postgres
import Reports
import Workspace

/// What raingauge does when it is not told to do anything else.
struct Browse: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "browse", abstract: "Open the browser (this is the default).", shouldDisplay: false)

    @Argument(
        help: ArgumentHelp(
            "The database, as postgres://user@host/database or host=… dbname=…", valueName: "address"))
    var address: String?

    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    @Option(
        help: ArgumentHelp(
            "The colours of this session; config.toml sets those of every one.", valueName: "name"))
    var theme: String?

    @Flag(
        help: ArgumentHelp(
            "Let rows be changed: what is staged is sent when you commit it, and nothing before."))
    var write = false

    /// Its arguments and options, for the help of the program as a whole.
    static var reference: String {
        let lines = helpMessage(columns: 76).split(separator: "\n", omittingEmptySubsequences: false)
        let own = lines.drop { !$0.hasPrefix("ARGUMENTS:") }
            .prefix { !$0.hasPrefix("  --version") && !$0.hasPrefix("  -h,") }
        return own.joined(separator: "\n")
    }

    mutating func validate() throws {
        try refuseEmpty(("The address", address))
        guard address != nil else { return }
        if target.url != nil || target.service != nil {
            throw ValidationError("The argument names a database, and so does an option.")
        }
    }

    var interruption: Interruption { .ownWay }

    func status() async throws -> ExitStatus {
        var sources = target
        sources.url = address ?? sources.url
        var (settings, problems) = Settings.reading()
        timeouts.apply(to: &settings)
        settings.theme = theme ?? settings.theme
        return try await Self.status(
            of: .gather(sources), settings, problems, log: try .wanted(timeouts.logging.log),
            isTrusting: target.project.trust, isWriting: write)
    }

    /// The browser without any option, the way it is started most: nothing is parsed that need not be.
    static func plainStatus(address: String?) async throws -> ExitStatus {
        let (settings, problems) = Settings.reading()
        return try await status(
            of: .gather(url: address), settings, problems, log: try .wanted(nil), isTrusting: false,
            isWriting: false)
    }

    private static func status(
        of sources: TargetSources, _ settings: Settings, _ problems: [Problem], log: DebugLog?,
        isTrusting: Bool, isWriting: Bool
    ) async throws -> ExitStatus {
        let choice: TargetChoice
        do { choice = try TargetChoice(sources) } catch { throw Failure(error) }
        let passedOver = choice.passedOver.map { Problem($0, using: choice.origin) }
        let gate = TrustGate(sources.environment, isTrusting: isTrusting)
        let question = gate.question(about: choice)
        // What another account can change is nothing to say yes to in passing.
        if let question, question.foreign != nil { throw Failure(TargetObstacle.unconfirmed(question)) }
        let unused = PublicPasswordFile.setAside(for: choice, sources.environment)
        let notice = (problems + [passedOver, unused].compactMap(\.self)).first.map(Notice.init(_:))
        let browser = Interactive(
            target: choice.address, project: sources.project, settings: settings,
            environment: sources.environment, notice: notice, log: log, isWriting: isWriting)
        guard let question else { return try await browser.run() }
        return try await browser.run(after: question) { gate.keep(question) }
    }
}

extension Notice {
    /// The problem on one line; its detail is for the terminal's other end.
    fileprivate init(_ problem: Problem) {
        self.init(
            [problem.summary, problem.remedy].compactMap(\.self).joined(separator: " "), tone: .caution)
    }
}

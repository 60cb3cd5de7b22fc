import Browser
import Curses
import Glibc
import Postgres
import Reports
import Rows
import Terminal
import Themes
import Workspace

/// The browser in a real terminal, from taking the terminal over to giving it back.
struct Interactive: Sendable {
    let target: ConnectionTarget
    /// What to call the database, where its address would tell a person nothing.
    let name: String?
    let project: ProjectFinding
    let settings: Settings
    let environment: [String: String]
    /// What to say on the first screen, such as why a setting could not be read.
    let notice: Notice?
    let log: DebugLog?
    /// Whether rows are to be changed as soon as there is a connection.
    let isWriting: Bool

    init(
        target: ConnectionTarget, name: String? = nil, project: ProjectFinding, settings: Settings,
        environment: [String: String],
        notice: Notice? = nil, log: DebugLog?, isWriting: Bool = false
    ) {
        (self.target, self.name) = (target, name)
        (self.project, self.settings) = (project, settings)
        (self.environment, self.notice, self.log) = (environment, notice, log)
        self.isWriting = isWriting
    }

    /// How long the greeting of a server may take that is worth waiting for: one on the same machine has it at once.
    private static let courtesy = Duration.milliseconds(3)

    /// Runs until the person leaves, a signal ends it, or the terminal goes away.
    ///
    /// - Throws: ``Failure`` when there is no libpq, or no terminal to browse in.
    @MainActor
    func run() async throws(Failure) -> ExitStatus {
        // Connecting takes longest, so it begins before anything else.
        let sources = sources()
        sources.connections.arrival?.waitForGreeting(Self.courtesy)
        if let missing = ClientLibrary.absence { throw Failure(Problem(missing), .server) }
        return try await browse(sources, on: try stage(), saying: notice)
    }

    /// The same once the person has agreed to where that is; nothing is connected to before.
    ///
    /// - Parameters:
    ///   - question: What has to be confirmed.
    ///   - keep: Keeps a yes, or says why it cannot be kept.
    /// - Returns: How it ended; a no is a refusal.
    /// - Throws: ``Failure`` when there is no terminal to ask in.
    @MainActor
    func run(after question: TrustQuestion, keep: () -> Problem?) async throws(Failure) -> ExitStatus {
        var stage = try stage()
        let page = TrustPage(size: stage.screen.size, glyphs: stage.glyphs) { question.document(on: $0) }
        var dialog = TrustDialog(page, signals: stage.signals)
        switch dialog.run(on: &stage.screen) {
        case .answered(.trust): break
        case .answered(.leave): return .refused
        case .answered(.interrupt): return .interrupted
        case .signal(let number): return Runtime.Ending.signal(number).status
        }
        let complaint = keep().map { Notice($0.summary, tone: .caution) }
        return try await browse(sources(), on: stage, saying: complaint ?? notice)
    }

    /// The terminal, taken over, and what goes with it.
    private struct Stage: ~Copyable {
        let signals: SignalBell?
        var screen: Screen
        let theme: Theme
        /// Why it is not the theme that was asked for.
        let complaint: Notice?

        var glyphs: Glyphs { screen.supportsUnicode ? .unicode : .ascii }
    }

    @MainActor
    private func stage() throws(Failure) -> Stage {
        let (theme, complaint) = Themes.first(named: settings.theme)
        let signals = SignalBell(SignalBell.ofScreens)
        return Stage(signals: signals, screen: try screen(theme), theme: theme, complaint: complaint)
    }

    @MainActor
    private func browse(
        _ sources: AnswerSources, on stage: consuming Stage, saying notice: Notice?
    ) async throws(Failure) -> ExitStatus {
        let display = name ?? target.display
        sources.connections.call(it: display)
        let standIn = stage.screen.standIn.map {
            Notice("This machine does not know this terminal (TERM); it is taken for \($0).", tone: .caution)
        }
        let said = stage.complaint ?? notice ?? standIn
        let file = ChangesFile(for: display, environment: environment)
        var browser = browser(on: display, stage.theme, glyphs: stage.glyphs, kept: file.read())
        let tables = TablesFile(of: display, environment)
        browser.remember(tables.read())
        let clipboard = Clipboard(environment: environment)
        defer { clipboard.removeFiles() }
        let signals = stage.signals
        let runtime = Runtime(
            screen: stage.screen, signals: signals, browser: browser, runner: EffectRunner(sources: sources),
            clipboard: clipboard, editor: ExternalEditor(environment: environment),
            keeping: KeptFiles(changes: file, tables: tables, background: sources.connections.background),
            log: log)
        let ending = await runtime.run(following: sources.connections, saying: said)
        return ending.status
    }

    private func screen(_ theme: Theme) throws(Failure) -> Screen {
        do {
            return try Screen(theme: theme, environment: TerminalEnvironment { environment[$0] })
        } catch {
            throw Failure(error)
        }
    }

    private func browser(
        on display: String, _ theme: Theme, glyphs: Glyphs, kept: KeptChanges?
    ) -> Browser {
        let session = Session(
            database: display, names: target.names, environment: settings.environment(of: target.names))
        var context = Context(session: session, settings: settings, now: .now)
        (context.themes, context.theme, context.glyphs) = (Themes.names, theme.name, glyphs)
        return Browser(context: context, writing: isWriting, kept: kept)
    }

    /// Where everything is asked; begins to connect, and to ask for the first screen.
    @MainActor
    private func sources() -> AnswerSources {
        let workspace = Workspace(project, settings, log: log)
        let question = workspace.overviewQuestion()
        let connections = Connections(
            target: target, timeout: workspace.connectTimeout, limits: workspace.limits,
            observer: log?.observer,
            asking: { question.batches(asSuperuser: $0.isSuperuser) })
        return AnswerSources(connections: connections, workspace: workspace, log: log)
    }
}

extension Failure {
    /// Why there is no screen here, in one sentence, and what works without one.
    init(_ refusal: TerminalRefusal) {
        let without = "Without a terminal: raingauge tables, describe, rows, status; see raingauge --help."
        let summary =
            switch refusal {
            case .notATerminal: "The browser needs a terminal, and the input or the output is none."
            case .noTerm: "The browser needs to know the terminal, and TERM is not set."
            case .cannotMoveCursor(let term):
                "The browser cannot move the cursor of the terminal “\(term)” (TERM)."
            case .unknownTerm(let term): "This machine does not know the terminal “\(term)” (TERM)."
            case .cannotStart(let term): "The terminal library cannot start on “\(term)” (TERM)."
            }
        let isUnknown = if case .unknownTerm = refusal { true } else { false }
        let remedy = isUnknown ? "Try TERM=xterm-256color raingauge. \(without)" : without
        self.init(Problem(summary, remedy: remedy), .usage)
    }
}

extension Runtime.Ending {
    fileprivate var status: ExitStatus {
        switch self {
        case .quit, .signal(SIGHUP): .done
        case .signal: .interrupted
        }
    }
}

import Browser
import Curses
import Dispatch
import Glibc
import Reports
import Rows
import SQL
import SystemCalls
import Terminal
import Themes

/// The one loop: takes what happens, updates the browser, starts the effects, shows the next frame.
///
/// Everything here runs on the main queue, driven by dispatch sources; between events nothing runs at all.
@MainActor
final class Runtime {
    var screen: Screen
    private var browser: Browser
    private let runner: EffectRunner
    private let clipboard: Clipboard
    private let editor: ExternalEditor
    private let tables: StateKeeper<QualifiedName, KeptTable>
    private let keeping: KeptFiles
    private lazy var changes = keeping.changesKeeper { [weak self] words in
        self?.receive(.said(Notice(words, tone: .caution)))
    }
    private let log: DebugLog?
    private let signals: SignalBell?
    private var watch: TerminalWatch?
    private var heartbeat: (any DispatchSourceTimer)?
    private var ending: CheckedContinuation<Ending, Never>?
    private var isShowing = false
    /// What is asked once the picture is on the terminal.
    private var postponed: [(AnyQuestion, Ticket)] = []

    enum Ending: Sendable, Equatable {
        case quit
        /// The number of the signal that asked us to go.
        case signal(Int32)
    }

    /// How long the first frame waits for the first answer: with a quick server, "connecting" would only flicker.
    ///
    /// Keys and signals wait meanwhile.
    private static let patience = Duration.milliseconds(120)
    private static let beat = DispatchTimeInterval.milliseconds(200)

    init(
        screen: consuming Screen, signals: SignalBell?, browser: Browser, runner: EffectRunner,
        clipboard: Clipboard, editor: ExternalEditor, keeping: KeptFiles,
        log: DebugLog?
    ) {
        self.screen = screen
        (self.signals, self.keeping, tables) = (signals, keeping, keeping.tablesKeeper())
        (self.browser, self.runner, self.clipboard, self.log) = (browser, runner, clipboard, log)
        self.editor = editor
    }

    /// Runs until the person quits, a signal ends it, or the terminal goes away.
    ///
    /// - Parameters:
    ///   - connections: Whose changes the header shows.
    ///   - notice: Said on the first screen.
    /// - Returns: What ended it.
    func run(following connections: Connections, saying notice: Notice?) async -> Ending {
        let links = Task(executorPreference: connections.background) { [weak self] in
            for await link in connections.changes { await self?.receive(.link(link)) }
        }
        let ending = await ending(saying: notice)
        links.cancel()
        watch?.stop()
        heartbeat?.cancel()
        await runner.close()
        await changes.finish()
        await tables.finish()
        return ending
    }

    /// An interrupt before the terminal was watched has cancelled the task; it ends the browser all the same.
    private func ending(saying notice: Notice?) async -> Ending {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                ending = continuation
                begin(saying: notice)
                if Task.isCancelled { end(.signal(SIGINT)) }
            }
        } onCancel: {
            Task { @MainActor in end(.signal(SIGINT)) }
        }
    }

    private func begin(saying notice: Notice?) {
        runner.deliver = { [weak self] event in self?.receive(event) }
        watch = TerminalWatch(
            input: STDIN_FILENO, signals: signals,
            keys: { [weak self] in self?.drainKeys() },
            signalled: { [weak self] number in self?.heed(number) })
        _ = browser.update(.resized(screen.size), at: .now)
        if let notice { take(.said(notice)) }
        // A picture nobody sees, while the server works on the first answer: it loads the code for the one they will.
        _ = browser.render()
        performFirst(browser.start())
        show()
    }

    private func performFirst(_ effects: [Effect]) {
        for effect in effects {
            guard case .ask(let question, let ticket) = effect,
                runner.answerFirst(question, ticket, within: Self.patience)
            else {
                perform([effect])
                continue
            }
        }
    }

    // MARK: Events

    private func receive(_ event: Event) {
        take(event)
        // What a connection has to tell of its first steps can wait for the first answer.
        if case .link = event, !isShowing { return }
        show()
        if case .answered = event { runner.rehearse(pageSize: browser.context.settings.pageSize) }
    }

    private func take(_ event: Event) {
        // The main queue is served by one thread after another.
        AlternateStack.take()
        if let log, let line = event.logged(isTyping: browser.overlay != nil) { log.note(line) }
        perform(browser.update(event, at: .now))
    }

    /// Takes every key that is there before it shows anything: a held key costs one frame, not one each.
    private func drainKeys() {
        var hasRead = false
        while let key = screen.readKey() {
            hasRead = true
            #if DEBUG
                // A way to crash for the test that a crash leaves the terminal as it was.
                if key == .control("]") { fatalError("the debug key was pressed") }
            #endif
            take(.key(key))
        }
        // A terminal that has gone away is readable for ever and has nothing to say.
        if !hasRead, hasHungUp { return end(.signal(SIGHUP)) }
        show()
    }

    private var hasHungUp: Bool {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard poll(&input, 1, 0) > 0 else { return false }
        var waiting: Int32 = 0
        let isEmpty = ioctl(STDIN_FILENO, UInt(FIONREAD), &waiting) != 0 || waiting == 0
        return isEmpty || Int32(input.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0
    }

    private func heed(_ signal: Int32) {
        switch signal {
        case SIGWINCH: adoptSize()
        case SIGCONT: comeBack()
        case SIGTSTP: suspend(.program)
        case let number: end(.signal(number))
        }
    }

    private func adoptSize() {
        screen.adoptTerminalSize()
        take(.resized(screen.size))
        show()
    }

    // MARK: What concerns the terminal

    private func perform(_ effects: [Effect]) {
        for effect in effects {
            log?.note(effect.logged)
            switch effect {
            case .quit: end(.quit)
            case .suspend: suspend(.job)
            case .redraw: screen.repaint()
            case .useMouse(let isOn): screen.setMouse(on: isOn)
            case .useTheme(let name): use(themeNamed: name)
            case .copy(let text, let what): take(.said(clipboard.copy(text, what: what, to: screen)))
            case .keep(let table, let name): tables.keep(table, of: name)
            case .saveCopy: take(.said(clipboard.save()))
            case .edit(let file): edit(file)
            case .keepStaged(let changes): self.changes.keep(changes, of: .all)
            case .ask(let question, let ticket) where question.followsPicture:
                postponed.append((question, ticket))
            case .ask(let question, let ticket): runner.ask(question, ticket)
            case .cancel(let place):
                askPostponed()
                runner.cancel(place)
            case .reconnect: runner.reconnect()
            case .stopConnecting: runner.stopConnecting()
            }
        }
    }

    private func show() {
        guard ending != nil else { return }
        isShowing = true
        if screen.adoptOtherTerminalSize() { take(.resized(screen.size)) }
        screen.show(browser.render())
        askPostponed()
        beatWhileWaiting()
    }

    private func askPostponed() {
        for (question, ticket) in postponed { runner.ask(question, ticket) }
        postponed = []
    }

    /// Time passes only while something is waited for; otherwise nothing wakes the process.
    private func beatWhileWaiting() {
        guard browser.isWaiting else {
            heartbeat?.cancel()
            heartbeat = nil
            return
        }
        guard heartbeat == nil else { return }
        let timer = DispatchSource.makeTimerSource(queue: .main)
        timer.schedule(deadline: .now() + Self.beat, repeating: Self.beat)
        timer.setEventHandler { [weak self] in MainActor.assumeIsolated { self?.receive(.tick) } }
        timer.resume()
        heartbeat = timer
    }

    private func use(themeNamed name: String) {
        switch Themes.found(named: name) {
        case .success(let theme):
            screen.adopt(theme)
        case .failure(let problem):
            take(.said(Notice(problem.summary, tone: .danger)))
        }
    }

    /// Gives the terminal back and stops, as any program does on ^Z or when it is told to, until the shell says `fg`.
    ///
    /// Where nobody could say that, as in a terminal without a shell, the system does not let us stop, and the screen is
    /// back at once.
    private func suspend(_ what: Job.Part) {
        screen.suspend()
        Job.stop(what)
        comeBack()
    }

    /// Lends the terminal to the person's own editor; nothing else runs meanwhile.
    private func edit(_ file: EditorFile) {
        screen.suspend()
        let outcome = editor.edit(file)
        comeBack()
        take(.edited(outcome, of: file.cell))
    }

    private func comeBack() {
        screen.resume()
        adoptSize()
    }

    private func end(_ how: Ending) {
        ending?.resume(returning: how)
        ending = nil
    }
}

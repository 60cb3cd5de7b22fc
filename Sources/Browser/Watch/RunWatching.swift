import Reports
import Verification
import Workspace

/// Looks at runs time and again, for a screen that shows them, and stops who is in their way.
struct RunWatching: Sendable {
    private(set) var looking: Slot<LookAtRuns>
    private(set) var stopping: Slot<StopBlocker>
    private(set) var report: RunReport?
    /// Sessions that were asked to stop what they run, and did not give way by it.
    private var asked: Set<Int> = []
    private var question: StopBlocker?

    init(of screen: ScreenID) {
        looking = Slot(of: screen, isQuiet: true)
        stopping = Slot(of: screen)
    }

    var slots: [any AnySlot] { [looking, stopping] }

    mutating func begin() -> [Request] {
        [looking.ask(LookAtRuns(look: looking.value?.look, pause: .zero))]
    }

    mutating func end() {
        looking.clear()
        report = nil
    }

    /// Takes an answer of its own, and looks again; `nil` when it is none.
    mutating func receive(_ answer: AnyAnswer) -> [Request]? {
        if let result = looking.take(answer) {
            guard case .success(let sight) = result else { return [] }
            report = sight.report
            return [looking.ask(LookAtRuns(look: sight.look, pause: Self.pause))]
        }
        return stopping.take(answer).map { result in
            switch result {
            case .success(true): [.say(Notice("It was told to stop.", tone: .success))]
            case .success(false): [.say(Notice("It is not in the way any more.", tone: .plain))]
            case .failure(let problem): [.say(Notice(problem.summary, tone: .caution))]
            }
        }
    }

    private static let pause = Duration.milliseconds(400)

    // MARK: Who is in the way

    var obstacle: String? { next == nil ? "Nobody is in the way of a run." : nil }

    /// Asks for the number of the session first.
    mutating func ask() -> [Request] {
        guard let (run, blocker) = next else { return [] }
        let isIdle = blocker.state != "active" || asked.contains(blocker.pid)
        question = StopBlocker(
            blocker: blocker.pid, run: run.session.pid, stopping: isIdle ? .ending : .cancelling)
        let what = isIdle ? "To end session" : "To cancel what session"
        let rest = isIdle ? "and take back what it has open" : "runs"
        return [
            .prompt(
                .answer(to: Self.stop, label: "\(what) \(blocker.pid) \(rest), type \(blocker.pid): "))
        ]
    }

    /// Stops it when what was typed is its number; `nil` when something else was asked.
    mutating func take(_ text: String, for question: String) -> [Request]? {
        guard question == Self.stop else { return nil }
        guard let wanted = self.question, text == String(wanted.blocker) else {
            return [.say(Notice("That is not its number; nobody was stopped.", tone: .caution))]
        }
        asked.insert(wanted.blocker)
        return [stopping.ask(wanted)]
    }

    private static let stop = "stop-blocker"

    private var next: (run: RunSighting, blocker: Blocker)? {
        for run in report?.runs ?? [] {
            if let blocker = run.waitsFor.first { return (run, blocker) }
        }
        return nil
    }
}

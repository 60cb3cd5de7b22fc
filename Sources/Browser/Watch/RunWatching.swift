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
    /// Whom each run waited for when it was last seen waiting.
    private var met: [Int: Blocker] = [:]

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
            for run in sight.report.runs { met[run.session.pid] = run.waitsFor.first ?? met[run.session.pid] }
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
            blocker: blocker, run: run.session.pid, stopping: isIdle ? .ending : .cancelling)
        return question.map { [.prompt($0.prompt(Self.stop))] } ?? []
    }

    /// Stops it when what was typed is its number; `nil` when something else was asked.
    mutating func take(_ text: String, for question: String) -> [Request]? {
        guard question == Self.stop else { return nil }
        guard let wanted = self.question else { return [] }
        guard text == String(wanted.blocker.pid) else {
            let words = "That is not its number."
            return [.prompt(wanted.prompt(Self.stop)), .say(Notice(words, tone: .caution))]
        }
        asked.insert(wanted.blocker.pid)
        return [stopping.ask(wanted)]
    }

    private static let stop = "stop-blocker"

    /// Also while the run has given way for a moment: it would meet the same session again.
    private var next: (run: RunSighting, blocker: Blocker)? {
        for run in report?.runs ?? [] {
            if let blocker = run.waitsFor.first ?? (run.isPausing ? met[run.session.pid] : nil) {
                return (run, blocker)
            }
        }
        return nil
    }
}

extension StopBlocker {
    /// Asks for the number of the session.
    fileprivate func prompt(_ question: String) -> Prompt {
        let what = stopping == .ending ? "To end session" : "To cancel what session"
        let rest = stopping == .ending ? "and take back what it has open" : "runs"
        return .answer(to: question, label: "\(what) \(blocker.pid) \(rest), type \(blocker.pid): ")
    }
}

import Reports
import Terminal
import Verification
import Workspace

/// What would be applied, what a rehearsal of it has shown, and what became of it.
///
/// Nothing runs but the plan that is seen: it is applied only once the person has typed the name of the database, and
/// rehearsed at once, unless the database is one that nobody should change by a slip of the hand.
package struct ApplyScreen: ReadingScreen {
    package static let title = "Apply"
    package let id: ScreenID
    /// Whether the person came to rehearse.
    private let isRehearsing: Bool
    /// Whether it is rehearsed as soon as the plan is known.
    private var rehearsesAtOnce: Bool
    /// What is wanted otherwise than Drizzle does it.
    var choice = ApplyChoice()
    var backup: ApplyBackup
    var plan: Slot<ReadApplyPlan>
    private(set) var foresight: Slot<ForeseeApply>
    var rehearsal: Slot<RunDryRun>
    /// What the rehearsal has shown of each statement.
    private(set) var rehearsed: RehearsalTables?
    private(set) var running: Slot<RunApply>
    /// Of the run, as any other session sees it.
    var watching: RunWatching
    package var scroll = DocumentScroll()
    package var needle = ""

    package init(id: ScreenID, rehearsing: Bool) {
        (self.id, isRehearsing, rehearsesAtOnce) = (id, rehearsing, rehearsing)
        (plan, foresight) = (Slot(of: id), Slot(of: id))
        (rehearsal, running) = (Slot(of: id), Slot(of: id))
        (watching, backup) = (RunWatching(of: id), ApplyBackup(of: id))
    }

    package var hints: [ApplyCommand] {
        if running.isWaiting { return [.stop] }
        if backup.making.isWaiting { return [] }
        guard running.value == nil else { return [.report] }
        return [.apply, .rehearse, .backUp] + (loners.isEmpty ? [] : [.transaction]) + [.copy, .report]
    }

    package var closeObstacle: String? {
        if backup.making.isWaiting {
            return "The backup is being made: ^C stops it, and nothing is applied."
        }
        return running.isWaiting
            ? "The run goes on: ^C stops it, and what is not committed is taken back." : nil
    }

    package var slots: [any AnySlot] {
        [plan, foresight, rehearsal, running, backup.making] + watching.slots
    }

    package func location(in context: Context) -> Location {
        let isApplied = running.content != .empty || backup.making.isWaiting
        let isRehearsed = !isApplied && (isRehearsing || rehearsal.content != .empty)
        return Location(
            path: "migrations \(context.glyphs.breadcrumb) \(isRehearsed ? "rehearse" : "apply")")
    }

    package mutating func load(in context: Context) -> [Request] {
        // What is under way is not lost sight of.
        if let closeObstacle { return [.say(Notice(closeObstacle, tone: .caution))] }
        backup.forget()
        foresight.clear()
        rehearsal.clear()
        running.clear()
        return [plan.ask(ReadApplyPlan(choice))]
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        if let result = running.take(answer) { return finish(result) }
        if let isMade = backup.receive(answer) { return isMade ? start() : [] }
        if let requests = watching.receive(answer) { return requests }
        if let result = rehearsal.take(answer) {
            rehearsed = (try? result.get()).map { RehearsalTables($0, in: context.glyphs) }
            scroll = DocumentScroll()
            return []
        }
        if foresight.take(answer) != nil { return rehearseAtOnce(in: context) }
        guard case .success(let plan)? = plan.take(answer), !plan.steps.isEmpty else { return [] }
        return [foresight.ask(ForeseeApply(plan))]
    }

    /// Once the rows have been looked at: a rehearsal holds the locks for which that would wait.
    private mutating func rehearseAtOnce(in context: Context) -> [Request] {
        guard rehearsesAtOnce else { return [] }
        rehearsesAtOnce = false
        guard obstacle(to: .rehearseHere, in: context) == nil else { return [] }
        return perform(.rehearseHere, count: nil, in: context)
    }

    private mutating func finish(_ result: Result<ApplyReport, Problem>) -> [Request] {
        scroll = DocumentScroll()
        watching.end()
        guard case .success(let report) = result else { return [.reloadBelow] }
        let words = report.applied.isEmpty ? "There was nothing to apply." : "Applied."
        return [.reloadBelow, .say(Notice(words, tone: .success))]
    }

    /// Applies what is shown, after a backup where one is wanted.
    mutating func run() -> [Request] {
        scroll = DocumentScroll()
        running.clear()
        return backup.begin().map { [$0] } ?? start()
    }

    private mutating func start() -> [Request] {
        guard let plan = plan.value else { return [] }
        return [running.ask(RunApply(plan))] + watching.begin()
    }

    /// The migrations that PostgreSQL refuses inside of a transaction, in their order.
    var loners: [String] {
        guard let plan = plan.value else { return [] }
        let refused = Set(
            plan.statements.filter {
                if case .outsideTransaction? = $0.obstacle { true } else { false }
            }.map(\.tag))
        return plan.tags.filter(refused.contains)
    }
}

extension Destination {
    /// What would be applied; rehearsed at once where that is wanted.
    package static func apply(rehearsing: Bool = false) -> Destination {
        Destination { ApplyScreen(id: $0, rehearsing: rehearsing) }
    }
}

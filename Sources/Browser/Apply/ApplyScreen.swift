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
    /// Whether it is rehearsed as soon as the plan is known.
    private var rehearsesAtOnce: Bool
    private(set) var plan: Slot<ReadApplyPlan>
    private(set) var foresight: Slot<ForeseeApply>
    private(set) var rehearsal: Slot<RunDryRun>
    /// What the rehearsal has shown of each statement.
    private(set) var rehearsed: RehearsalTables?
    private(set) var running: Slot<RunApply>
    /// Of the run, as any other session sees it.
    private(set) var watching: RunWatching
    package var scroll = DocumentScroll()
    package var needle = ""

    package init(id: ScreenID, rehearsing: Bool) {
        (self.id, rehearsesAtOnce) = (id, rehearsing)
        (plan, foresight) = (Slot(of: id), Slot(of: id))
        (rehearsal, running) = (Slot(of: id), Slot(of: id))
        watching = RunWatching(of: id)
    }

    package var hints: [ApplyCommand] {
        if running.isWaiting { return [.stop] }
        return running.value == nil ? [.apply, .rehearse, .copy] : []
    }

    package var closeObstacle: String? {
        running.isWaiting ? "The run goes on: ^C stops it, and what is not committed is taken back." : nil
    }

    package var slots: [any AnySlot] { [plan, foresight, rehearsal, running] + watching.slots }

    package func location(in context: Context) -> Location {
        Location(path: "migrations \(context.glyphs.breadcrumb) apply")
    }

    package mutating func load(in context: Context) -> [Request] {
        foresight.clear()
        rehearsal.clear()
        running.clear()
        return [plan.ask(ReadApplyPlan())]
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        if let result = running.take(answer) { return finish(result) }
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
        return obstacle(to: .rehearse, in: context) == nil ? perform(.rehearse, count: nil, in: context) : []
    }

    private mutating func finish(_ result: Result<ApplyReport, Problem>) -> [Request] {
        scroll = DocumentScroll()
        watching.end()
        guard case .success(let report) = result else { return [.reloadBelow] }
        let words = report.applied.isEmpty ? "There was nothing to apply." : "Applied."
        return [.reloadBelow, .say(Notice(words, tone: .success))]
    }

    // MARK: What it can do

    package func obstacle(to command: ApplyCommand, in context: Context) -> String? {
        guard let plan = plan.value else { return "There is nothing that could be applied." }
        if command == .stop { return watching.obstacle }
        if running.isWaiting { return "It is being applied." }
        if rehearsal.isWaiting { return "It is being rehearsed." }
        switch command {
        case .stop: return nil
        case .copy: return plan.steps.isEmpty ? "There is nothing to copy." : nil
        case .apply, .rehearse:
            if running.value != nil { return "It is done; q goes back to the migrations." }
            if context.session.databaseName == nil { return "There is no connection yet." }
            if foresight.isWaiting { return "Its rows and tables are being looked at." }
            return plan.steps.isEmpty && (command == .rehearse || plan.upgrade == nil)
                ? "There is nothing to apply." : nil
        }
    }

    package mutating func perform(_ command: ApplyCommand, count: Int?, in context: Context) -> [Request] {
        guard let plan = plan.value, let name = context.session.databaseName else { return [] }
        switch command {
        case .apply: return [.prompt(Self.applying.prompt(name))]
        case .rehearse where context.session.environment?.isProtected == true:
            return [.prompt(Self.rehearsing.prompt(name))]
        case .rehearse: return [rehearsal.ask(RunDryRun(plan))]
        case .stop: return watching.ask()
        case .copy: return [.run(.copy(plan.script, what: "the SQL"))]
        }
    }

    private mutating func run(_ plan: ApplyPlan) -> [Request] {
        scroll = DocumentScroll()
        return [running.ask(RunApply(plan))] + watching.begin()
    }

    private static let applying = NameConfirmation(
        question: "apply-migrations", wish: "apply this", otherwise: "nothing was run")
    private static let losing = "apply-with-loss"
    private static let rehearsing = NameConfirmation(
        question: "rehearse-migrations", wish: "rehearse this there", otherwise: "nothing was run")

    /// Goes on when what was typed is the database's name, letter by letter; what would be lost is asked for by itself.
    package mutating func take(_ text: String, for question: String, in context: Context) -> [Request] {
        if let requests = watching.take(text, for: question) { return requests }
        guard let plan = plan.value else { return [] }
        if question == Self.losing {
            guard text == "lose" else { return [.say(Notice("Nothing was run.", tone: .caution))] }
            return run(plan)
        }
        guard let name = context.session.databaseName else { return [] }
        let confirmation = question == Self.applying.question ? Self.applying : Self.rehearsing
        guard text == name else { return confirmation.again(name, insteadOf: text) }
        guard question == Self.applying.question else { return [rehearsal.ask(RunDryRun(plan))] }
        guard let losses = foresight.value?.losses, !losses.isEmpty else {
            return run(plan)
        }
        let label = "What is there would be lost, as said above. To lose it, type lose: "
        return [.prompt(.answer(to: Self.losing, label: label))]
    }
}

extension ApplyPlan {
    /// The SQL of all that would be applied.
    fileprivate var script: String {
        steps.flatMap(\.pieces).map(\.text).joined(separator: "\n--> statement-breakpoint\n")
    }
}

extension Destination {
    /// What would be applied; rehearsed at once where that is wanted.
    package static func apply(rehearsing: Bool = false) -> Destination {
        Destination { ApplyScreen(id: $0, rehearsing: rehearsing) }
    }
}

import Reports
import Terminal
import Verification

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
    private(set) var rehearsal: Slot<RunDryRun>
    private(set) var running: Slot<RunApply>
    package var scroll = DocumentScroll()
    package var needle = ""

    package init(id: ScreenID, rehearsing: Bool) {
        (self.id, rehearsesAtOnce) = (id, rehearsing)
        (plan, rehearsal, running) = (Slot(of: id), Slot(of: id), Slot(of: id))
    }

    package var hints: [ApplyCommand] { running.value == nil ? [.apply, .rehearse, .copy] : [] }
    package var slots: [any AnySlot] { [plan, rehearsal, running] }

    package func location(in context: Context) -> Location {
        Location(path: "migrations \(context.glyphs.breadcrumb) apply")
    }

    package mutating func load(in context: Context) -> [Request] {
        rehearsal.clear()
        running.clear()
        return [plan.ask(ReadApplyPlan())]
    }

    package mutating func receive(_ answer: AnyAnswer, in context: Context) -> [Request] {
        if let result = running.take(answer) { return finish(result) }
        if rehearsal.take(answer) != nil {
            scroll = DocumentScroll()
            return []
        }
        guard plan.take(answer) != nil, rehearsesAtOnce else { return [] }
        rehearsesAtOnce = false
        return obstacle(to: .rehearse, in: context) == nil ? perform(.rehearse, count: nil, in: context) : []
    }

    private mutating func finish(_ result: Result<ApplyReport, Problem>) -> [Request] {
        scroll = DocumentScroll()
        guard case .success(let report) = result else { return [.reloadBelow] }
        let words = report.applied.isEmpty ? "There was nothing to apply." : "Applied."
        return [.reloadBelow, .say(Notice(words, tone: .success))]
    }

    // MARK: What it can do

    package func obstacle(to command: ApplyCommand, in context: Context) -> String? {
        guard let plan = plan.value else { return "There is nothing that could be applied." }
        if running.isWaiting { return "It is being applied." }
        if rehearsal.isWaiting { return "It is being rehearsed." }
        switch command {
        case .copy: return plan.steps.isEmpty ? "There is nothing to copy." : nil
        case .apply, .rehearse:
            if running.value != nil { return "It is done; Esc shows the migrations." }
            if context.session.databaseName == nil { return "There is no connection yet." }
            return plan.steps.isEmpty && (command == .rehearse || plan.upgrade == nil)
                ? "There is nothing to apply." : nil
        }
    }

    package mutating func perform(_ command: ApplyCommand, count: Int?, in context: Context) -> [Request] {
        guard let plan = plan.value, let name = context.session.databaseName else { return [] }
        switch command {
        case .apply: return [.prompt(.answer(to: Self.applying, label: "To apply this, type \(name): "))]
        case .rehearse where context.session.environment?.isProtected == true:
            return [.prompt(.answer(to: Self.rehearsing, label: "To rehearse this there, type \(name): "))]
        case .rehearse: return [rehearsal.ask(RunDryRun(plan))]
        case .copy: return [.run(.copy(plan.script, what: "the SQL"))]
        }
    }

    private static let applying = "apply-migrations"
    private static let rehearsing = "rehearse-migrations"

    /// Goes on when what was typed is the database's name, letter by letter.
    package mutating func take(_ text: String, for question: String, in context: Context) -> [Request] {
        guard let plan = plan.value else { return [] }
        guard text == context.session.databaseName else {
            return [.say(Notice("That is not the name of the database; nothing was run.", tone: .caution))]
        }
        return question == Self.applying
            ? [running.ask(RunApply(plan))] : [rehearsal.ask(RunDryRun(plan))]
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

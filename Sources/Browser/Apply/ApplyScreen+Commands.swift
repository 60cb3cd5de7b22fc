import Reports
import Verification
import Workspace

extension ApplyScreen {
    package func obstacle(to command: ApplyCommand, in context: Context) -> String? {
        guard let plan = plan.value else { return "There is nothing that could be applied." }
        if command == .stop { return watching.obstacle }
        if running.isWaiting { return "It is being applied." }
        if backup.making.isWaiting { return "The backup is being made." }
        if rehearsal.isWaiting { return "It is being rehearsed." }
        switch command {
        case .stop, .report: return nil
        case .copy: return plan.steps.isEmpty ? "There is nothing to copy." : nil
        case .transaction, .runTogether, .runAlone, .runAloneAgain:
            if running.value != nil { return Self.isDone }
            return loners.isEmpty ? "Nothing of it refuses to run in a transaction." : nil
        case .apply, .backUp, .rehearse, .rehearseHere, .rehearseOnSchema, .rehearseOnRows:
            if running.value != nil { return Self.isDone }
            if context.session.databaseName == nil { return "There is no connection yet." }
            if command != .backUp, foresight.isWaiting { return "Its rows and tables are being looked at." }
            let isEmpty = plan.steps.isEmpty && (command != .apply || plan.upgrade == nil)
            return isEmpty ? "There is nothing to apply." : nil
        }
    }

    private static let isDone = "It is done; q goes back to the migrations."

    package mutating func perform(_ command: ApplyCommand, count: Int?, in context: Context) -> [Request] {
        guard let plan = plan.value, let name = context.session.databaseName else { return [] }
        switch command {
        case .apply: return [.prompt(Self.applying.prompt(name))]
        case .rehearse: return [.choose(.rehearsal)]
        case .rehearseHere where context.session.environment?.isProtected == true:
            return [.prompt(Self.rehearsing.prompt(name))]
        case .rehearseHere: return [rehearsal.ask(RunDryRun(plan))]
        case .rehearseOnSchema: return [rehearsal.ask(RunDryRun(plan, on: .copy(rows: 0)))]
        case .rehearseOnRows:
            return [rehearsal.ask(RunDryRun(plan, on: .copy(rows: ApplyCommand.copiedRows)))]
        case .backUp: return [.prompt(backup.prompt(plan, of: name))]
        case .transaction: return [.choose(.transaction)]
        case .runTogether: return choose(.init(), in: context)
        case .runAlone: return choose(.init(loners), in: context)
        case .runAloneAgain: return choose(.init(loners, dropsInvalid: true), in: context)
        case .stop: return watching.ask()
        case .copy: return [.run(.copy(plan.script, what: "the SQL"))]
        case .report: return [.run(.copy(report(of: plan, in: context), what: "the report"))]
        }
    }

    /// The plan is made anew with it.
    private mutating func choose(_ alone: ApplyChoice.Alone, in context: Context) -> [Request] {
        choice = ApplyChoice(alone: alone)
        return load(in: context)
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
        switch question {
        case Self.losing:
            guard text == "lose" else { return [.say(Notice("Nothing was run.", tone: .caution))] }
            return run()
        case ApplyBackup.question: return backup.take(text)
        default: break
        }
        guard let name = context.session.databaseName else { return [] }
        let confirmation = question == Self.applying.question ? Self.applying : Self.rehearsing
        guard text == name else { return confirmation.again(name, insteadOf: text) }
        guard question == Self.applying.question else { return [rehearsal.ask(RunDryRun(plan))] }
        guard let losses = foresight.value?.losses, !losses.isEmpty else { return run() }
        let label = "What is there would be lost, as said above. To lose it, type lose: "
        return [.prompt(.answer(to: Self.losing, label: label))]
    }

    /// As the subcommands call it.
    private var reportTitle: String {
        if running.value != nil { return "Migration" }
        if running.problem != nil { return "Migration, stopped" }
        let isRehearsed = rehearsal.value != nil || rehearsal.problem != nil
        return isRehearsed ? "Rehearsal" : "Migration, not applied"
    }

    /// The statements, what was found, and what a rehearsal or the run has come to.
    private func report(of plan: ApplyPlan, in context: Context) -> String {
        var pages = context.report(reportTitle)
        pages.add(plan, foresight.value)
        if let rehearsal = rehearsal.value { pages.add("Rehearsal", rehearsal.document) }
        if let problem = rehearsal.problem { pages.add("Rehearsal", problem) }
        if let done = running.value { pages.add("Applied", done.document) }
        if let problem = running.problem { pages.add("Stopped", problem) }
        return pages.markdown
    }
}

extension ApplyPlan {
    /// The SQL of all that would be applied.
    fileprivate var script: String {
        steps.flatMap(\.pieces).map(\.text).joined(separator: "\n--> statement-breakpoint\n")
    }
}

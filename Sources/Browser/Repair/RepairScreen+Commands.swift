import Reports
import Terminal
import Verification

extension RepairScreen {
    package func obstacle(to command: RepairScreenCommand, in context: Context) -> String? {
        switch (command, page) {
        case (.show, .offers): view.selection == nil ? "There is no plan to show." : nil
        case (.show, _): "Esc shows the other plans."
        case (.apply, .plan) where running.isWaiting: "The plan is being run."
        case (.apply, .plan) where context.link.isReplica: "This server is a standby, which takes no changes."
        case (.apply, .plan) where context.session.databaseName == nil: "There is no connection yet."
        case (.apply, .plan), (.copy, .plan), (.copy, .done): nil
        case (.apply, .done): "It is done; Esc shows what is left."
        case (.apply, _), (.copy, _): "Show a plan first, with Enter."
        }
    }

    package mutating func perform(
        _ command: RepairScreenCommand, count: Int?, in context: Context
    ) -> [Request] {
        switch command {
        case .show:
            showPlan()
            return []
        case .apply:
            guard let name = context.session.databaseName else { return [] }
            return [.prompt(Self.confirmation.prompt(name))]
        case .copy: return copy()
        }
    }

    private static let confirmation = NameConfirmation(
        question: "run-plan", wish: "run this", otherwise: "nothing was changed")

    /// Runs the plan when what was typed is the database's name, letter by letter.
    package mutating func take(_ text: String, for question: String, in context: Context) -> [Request] {
        guard question == Self.confirmation.question, case .plan(let plan) = page else { return [] }
        guard let name = context.session.databaseName else { return [] }
        guard text == name else { return Self.confirmation.again(name, insteadOf: text) }
        return [running.ask(RunRepair(plan))]
    }

    private func copy() -> [Request] {
        switch page {
        case .plan(let plan), .done(let plan, _):
            let text = plan.needsLedger ? plan.script : plan.files.map(\.diff).joined()
            return [.run(.copy(text, what: plan.needsLedger ? "the SQL" : "the changes"))]
        case .offers, .refused: return []
        }
    }

    /// Back from a plan to the list.
    package mutating func leavePage() -> Bool {
        guard page != .offers, !running.isWaiting else { return false }
        // What was offered before a plan ran no longer fits.
        if case .done = page { return false }
        page = .offers
        running.clear()
        return true
    }
}

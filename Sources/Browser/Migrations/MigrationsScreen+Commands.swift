import Drizzle
import Reports
import Terminal
import Verification

extension MigrationsScreen {
    package func obstacle(to command: MigrationsCommand, in context: Context) -> String? {
        guard let status else { return "The project cannot be read." }
        return switch command {
        case .read: selected == nil ? "Select a migration first; Esc shows them." : nil
        case .copy: selected == nil && !isReading ? "Select a migration first; Esc shows them." : nil
        case .landed: obstacleToLanding
        case .order, .apply, .rehearse, .watch, .compare, .repair: nil
        case .ledger: status.ledger.rows.isEmpty ? "The ledger has no rows to show." : nil
        }
    }

    /// In the plain lists the key goes to the right.
    package func yields(_ command: MigrationsCommand) -> Bool { command == .landed && isReading }

    package mutating func perform(_ command: MigrationsCommand, count: Int?, in context: Context) -> [Request]
    {
        stepAside() + run(command, in: context)
    }

    private mutating func run(_ command: MigrationsCommand, in context: Context) -> [Request] {
        switch command {
        case .read: return read()
        case .landed: return showLanding()
        case .order: turn(to: mode == .nextRun ? .status : .nextRun)
        case .ledger: turn(to: mode == .ledger ? .status : .ledger)
        case .apply: return [.open(.apply())]
        case .rehearse: return [.open(.apply(rehearsing: true))]
        case .watch: return [.open(.watch)]
        case .compare: return [.prompt(.addressToCompare)]
        case .repair: return status.map { [.open(.repair($0, selected: selected))] } ?? []
        case .copy where isReading: return [.run(.copy(document(in: context).text, what: "what is shown"))]
        case .copy: return copyName()
        }
        return settle(in: context)
    }

    package mutating func take(_ text: String, for question: String, in context: Context) -> [Request] {
        guard let status, !text.isEmpty else { return [] }
        let here = context.session.database
        return [.open(.comparison(here: here, status, address: text))]
    }

    package mutating func leavePage() -> Bool {
        guard mode != .status else { return false }
        turn(to: .status)
        return true
    }

    private func copyName() -> [Request] {
        guard let tag = selected?.tag else {
            return [.say(Notice("This row has no name to copy.", tone: .caution))]
        }
        return [.run(.copy(tag, what: "the name"))]
    }

    private func read() -> [Request] {
        guard let status, let line = view.selection else { return [] }
        return [.open(.migration(status, index: line))]
    }
}

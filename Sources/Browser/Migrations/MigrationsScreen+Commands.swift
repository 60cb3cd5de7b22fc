import Drizzle
import Reports
package import Terminal
import Verification

extension MigrationsScreen {
    package func obstacle(to command: MigrationsCommand, in context: Context) -> String? {
        guard let status else { return "The project cannot be read." }
        return switch command {
        case .read: selected == nil ? "Select a migration first; Esc shows them." : nil
        case .copy: selected == nil ? "Select a migration first; Esc shows them." : nil
        case .landed: obstacleToLanding
        case .order, .check, .drift, .compare, .repair: nil
        case .ledger: status.ledger.rows.isEmpty ? "The ledger has no rows to show." : nil
        }
    }

    package mutating func perform(_ command: MigrationsCommand, count: Int?, in context: Context) -> [Request]
    {
        awaited = nil
        switch command {
        case .read: return read()
        case .landed: return showLanding()
        case .order: return show(mode == .nextRun ? .status : .nextRun, in: context)
        case .ledger: return show(mode == .ledger ? .status : .ledger, in: context)
        case .check: return openCheck()
        case .compare: return [.prompt(.addressToCompare)]
        case .repair: return status.map { [.open(.repair($0, selected: selected))] } ?? []
        case .drift: return [.open(.drift)]
        case .copy: return copyName()
        }
    }

    package mutating func move(_ motion: Motion, count: Int?, in context: Context) -> [Request] {
        if mode != .status { moveSideways(motion, count: count) }
        return view.move(motion, count: count) ? settle(in: context) : []
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

    package mutating func search(_ text: String, in context: Context) -> [Request] {
        needle = text
        view.select(firstOf: matches)
        return settle(in: context)
    }

    package mutating func repeatSearch(backwards: Bool, in context: Context) -> [Request] {
        view.select(nextOf: matches, backwards: backwards)
            ? settle(in: context) : [.say(.nothing(says: needle))]
    }

    package mutating func click(_ mouse: MouseEvent, in context: Context) -> [Request] {
        let list = MigrationsLayout(self, in: context).list
        switch mouse.action {
        case .wheelUp: view.wheel(by: -3)
        case .wheelDown: view.wheel(by: 3)
        case .press(.left), .doublePress(.left):
            let line = mouse.row - 1 - list.row - 1
            guard mode == .status, line >= 0, view.visible.contains(view.first + line) else { return [] }
            view.select(view.first + line)
            if mouse.action == .doublePress(.left) { return read() }
        case .press, .doublePress, .release: return []
        }
        return settle(in: context)
    }

    /// Past the columns of a plain list that a narrow window cuts.
    private mutating func moveSideways(_ motion: Motion, count: Int?) {
        switch motion {
        case .right: skipping = min(document.maximalSkip, skipping + (count ?? 1))
        case .left: skipping = max(0, skipping - (count ?? 1))
        case .firstColumn: skipping = 0
        case .up, .down, .top, .bottom, .halfPageUp, .halfPageDown, .pageUp, .pageDown, .lastColumn,
            .nextColumn, .previousColumn:
            break
        }
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

    private mutating func show(_ mode: Mode, in context: Context) -> [Request] {
        turn(to: mode)
        return settle(in: context)
    }

    /// The lines in which the searched text occurs.
    private var matches: [Int] {
        guard let status, !needle.isEmpty else { return [] }
        let wanted = needle.lowercased()
        let texts =
            mode == .status
            ? status.entries.map { "\($0.tag ?? "") \($0.state.word) \($0.sentence)" }
            : { document in (0..<document.lineCount).map(document.text) }(document)
        return texts.indices.filter { texts[$0].lowercased().contains(wanted) }
    }
}

import Reports
import Rows
import SQL
import Terminal

extension ChangesScreen {
    package func obstacle(to command: ChangesCommand, in context: Context) -> String? {
        if committing.isWaiting { return "It is being committed; ^C stops it." }
        if case .done = page {
            return command == .copy ? nil : "It is committed; q goes back."
        }
        switch command {
        case .undo: return staging.undoObstacle
        case .edit:
            guard let selected else { return "Nothing is staged." }
            return selected.oldRow == nil
                ? nil : "Only a new row has a form; others are edited in their table."
        case .commit, .show, .drop, .copy, .copyAll: return edits.isEmpty ? "Nothing is staged." : nil
        }
    }

    package mutating func perform(_ command: ChangesCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .commit: return commit()
        case .show: show()
        case .edit: return selected.map { [.stage(.show($0))] } ?? []
        case .drop: return selected.map { [.stage(.drop($0.id))] } ?? []
        case .undo: return [.stage(.undo)]
        case .copy: return copy()
        case .copyAll: return [.run(.copy(edits.map(\.script).joined(), what: "the SQL of all changes"))]
        }
        return []
    }

    private func copy() -> [Request] {
        if case .done(let changes, _) = page {
            return [.run(.copy(changes.inverse.script, what: "the SQL that takes it back"))]
        }
        return selected.map { [.run(.copy($0.script, what: "the SQL of the change"))] } ?? []
    }
}

extension StagedEdit {
    /// Its statement with its values; nothing for what is none.
    fileprivate var script: String { (try? sql()).map { $0.inlined + ";\n" } ?? "" }
}

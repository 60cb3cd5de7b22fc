import Catalog
package import Rows
import SQL
import Terminal

extension Consequences {
    /// What else happens once the changes to a table are committed, a line each; none where nothing does.
    package var lines: [Styled] {
        references.map { reference in
            let most = reference.count == Self.most ? "at least " : ""
            let rows = most + Numbers.count(reference.count, "row")
            return Styled(
                "\(rows) of \(reference.key.source.table) \(reference.fate)", reference.role)
        } + triggers.map { Styled("\($0.table) runs trigger \($0.name), which calls \($0.function).", .info) }
    }
}

extension Consequences.Reference {
    fileprivate var fate: String {
        let columns = key.source.columns.map(\.name).listed
        return switch action {
        case .cascade: "follow \(whom) (\(key.name): CASCADE)."
        case .setNull: "get NULL in \(columns) (\(key.name))."
        case .setDefault: "get the default in \(columns) (\(key.name))."
        case .noAction, .restrict: "still refer to \(whom), so the server will refuse (\(key.name))."
        }
    }

    /// Which of several rows, as far as there is room to name them.
    private var whom: String {
        guard let first = rows.first else { return "it" }
        guard rows.count > 1 else { return "row \(first)" }
        let named = rows.count > 4 ? rows.prefix(3) + ["\(rows.count - 3) more"] : rows[...]
        return "rows \(Array(named).listed)"
    }

    fileprivate var role: Role {
        switch action {
        case .cascade: .caution
        case .setNull, .setDefault: .info
        case .noAction, .restrict: .danger
        }
    }
}

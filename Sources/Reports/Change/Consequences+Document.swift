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
        case .cascade: "follow it (\(key.name): CASCADE)."
        case .setNull: "get NULL in \(columns) (\(key.name))."
        case .setDefault: "get the default in \(columns) (\(key.name))."
        case .noAction, .restrict: "still refer to it, so the server will refuse (\(key.name))."
        }
    }

    fileprivate var role: Role {
        switch action {
        case .cascade: .caution
        case .setNull, .setDefault: .info
        case .noAction, .restrict: .danger
        }
    }
}

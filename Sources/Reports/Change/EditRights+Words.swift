package import Catalog
package import Rows

extension EditRights.Objection {
    /// Why something cannot be edited, in a sentence.
    package func sentence(of relation: Relation, _ command: EditRights.Command) -> String {
        switch self {
        case .standby: "This server is a standby, which takes no changes."
        case .notUpdatable where relation.kind == .view:
            "PostgreSQL cannot \(command.verb) rows through this view."
        case .notUpdatable: "PostgreSQL cannot \(command.verb) rows of this kind of relation."
        case .computed: "The view computes this column, so nothing can be written to it."
        case .generated: "The table computes this column from others."
        case .identityAlways: "The table numbers this column itself: GENERATED ALWAYS AS IDENTITY."
        case .noPrivilege: "This role may not \(command.verb) here: it lacks \(command.privilege)."
        case .noPolicy: "Row security lets this role \(command.verb) no row: no policy is for it."
        }
    }
}

extension EditRights.Command {
    fileprivate var verb: String {
        switch self {
        case .update: "change"
        case .insert: "add"
        case .delete: "delete"
        }
    }

    fileprivate var privilege: String {
        switch self {
        case .update: "UPDATE"
        case .insert: "INSERT"
        case .delete: "DELETE"
        }
    }
}

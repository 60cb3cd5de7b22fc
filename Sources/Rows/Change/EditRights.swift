import Catalog
import SQL

/// What may be changed in a table, and why the rest may not: asked before anybody types something.
package struct EditRights: Equatable, Sendable {
    package enum Command: Hashable, Sendable, CaseIterable { case update, insert, delete }

    /// Why something cannot be edited.
    package enum Objection: Hashable, Sendable {
        /// The server is a standby.
        case standby
        /// PostgreSQL does not write through this view, or to this kind of relation.
        case notUpdatable
        /// The view computes the column.
        case computed
        /// The table computes it.
        case generated
        /// `GENERATED ALWAYS AS IDENTITY`.
        case identityAlways
        case noPrivilege
        /// Row security is on, and no policy lets this role do it.
        case noPolicy
    }

    let isStandby: Bool
    let updatable: Set<Command>
    /// On the table, or on some of its columns.
    let granted: Set<Command>
    let permitted: Set<Command>
    let columns: [Identifier: ColumnRights]

    struct ColumnRights: Equatable, Sendable {
        let isUpdatable: Bool
        let granted: Set<Command>
    }

    /// Why nobody can do that with any row.
    package func objection(to command: Command) -> Objection? {
        if isStandby { return .standby }
        if !updatable.contains(command) { return .notUpdatable }
        if !granted.contains(command) { return .noPrivilege }
        return permitted.contains(command) ? nil : .noPolicy
    }

    /// Why a column cannot be given a value in an update or a new row.
    package func objection(to command: Command, of column: RowColumn) -> Objection? {
        if let objection = objection(to: command) { return objection }
        if column.column.isGenerated { return .generated }
        if column.column.value == .identity(.always) { return .identityAlways }
        guard let rights = columns[column.name], rights.isUpdatable else { return .computed }
        return rights.granted.contains(command) ? nil : .noPrivilege
    }
}

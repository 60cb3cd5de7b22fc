import Drizzle
import SQL

// What a change to a table means for the code that runs for its rows.

extension TableChange {
    /// Whether what it says of the table may call a function for each row from now on.
    var maySetCode: Bool {
        switch self {
        case .addColumn, .addConstraint, .setDefault: true
        case .dropColumn, .setType, .dropDefault, .setNotNull, .dropNotNull, .addIdentity, .alterIdentity,
            .dropIdentity, .dropExpression, .validateConstraint, .dropConstraint, .setRowSecurity,
            .forceRowSecurity, .setOwner, .attachPartition, .detachPartition, .other:
            false
        }
    }

    var switchesTriggersOn: Bool {
        self == .other("AT_EnableTrigAll") || self == .other("AT_EnableTrigUser")
    }

    /// Whether it looks at the rows that are there through such code.
    func goesThrough(_ code: TableCode) -> Bool {
        if case .validateConstraint(let name) = self { return code.kind == .check && code.name == name }
        guard case .setType = self else { return false }
        return code.kind == .check || code.kind == .index
    }

    func removes(_ code: TableCode) -> Bool {
        switch self {
        case .dropConstraint(let name, _, _): code.kind == .check && code.name == name
        case .dropColumn(let name, _, _), .dropDefault(let name), .dropExpression(let name):
            code.kind == .column && code.name == name
        case .setRowSecurity(false): code.kind == .policy
        case .other("AT_DisableTrigAll"), .other("AT_DisableTrigUser"): code.kind == .trigger
        case .addColumn, .setType, .setDefault, .setNotNull, .dropNotNull, .addIdentity, .alterIdentity,
            .dropIdentity, .addConstraint, .validateConstraint, .setRowSecurity, .forceRowSecurity,
            .setOwner, .attachPartition, .detachPartition, .other:
            false
        }
    }
}

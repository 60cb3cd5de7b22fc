package import SQL

/// A row-level security policy.
package struct Policy: Hashable, Sendable, Identifiable {
    package let name: Identifier
    package let command: Command
    package let isPermissive: Bool
    /// Empty for `PUBLIC`.
    package let roles: [Identifier]
    /// Which rows are seen.
    package let using: String?
    /// Which rows may be written.
    package let check: String?
    package let comment: String?

    package init(
        name: Identifier, command: Command = .all, isPermissive: Bool = true, roles: [Identifier] = [],
        using: String? = nil, check: String? = nil, comment: String? = nil
    ) {
        (self.name, self.command, self.isPermissive, self.roles) = (name, command, isPermissive, roles)
        (self.using, self.check, self.comment) = (using, check, comment)
    }

    package var id: Identifier { name }

    package enum Command: String, Hashable, Sendable, CaseIterable {
        case all = "ALL"
        case select = "SELECT"
        case insert = "INSERT"
        case update = "UPDATE"
        case delete = "DELETE"
    }
}

/// Whether policies decide which rows of a table are seen.
package enum RowSecurity: Hashable, Sendable {
    case disabled, enabled
    /// For the table's owner too.
    case forced
}

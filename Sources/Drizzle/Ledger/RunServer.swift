package import SQL

/// What a server has that migrations may need, as the role sees it that asked.
package struct RunServer: Equatable, Sendable {
    /// Such as 15.
    package let majorVersion: Int
    package let role: String
    package let database: String
    package let canCreateSchemas: Bool
    /// Whether transactions take no changes unless they say so, as on a standby.
    package let isReadOnly: Bool
    /// What the role may do with the ledger; `nil` where there is none.
    package let ledger: LedgerAccess?
    package let schemas: [Identifier: SchemaRights]
    package let roles: Set<Identifier>
    /// Those of this database.
    package let extensions: Set<Identifier>
    /// Those that could be created; `nil` where the server does not say.
    package let available: Set<Identifier>?

    /// What the role may do in a schema.
    package struct SchemaRights: Equatable, Sendable {
        package let canUse: Bool
        package let canCreate: Bool

        package init(canUse: Bool, canCreate: Bool) { (self.canUse, self.canCreate) = (canUse, canCreate) }
    }

    /// What the role may do with the ledger's table.
    package struct LedgerAccess: Equatable, Sendable {
        package let isOwner: Bool
        package let canInsert: Bool
        /// Whether it may take the next number for a row.
        package let canUseSequence: Bool

        package init(isOwner: Bool, canInsert: Bool, canUseSequence: Bool) {
            (self.isOwner, self.canInsert) = (isOwner, canInsert)
            self.canUseSequence = canUseSequence
        }
    }

    package init(
        majorVersion: Int, role: String, database: String, canCreateSchemas: Bool = true,
        isReadOnly: Bool = false, ledger: LedgerAccess? = nil,
        schemas: [Identifier: SchemaRights] = [:], roles: Set<Identifier> = [],
        extensions: Set<Identifier> = [], available: Set<Identifier>? = nil
    ) {
        (self.majorVersion, self.role, self.database) = (majorVersion, role, database)
        (self.canCreateSchemas, self.isReadOnly, self.ledger) = (canCreateSchemas, isReadOnly, ledger)
        (self.schemas, self.roles) = (schemas, roles)
        (self.extensions, self.available) = (extensions, available)
    }
}

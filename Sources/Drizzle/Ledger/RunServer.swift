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
    /// What the ledger's table is like; `nil` where there is none.
    package let form: LedgerForm?
    /// What of the ledger each role is denied that cannot write into it, such as `schema drizzle`.
    package let denied: [Identifier: String]
    package let session: SessionDefaults
    /// The relations that other sessions have locked at this moment.
    package let locked: Set<QualifiedName>
    /// Tables, views and sequences outside of the server's own schemas; `nil` where there are too many of them to ask.
    package let relations: Set<QualifiedName>?
    package let schemas: [Identifier: SchemaRights]
    package let roles: Set<Identifier>
    /// Those of this database.
    package let extensions: Set<Identifier>
    /// Functions and procedures that are neither the server's own nor an extension's, and are not called like one of the server's.
    package let functions: Set<Identifier>
    /// What of such code runs for the rows of which table.
    package let code: [QualifiedName: [TableCode]]
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
        /// The sequence that gives rows their numbers, where the role may not use it.
        package let lockedSequence: String?

        package init(isOwner: Bool, canInsert: Bool, lockedSequence: String? = nil) {
            (self.isOwner, self.canInsert) = (isOwner, canInsert)
            self.lockedSequence = lockedSequence
        }
    }

    /// With what a new session of this role begins, whatever this program has set for itself.
    package struct SessionDefaults: Equatable, Sendable {
        package let statementTimeout: Duration
        package let lockTimeout: Duration
        /// Such as `"$user", public`.
        package let searchPath: String
        package let canPrepareTransactions: Bool

        package init(
            statementTimeout: Duration = .zero, lockTimeout: Duration = .zero,
            searchPath: String = "\"$user\", public", canPrepareTransactions: Bool = true
        ) {
            (self.statementTimeout, self.lockTimeout) = (statementTimeout, lockTimeout)
            (self.searchPath, self.canPrepareTransactions) = (searchPath, canPrepareTransactions)
        }
    }

    package init(
        majorVersion: Int, role: String, database: String, canCreateSchemas: Bool = true,
        isReadOnly: Bool = false, ledger: LedgerAccess? = nil, form: LedgerForm? = nil,
        denied: [Identifier: String] = [:], session: SessionDefaults = SessionDefaults(),
        locked: Set<QualifiedName> = [], relations: Set<QualifiedName>? = nil,
        schemas: [Identifier: SchemaRights] = [:], roles: Set<Identifier> = [],
        extensions: Set<Identifier> = [], available: Set<Identifier>? = nil,
        functions: Set<Identifier> = [], code: [QualifiedName: [TableCode]] = [:]
    ) {
        (self.majorVersion, self.role, self.database) = (majorVersion, role, database)
        (self.canCreateSchemas, self.isReadOnly, self.ledger) = (canCreateSchemas, isReadOnly, ledger)
        (self.form, self.denied, self.session, self.locked) = (form, denied, session, locked)
        self.relations = relations
        (self.schemas, self.roles) = (schemas, roles)
        (self.extensions, self.available) = (extensions, available)
        (self.functions, self.code) = (functions, code)
    }
}

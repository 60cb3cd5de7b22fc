package import SQL

/// Everything the catalog says about one relation.
package struct Structure: Hashable, Sendable {
    package let relation: Relation
    package let owner: Identifier
    /// In the order of the table; empty for a table without columns.
    package let columns: [Column]
    package let indexes: [Index]
    package let constraints: [Constraint]
    /// The foreign keys of this relation.
    package let foreignKeys: [ForeignKey]
    /// The foreign keys of other relations, or its own, that point here.
    package let referencedBy: [ForeignKey]
    package let triggers: [Trigger]
    package let rowSecurity: RowSecurity
    package let policies: [Policy]
    package let partitioning: Partitioning
    /// The `SELECT` of a view or a materialized view.
    package let viewDefinition: String?
    package let storage: Storage
    /// What only ``DefinitionScript`` needs.
    package let details: Details

    package init(
        relation: Relation, owner: Identifier = Identifier(""), columns: [Column] = [], indexes: [Index] = [],
        constraints: [Constraint] = [], foreignKeys: [ForeignKey] = [], referencedBy: [ForeignKey] = [],
        triggers: [Trigger] = [], rowSecurity: RowSecurity = .disabled, policies: [Policy] = [],
        partitioning: Partitioning = .none, viewDefinition: String? = nil, storage: Storage = Storage(),
        details: Details = Details()
    ) {
        (self.relation, self.owner, self.columns, self.indexes) = (relation, owner, columns, indexes)
        (self.constraints, self.foreignKeys) = (constraints, foreignKeys)
        (self.referencedBy, self.triggers) = (referencedBy, triggers)
        (self.rowSecurity, self.policies, self.partitioning) = (rowSecurity, policies, partitioning)
        (self.viewDefinition, self.storage, self.details) = (viewDefinition, storage, details)
    }

    /// The primary key, if there is one.
    package var primaryKey: Constraint? { constraints.first { $0.kind == .primaryKey } }

    /// Rare properties that matter for the definition alone.
    package struct Details: Hashable, Sendable {
        /// Such as `fillfactor=70`, from `reloptions`; those of the TOAST table begin with `toast.`.
        package let options: [String]
        package let tablespace: Identifier?
        /// Only when it is not `heap`.
        package let accessMethod: Identifier?
        /// The server of a foreign table.
        package let server: Identifier?
        /// The options of a foreign table, as they are written in `OPTIONS (…)`.
        package let serverOptions: String?
        package let replicaIdentity: ReplicaIdentity
        package let sequences: [OwnedSequence]
        /// The composite type that a typed table is made of.
        package let composite: String?
        package let extras: [Extra]

        package init(
            options: [String] = [], tablespace: Identifier? = nil, accessMethod: Identifier? = nil,
            server: Identifier? = nil, serverOptions: String? = nil,
            replicaIdentity: ReplicaIdentity = .primaryKey, sequences: [OwnedSequence] = [],
            composite: String? = nil, extras: [Extra] = []
        ) {
            (self.options, self.tablespace, self.accessMethod) = (options, tablespace, accessMethod)
            (self.server, self.serverOptions) = (server, serverOptions)
            (self.replicaIdentity, self.sequences) = (replicaIdentity, sequences)
            (self.composite, self.extras) = (composite, extras)
        }
    }

    /// A statement that belongs to the relation and is rarely there.
    package struct Extra: Hashable, Sendable {
        package enum Kind: Int, Hashable, Sendable { case columnOptions = 1, statistics, rule, grant }

        package let kind: Kind
        package let statement: String

        package init(_ kind: Kind, _ statement: String) { (self.kind, self.statement) = (kind, statement) }
    }

    /// By what logical replication finds a row.
    package enum ReplicaIdentity: Hashable, Sendable {
        /// The usual.
        case primaryKey
        case full, nothing, index
    }
}

package import SQL

/// What is known of the database that a batch is for; what is not known is never taken for harmless.
package struct Facts: Sendable {
    package var tables: [QualifiedName: TableFacts] = [:]
    /// Whether a table that is not in ``tables`` has rows.
    package var hasRowsElsewhere = true
    /// With their labels.
    package var enums: [QualifiedName: [String]] = [:]
    /// Whether each has a CHECK or a NOT NULL.
    package var domains: [QualifiedName: Bool] = [:]
    /// `nil` where nobody asked.
    package var extensions: Set<String>?
    /// Functions that somebody made and that give the same value throughout a statement.
    package var stableFunctions: Set<String> = []
    /// Where names without a schema are looked for, the first one first.
    package var searchPath = [Identifier("public")]
    /// Which table an index belongs to.
    package var indexes: [QualifiedName: QualifiedName] = [:]

    package init() {}

    package static let unknown = Facts()
}

/// What is known of one table.
package struct TableFacts: Sendable, Hashable {
    /// `nil` where no server was asked.
    package var oid: Oid?
    /// About; `nil` where it was never counted.
    package var rows: Int?
    package var bytes: ByteCount?
    /// Sessions that write to it right now.
    package var writers: Int?
    package var columns: [Identifier: TypeReference] = [:]
    /// `nil` where nothing says which there are.
    package var indexes: [IndexFacts]?
    package var notNull: Set<Identifier> = []
    /// Columns of which a valid CHECK says that they are not NULL.
    package var notNullChecks: Set<Identifier> = []
    /// What depends on a column and keeps its type from changing: `view v_users`.
    package var dependents: [Identifier: [String]] = [:]
    /// The columns of the CHECKs over several of them.
    package var checks: [Set<Identifier>] = []
    package var foreignKeys: [ForeignKeyFacts] = []
    /// The columns of an index by its name.
    package var indexColumns: [Identifier: [Identifier]] = [:]
    package var primaryKey: [Identifier] = []
    package var isPartitioned = false
    package var hasPolicies = false

    package init(rows: Int? = nil) { self.rows = rows }
}

package struct IndexFacts: Hashable, Sendable {
    /// The key's columns in their order; an expression is `nil`.
    package var columns: [Identifier?]
    package var method = "btree"
    package var isUnique = false
    package var isPartial = false
    package var isValid = true

    package init(_ columns: [Identifier?]) { self.columns = columns }
}

package struct ForeignKeyFacts: Hashable, Sendable {
    package var name: Identifier?
    package var columns: [Identifier]
    package var target: QualifiedName
    package var isDeferred = false

    package init(_ name: Identifier?, columns: [Identifier], target: QualifiedName) {
        (self.name, self.columns, self.target) = (name, columns, target)
    }
}

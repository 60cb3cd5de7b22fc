/// What a statement does to what is there, where it defines nothing.
package enum Operation: Hashable, Sendable {
    case insert(ObjectName)
    case update(ObjectName, hasCondition: Bool)
    case delete(ObjectName, hasCondition: Bool)
    case merge(ObjectName)
    case select
    case copy(CopyCommand)
    case truncate([ObjectName], isCascading: Bool)
    case lock([ObjectName], LockLevel)
    /// Of no tables: of all that there are.
    case vacuum([ObjectName], isFull: Bool)
    case analyze([ObjectName])
    /// `nil` for every table that was clustered before.
    case cluster(ObjectName?)
    case reindex(ReindexCommand)
    case refresh(ObjectName, isConcurrent: Bool)
    case transaction(TransactionCommand)
    case setting(SettingChange)
    case createDomain(ObjectName, isConstrained: Bool)
    case alterDomain(ObjectName, DomainChange, isCascading: Bool)
    case dropDatabase(Identifier)
    case dropOwned(isCascading: Bool)
    case call(ObjectName)
    case createRule(on: ObjectName)
    case createStatistics(on: [ObjectName])
    case publish([ObjectName])
    /// Anything else, by the parser's word for it: `CreateRoleStmt`, `NotifyStmt`, …
    case other(String)
}

/// `COPY`.
package struct CopyCommand: Hashable, Sendable {
    /// `nil` for the rows of a query.
    package let table: ObjectName?
    package let isFrom: Bool
    /// A file of the server's or what one of its programs reads or writes; else the client is the other side.
    package let isOnServer: Bool
}

/// `REINDEX`.
package struct ReindexCommand: Hashable, Sendable {
    package enum Scope: Hashable, Sendable {
        case index(ObjectName)
        case table(ObjectName)
        /// A schema, a database, or the system's tables.
        case many
    }

    package let scope: Scope
    package let isConcurrent: Bool
}

/// What begins or ends a transaction, or a part of one.
package enum TransactionCommand: Hashable, Sendable {
    case begin, commit, rollback, prepare
    /// Savepoints, and the two ends of a prepared transaction.
    case other
}

/// `SET`, or `set_config` in a `SELECT`.
package struct SettingChange: Hashable, Sendable {
    /// In small letters, as the server keeps it.
    package let name: String
    /// Only until the transaction is over.
    package let isLocal: Bool
    /// `RESET` and `SET … TO DEFAULT`.
    package let isReset: Bool
}

/// What `ALTER DOMAIN` changes.
package enum DomainChange: Hashable, Sendable {
    case addConstraint(isValidated: Bool)
    case setNotNull
    case validate
    /// Defaults, and what is taken away.
    case other
}

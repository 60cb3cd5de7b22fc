/// `CREATE INDEX`.
package struct CreateIndex: Hashable, Sendable {
    /// `nil` where PostgreSQL chooses the name.
    package let name: Identifier?
    package let table: ObjectName
    package let method: String
    package let columns: [IndexPart]
    package let included: [Identifier]
    package let predicate: SQLExpression?
    package let isUnique: Bool
    package let nullsNotDistinct: Bool
    package let isConcurrent: Bool
    package let isIfNotExists: Bool
    /// `ON ONLY`: of a partitioned table, and of none of its partitions.
    package let isOnlyOfParent: Bool
}

/// One column or expression of an index, with what stands behind it.
package struct IndexPart: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case column(Identifier)
        case expression(SQLExpression)
    }

    package let content: Content
    package let isDescending: Bool
    /// Where NULLs come: by default last, and first in descending order.
    package let isNullsFirst: Bool
    /// Without its schema; `nil` is the type's own.
    package let operatorClass: Identifier?
}

/// `CREATE TYPE … AS ENUM`.
package struct CreateEnum: Hashable, Sendable {
    package let name: ObjectName
    package let labels: [String]
}

/// `ALTER TYPE` of an enum.
package struct AlterEnum: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        case end
        case before(String)
        case after(String)
    }

    package enum Change: Hashable, Sendable {
        case addLabel(String, Place, isIfNotExists: Bool)
        case renameLabel(String, to: String)
    }

    package let name: ObjectName
    package let change: Change
}

/// `CREATE VIEW` or `CREATE MATERIALIZED VIEW`.
package struct CreateView: Hashable, Sendable {
    package let name: ObjectName
    package let isMaterialized: Bool
    package let isReplacing: Bool
    package let isIfNotExists: Bool
    package let isTemporary: Bool
    package let query: ViewQuery
}

/// What the query of a view speaks of; which column is whose, only the server knows.
package struct ViewQuery: Hashable, Sendable {
    /// The relations that it names, without those that it makes itself with `WITH`.
    package let relations: [ObjectName]
    package let columns: Set<Identifier>
    /// Whether it says `*` somewhere, which means all columns that there are then.
    package let takesAllColumns: Bool
    /// What stands behind the name as it was written: `(a, b) AS SELECT …`; `nil` where that makes no view by itself.
    package let text: String?
}

/// `CREATE SEQUENCE`.
package struct CreateSequence: Hashable, Sendable {
    package let name: ObjectName
    package let options: SequenceOptions
    package let isIfNotExists: Bool
}

/// `ALTER SEQUENCE`, of which only what is written changes.
package struct AlterSequence: Hashable, Sendable {
    package let name: ObjectName
    package let options: SequenceOptions
    package let isIfExists: Bool
}

/// `CREATE SCHEMA`.
package struct CreateSchema: Hashable, Sendable {
    package let name: Identifier
    package let isIfNotExists: Bool
}

/// `CREATE EXTENSION`.
package struct CreateExtension: Hashable, Sendable {
    package let name: Identifier
    package let schema: Identifier?
    package let isIfNotExists: Bool
}

/// `CREATE FUNCTION` or `CREATE PROCEDURE`.
package struct CreateFunction: Hashable, Sendable {
    package let name: ObjectName
    /// The types of what is passed in, as far as they tell functions of one name apart.
    package let arguments: [TypeReference]
    package let isProcedure: Bool
    package let isReplacing: Bool
    package let language: String?
    /// The body as the server keeps it; `nil` where it is no text: SQL that is parsed at once, or code in a library.
    package let body: String?
}

/// `CREATE TRIGGER`.
package struct CreateTrigger: Hashable, Sendable {
    package let name: Identifier
    package let table: ObjectName
    package let function: ObjectName
    package let isReplacing: Bool
    package let firing: TriggerFiring
}

/// `CREATE POLICY`, and `ALTER POLICY` with only what changes.
package struct PolicyDefinition: Hashable, Sendable {
    package let name: Identifier
    package let table: ObjectName
    /// `all`, `select`, `insert`, `update` or `delete`; an `ALTER` cannot change it.
    package let command: String
    package let isPermissive: Bool
    /// `nil` where an `ALTER` leaves them.
    package let roles: [RoleName]?
    package let using: SQLExpression?
    package let check: SQLExpression?
    /// Both as they were written.
    package let usingText: String?
    package let checkText: String?
}

/// When a trigger calls its function.
package struct TriggerFiring: Hashable, Sendable {
    /// PostgreSQL's bits for BEFORE, AFTER and INSTEAD OF.
    package let timing: Int
    /// PostgreSQL's bits for INSERT, DELETE, UPDATE and TRUNCATE.
    package let events: Int
    package let isForEachRow: Bool
    /// Of `UPDATE OF`.
    package let columns: Set<Identifier>
    package let condition: SQLExpression?
}

/// Whom a grant or a policy is for.
package enum RoleName: Hashable, Sendable, CustomStringConvertible {
    case named(Identifier)
    case `public`
    /// `CURRENT_USER`, `SESSION_USER` and `CURRENT_ROLE`: whoever ran the statement.
    case whoever(String)

    package var description: String {
        switch self {
        case .named(let name): name.name
        case .public: "public"
        case .whoever(let word): word
        }
    }
}

/// `CREATE TYPE` of another kind than enum, and `CREATE DOMAIN`.
package struct CreateType: Hashable, Sendable {
    package let name: ObjectName
    package let isDomain: Bool
}

/// One statement that leads from one state of a schema to another, as far as comparing branches needs it.
package struct SchemaStatement: Hashable, Sendable {
    package let kind: StatementKind
    /// What the statement changes, exactly.
    package let target: Target
    /// The table that what it changes belongs to, where that counts.
    package let table: Target?
    /// What it changes, in words, such as `email on users`.
    package let subject: String

    package init(_ kind: StatementKind, _ target: Target, in table: Target? = nil, subject: String) {
        (self.kind, self.target, self.table, self.subject) = (kind, target, table, subject)
    }

    /// An object of a schema; parts that do not apply are empty.
    package struct Target: Hashable, Sendable {
        package let schema: String
        package let object: String
        package let column: String

        package init(schema: String = "", object: String = "", column: String = "") {
            (self.schema, self.object, self.column) = (schema, object, column)
        }
    }

    /// Such as `alter_column email on users`.
    package var description: String { "\(kind.rawValue) \(subject)" }

    /// The places this statement occupies: its target, its table, and its schema.
    package var footprints: Set<Footprint> {
        var places = [target]
        if let table { places.append(table) }
        if !target.schema.isEmpty, !target.object.isEmpty { places.append(Target(schema: target.schema)) }
        return Set(places.map { Footprint(kind: kind, target: $0) })
    }

    /// The footprints of others that may not be exchanged with this statement.
    package var conflicts: Set<Footprint> { Set(kind.conflicts.map { Footprint(kind: $0, target: target) }) }
}

/// A kind of statement at a place; two statements conflict when one's footprint is among the other's conflicts.
///
/// - Source: drizzle-kit/src/commutativity/engine.ts, `footprint`.
package struct Footprint: Hashable, Sendable {
    package let kind: StatementKind
    package let target: SchemaStatement.Target
}

extension SchemaStatement {
    /// Whether the two may not be exchanged, by either's rule.
    package func conflicts(with other: SchemaStatement) -> Bool {
        !conflicts.isDisjoint(with: other.footprints) || !other.conflicts.isDisjoint(with: footprints)
    }
}

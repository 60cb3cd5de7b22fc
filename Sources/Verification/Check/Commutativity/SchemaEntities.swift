/// A schema as a flat set of objects, each with what can be compared about it.
///
/// That is how Drizzle Kit 1.0 keeps a schema, and all that comparing two states needs.
package struct SchemaEntities: Equatable, Sendable {
    package private(set) var facts: [Key: [String: String]] = [:]
    /// Keys in the order in which they came, so that statements have one too.
    private(set) var keys: [Key] = []

    package init() {}

    /// The first of two with one name counts.
    package mutating func add(_ key: Key, _ facts: [String: String] = [:]) {
        guard self.facts[key] == nil else { return }
        self.facts[key] = facts
        keys.append(key)
    }

    package func keys(of kind: Kind) -> [Key] { keys.filter { $0.kind == kind } }

    package enum Kind: Hashable, Sendable, CaseIterable {
        case schema, enumeration, sequence, role, privilege, table, column, index, primaryKey, foreignKey,
            unique, check
        case policy, view
    }

    package struct Key: Hashable, Sendable {
        package let kind: Kind
        package let schema: String
        /// The table it belongs to; empty for objects of their own.
        package let table: String
        package let name: String

        package init(_ kind: Kind, schema: String = "", table: String = "", name: String = "") {
            (self.kind, self.schema, self.table, self.name) = (kind, schema, table, name)
        }

        /// The table itself, for what belongs to one.
        var ofTable: Key { Key(.table, schema: schema, name: table) }
    }
}

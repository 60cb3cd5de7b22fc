package import Catalog
package import Drizzle

/// A schema as a flat set of objects, each with what can be compared about it.
///
/// That is how Drizzle Kit 1.0 keeps a schema, and all that comparing two states needs.
package struct SchemaEntities: Equatable, Sendable {
    package private(set) var entities: [Key: Entity] = [:]
    /// Keys in the order in which they came, so that statements have one too.
    private(set) var keys: [Key] = []

    package init() {}

    /// The first of two with one name counts.
    package mutating func add(_ entity: Entity, schema: String = "", table: String = "", name: String = "") {
        let key = Key(entity.kind, schema: schema, table: table, name: name)
        guard entities[key] == nil else { return }
        entities[key] = entity
        keys.append(key)
    }

    package func keys(of kind: Kind) -> [Key] { keys.filter { $0.kind == kind } }

    /// An object without its name.
    package enum Entity: Equatable, Sendable {
        case schema
        case enumeration([String])
        case sequence(Schema.Counting)
        case role(Schema.Role, RecordedSchema.RoleAttributes? = nil)
        case privilege(isGrantable: Bool)
        case table(hasRowSecurity: Bool)
        case column(Schema.Column)
        case index(Schema.Index)
        case primaryKey(columns: [String])
        case foreignKey(Schema.Reference)
        case unique(Schema.Key)
        case check(String)
        case policy(Schema.Policy)
        case view(Schema.View, isWithoutData: Bool = false)

        var kind: Kind {
            switch self {
            case .schema: .schema
            case .enumeration: .enumeration
            case .sequence: .sequence
            case .role: .role
            case .privilege: .privilege
            case .table: .table
            case .column: .column
            case .index: .index
            case .primaryKey: .primaryKey
            case .foreignKey: .foreignKey
            case .unique: .unique
            case .check: .check
            case .policy: .policy
            case .view: .view
            }
        }
    }

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

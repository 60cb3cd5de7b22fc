import SQL

/// An object as the migrations know it, the same one whatever it is called later.
struct ObjectID: Hashable {
    let number: Int
}

/// What kinds of objects a landing looks for, in the words of the report.
package enum LandingKind: String, Hashable, Sendable, Encodable {
    case schema, table, view, sequence, index, type, domain, function, `extension`
    case materializedView = "materialized view"
    case column, constraint, policy, trigger
    /// A value of an enum.
    case label = "enum value"
    case privilege
    /// Something the report has no look-up for.
    case other = "statement"

    /// Which objects cannot share a name.
    var space: NameSpace {
        switch self {
        case .schema: .schema
        case .table, .view, .materializedView, .sequence, .index: .relation
        case .type, .domain: .type
        case .function: .function
        case .extension: .extension
        case .column: .column
        case .constraint: .constraint
        case .policy: .policy
        case .trigger: .trigger
        case .label: .label
        case .privilege, .other: .other
        }
    }
}

/// Names are unique within one of these and a schema, or within one of these and a table.
enum NameSpace: Hashable {
    case schema, relation, type, function, `extension`, column, constraint, policy, trigger, label, other
}

/// A name the catalog has to be asked for.
struct Mention: Hashable {
    let space: NameSpace
    let schema: String
    let name: String
    /// Sequences share their names with tables but have no columns to ask for.
    let isSequence: Bool
}

/// Under what an object is found.
struct ObjectKey: Hashable {
    let space: NameSpace
    /// The table of a column, the type of a label; `nil` for what stands in a schema by itself.
    let parent: ObjectID?
    /// Empty for parts, schemas and extensions.
    let schema: String
    let name: String
    /// What tells functions of one name apart.
    var signature = ""

    /// Under which nothing is found.
    static let none = ObjectKey(space: .other, parent: nil, schema: "", name: "")
}

/// One object while the migrations are gone through.
struct ReplayedObject {
    let kind: LandingKind
    /// The table of a column, index or constraint; the column of a sequence; the type of a label.
    let parent: ObjectID?
    var key: ObjectKey
    var isAlive = true
    /// Under what it was found before it got other names or schemas, oldest first.
    var formerKeys: [ObjectKey] = []
    /// The columns that an index, constraint or policy speaks of, under the names they had then.
    var columns: [Identifier: ObjectID] = [:]
    /// What it cannot exist without: the table of a foreign key, the relations and columns of a view, the type of a column.
    var needs: Set<ObjectID> = []
    /// The columns of the other table that a foreign key points at, under the names they had then.
    var referenced: [Identifier: ObjectID] = [:]
    /// Whether nothing created it but something speaks of it, so that it may be any kind of relation.
    var isAssumed = false
    /// Whether it goes with the table that it needs, also without CASCADE.
    var isPartition = false
    /// The rule of a constraint that PostgreSQL named, so that another one of the same rule will do.
    var unnamedRule: ConstraintDefinition.Rule?
    /// Types of a function's arguments.
    var arguments: [TypeReference] = []

    var name: String { key.name }
}

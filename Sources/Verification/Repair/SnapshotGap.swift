package import Drizzle
import SQL

/// How the contents of a snapshot stand to the one that it is to follow, and to the SQL.
package struct SnapshotGap: Equatable, Sendable {
    /// What the other one has and this one does not, such as `column songs.title`.
    package let lacks: [String]
    /// Tables and columns that no migration makes.
    package let hasTooMuch: [String]

    /// - Parameters:
    ///   - snapshot: What is to follow another one.
    ///   - before: The other one.
    ///   - scripts: The SQL of the migrations up to the snapshot's own, in their order.
    package init(of snapshot: RecordedSchema, after before: RecordedSchema, _ scripts: [RunScript]) {
        let (mine, others) = (SchemaEntities(snapshot), SchemaEntities(before))
        let types = scripts.reduce(into: Rehearsal()) { $0.learn($1) }.types
        lacks = others.without(mine).filter { types.knows($0) != false }.map(\.words)
        hasTooMuch = mine.without(others).filter { types.knows($0) == false }.map(\.words)
    }
}

extension SchemaEntities {
    /// What only this one has; not what belongs to a table of which that is said already.
    fileprivate func without(_ other: SchemaEntities) -> [Key] {
        keys.filter { key in
            other.entities[key] == nil && (key.table.isEmpty || other.entities[key.ofTable] != nil)
        }
    }
}

extension TypeBook {
    /// Whether the files make a table or column; `nil` where that is not known.
    fileprivate func knows(_ key: SchemaEntities.Key) -> Bool? {
        let schema = Identifier(key.schema.isEmpty ? "public" : key.schema)
        func table(_ name: String) -> Table? { tables[ObjectName(schema: schema, Identifier(name))] }
        if key.kind == .table { return table(key.name) != nil }
        guard key.kind == .column, let table = table(key.table) else { return nil }
        if table.columns.contains(where: { $0.name.name == key.name }) { return true }
        return table.isWhole ? false : nil
    }
}

extension SchemaEntities.Key {
    fileprivate var words: String { "\(kind.word) \(table.isEmpty ? "" : "\(table).")\(name)" }
}

extension SchemaEntities.Kind {
    fileprivate var word: String {
        switch self {
        case .schema: "schema"
        case .enumeration: "enum"
        case .sequence: "sequence"
        case .role: "role"
        case .privilege: "privilege"
        case .table: "table"
        case .column: "column"
        case .index: "index"
        case .primaryKey: "primary key"
        case .foreignKey: "foreign key"
        case .unique: "unique constraint"
        case .check: "check"
        case .policy: "policy"
        case .view: "view"
        }
    }
}

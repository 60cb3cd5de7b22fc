extension SchemaEntities.Kind {
    var creating: StatementKind {
        switch self {
        case .schema: .createSchema
        case .enumeration: .createEnum
        case .sequence: .createSequence
        case .role: .createRole
        case .privilege: .grantPrivilege
        case .table: .createTable
        case .column: .addColumn
        case .index: .createIndex
        case .primaryKey: .addPrimaryKey
        case .foreignKey: .createForeignKey
        case .unique: .addUnique
        case .check: .addCheck
        case .policy: .createPolicy
        case .view: .createView
        }
    }

    var dropping: StatementKind {
        switch self {
        case .schema: .dropSchema
        case .enumeration: .dropEnum
        case .sequence: .dropSequence
        case .role: .dropRole
        case .privilege: .revokePrivilege
        case .table: .dropTable
        case .column: .dropColumn
        case .index: .dropIndex
        case .primaryKey: .dropPrimaryKey
        case .foreignKey: .dropForeignKey
        case .unique: .dropUnique
        case .check: .dropCheck
        case .policy: .dropPolicy
        case .view: .dropView
        }
    }
}

extension SchemaEntities.Key {
    /// A statement about this object, with the target and the words that Drizzle Kit gives it.
    func statement(_ kind: StatementKind) -> SchemaStatement {
        let owner = SchemaStatement.Target(schema: schema, object: table)
        return switch self.kind {
        case .schema: SchemaStatement(kind, .init(schema: name), subject: name)
        case .enumeration, .sequence, .view, .table:
            SchemaStatement(kind, .init(schema: schema, object: name), subject: shownName)
        case .role: SchemaStatement(kind, .init(object: name), subject: name)
        case .column:
            SchemaStatement(
                kind, .init(schema: schema, object: table, column: name), in: owner,
                subject: "\(name) on \(shownTable)")
        case .index:
            SchemaStatement(
                kind, .init(schema: schema, object: name), in: owner, subject: "\(name) on \(shownTable)")
        // Constraints, policies and privileges count by table: two of one group on one table conflict.
        case .primaryKey, .foreignKey, .unique, .check, .policy:
            SchemaStatement(kind, owner, subject: "\(name) on \(shownTable)")
        case .privilege: SchemaStatement(kind, owner, subject: "on \(shownTable)")
        }
    }

    private var shownName: String { schema == "public" || schema.isEmpty ? name : "\(schema).\(name)" }
    private var shownTable: String { schema == "public" || schema.isEmpty ? table : "\(schema).\(table)" }
}

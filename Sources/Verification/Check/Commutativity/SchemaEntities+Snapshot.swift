import Catalog
package import Drizzle
import SQL

extension SchemaEntities {
    static func reading(_ path: String) throws(SnapshotError) -> SchemaEntities {
        SchemaEntities(try RecordedSchema.reading(path))
    }

    /// The objects of a snapshot, with what Drizzle Kit compares of them.
    package init(_ recorded: RecordedSchema) {
        self.init()
        let schema = recorded.schema
        for name in schema.schemas { add(.schema, name: name) }
        for type in schema.enums { add(.enumeration(type.values), type.name) }
        for sequence in schema.sequences { add(.sequence(sequence.counting), sequence.name) }
        for role in schema.roles { add(.role(role, recorded.roleAttributes[role.name]), name: role.name) }
        for privilege in recorded.privileges {
            add(
                .privilege(isGrantable: privilege.isGrantable), of: privilege.table,
                "\(privilege.grantor) \(privilege.grantee) \(privilege.kind)")
        }
        for table in schema.tables { add(table) }
        for (table, policies) in schema.linkedPolicies.sorted(by: { $0.key < $1.key }) {
            for policy in policies { add(.policy(policy), of: table, policy.name) }
        }
        for var view in schema.views {
            // Its columns follow from its query, and only some versions record them.
            view.columns = []
            let isWithoutData = recorded.viewsWithoutData.contains(view.name)
            add(.view(view, isWithoutData: isWithoutData), view.name)
        }
    }

    private mutating func add(_ entity: Entity, _ name: QualifiedName) {
        add(entity, schema: name.schema.name, name: name.name.name)
    }

    private mutating func add(_ entity: Entity, of table: QualifiedName, _ name: String) {
        add(entity, schema: table.schema.name, table: table.name.name, name: name)
    }

    /// Who chose a name is no difference between two things that have it.
    private mutating func add(_ table: Schema.Table) {
        add(.table(hasRowSecurity: table.hasRowSecurity), table.name)
        for var column in table.columns {
            let isInKey = table.primaryKey?.columns.contains(column.name) ?? false
            column.isNotNull = column.isNotNull || isInKey || column.isIdentity
            add(.column(column), of: table.name, column.name)
        }
        for var index in table.indexes {
            index.isNameExplicit = true
            add(.index(index), of: table.name, index.name)
        }
        if let key = table.primaryKey { add(.primaryKey(columns: key.columns), of: table.name, key.name) }
        for var unique in table.uniques {
            unique.isNameExplicit = true
            add(.unique(unique), of: table.name, unique.name)
        }
        for var key in table.foreignKeys {
            key.isNameExplicit = true
            add(.foreignKey(key), of: table.name, key.name)
        }
        for check in table.checks { add(.check(check.expression), of: table.name, check.name) }
        for policy in table.policies { add(.policy(policy), of: table.name, policy.name) }
    }
}

extension Schema.Column {
    fileprivate var isIdentity: Bool { if case .identity = value { true } else { false } }
}

package import Catalog
import SQL
import Verification

/// A relation and its parts for programs: the shape of `raingauge describe TABLE --format json`.
package struct StructureFields: Encodable {
    private let structure: Structure

    package init(_ structure: Structure) { self.structure = structure }

    private enum Key: String, CodingKey {
        case owner, columns, indexes, constraints, foreignKeys, referencedBy, triggers, rowSecurity, policies
        case partitionKey, partitionBound, partitions, viewDefinition, sql
    }

    package func encode(to encoder: any Encoder) throws {
        try RelationFields(structure.relation).encode(to: encoder)
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(structure.owner.name, forKey: .owner)
        try json.encode(structure.columns.map(ColumnFields.init), forKey: .columns)
        try json.encode(structure.indexes.map(IndexFields.init), forKey: .indexes)
        try json.encode(structure.constraints.map(ConstraintFields.init), forKey: .constraints)
        try json.encode(structure.foreignKeys.map(ForeignKeyFields.init), forKey: .foreignKeys)
        try json.encode(structure.referencedBy.map(ForeignKeyFields.init), forKey: .referencedBy)
        try json.encode(structure.triggers.map(TriggerFields.init), forKey: .triggers)
        try json.encode(structure.rowSecurity.word, forKey: .rowSecurity)
        try json.encode(structure.policies.map(PolicyFields.init), forKey: .policies)
        try json.encode(structure.partitioning.key, forKey: .partitionKey)
        try json.encode(structure.partitioning.bound, forKey: .partitionBound)
        try json.encode(structure.partitioning.children.map(\.name.display), forKey: .partitions)
        try json.encode(structure.viewDefinition, forKey: .viewDefinition)
        try json.encode(DefinitionScript(structure).text, forKey: .sql)
    }
}

private struct IndexFields: Encodable {
    let name: String
    let definition: String
    let isUnique: Bool
    let isPrimary: Bool
    let isValid: Bool

    init(_ index: Index) {
        (name, definition) = (index.name.name, index.definition)
        (isUnique, isPrimary, isValid) = (index.isUnique, index.isPrimary, index.isValid)
    }
}

private struct ConstraintFields: Encodable {
    let name: String
    let columns: [String]
    let definition: String
    let isValidated: Bool

    init(_ constraint: Constraint) {
        (name, columns) = (constraint.name.name, constraint.columns.map(\.name))
        (definition, isValidated) = (constraint.definition, constraint.isValidated)
    }
}

private struct ForeignKeyFields: Encodable {
    let name: String
    let table: String
    let columns: [String]
    let referencedTable: String
    let referencedColumns: [String]
    let definition: String
    let isValidated: Bool

    init(_ key: ForeignKey) {
        (name, definition, isValidated) = (key.name.name, key.definition, key.isValidated)
        (table, columns) = (key.source.table.display, key.source.columns.map(\.name))
        (referencedTable, referencedColumns) = (key.target.table.display, key.target.columns.map(\.name))
    }
}

private struct TriggerFields: Encodable {
    let name: String
    let definition: String

    init(_ trigger: Trigger) { (name, definition) = (trigger.name.name, trigger.definition) }
}

private struct PolicyFields: Encodable {
    let name: String
    let command: String
    let isPermissive: Bool
    let roles: [String]
    let using: String?
    let withCheck: String?

    init(_ policy: Policy) {
        (name, command, isPermissive) = (policy.name.name, policy.command.rawValue, policy.isPermissive)
        (roles, using, withCheck) = (policy.roles.map(\.name), policy.using, policy.check)
    }
}

extension RowSecurity {
    fileprivate var word: String {
        switch self {
        case .disabled: "disabled"
        case .enabled: "enabled"
        case .forced: "forced"
        }
    }
}

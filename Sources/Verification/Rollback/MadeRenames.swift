import Catalog
import SQL

/// What tables and columns were called before a migration gave them other names, by its own statements.
///
/// What only looks alike is not taken for one here: values would come back under the name of others.
struct MadeRenames: Equatable, Sendable {
    /// The old names by the new ones.
    private var tables: [QualifiedName: QualifiedName] = [:]
    private var columns: [Place: String] = [:]

    /// A column by its table's name and its own, as they are afterwards.
    private struct Place: Hashable {
        let table: QualifiedName
        let column: String
    }

    init(_ statements: [SQLStatement]) {
        for statement in statements { take(statement) }
    }

    /// Whether a table had that name before.
    func isTable(_ new: QualifiedName, formerly old: QualifiedName) -> Bool { tables[new] == old }

    /// Whether a column of a table, by its new name, had that name before.
    func isColumn(_ new: String, of table: QualifiedName, formerly old: String) -> Bool {
        columns[Place(table: table, column: new)] == old
    }

    private mutating func take(_ statement: SQLStatement) {
        switch statement {
        case .rename(let rename):
            let relation = rename.object.name.placed
            if rename.object.kind == .column, let column = rename.object.part {
                let old = columns.removeValue(forKey: Place(table: relation, column: column.name))
                columns[Place(table: relation, column: rename.newName.name)] = old ?? column.name
            } else if rename.object.kind == .table {
                move(relation, to: QualifiedName(schema: relation.schema, name: rename.newName))
            }
        case .setSchema(let change) where change.object.kind == .table:
            let relation = change.object.name.placed
            move(relation, to: QualifiedName(schema: change.schema, name: relation.name))
        case .createTable, .alterTable, .createIndex, .createEnum, .alterEnum, .createType, .createView,
            .createSequence, .alterSequence, .createSchema, .createExtension, .createFunction, .createTrigger,
            .createPolicy, .alterPolicy, .drop, .setSchema, .comment, .grant, .setSearchPath, .block, .other,
            .unreadable:
            break
        }
    }

    private mutating func move(_ old: QualifiedName, to new: QualifiedName) {
        tables[new] = tables.removeValue(forKey: old) ?? old
        for (place, column) in columns where place.table == old {
            columns[place] = nil
            columns[Place(table: new, column: place.column)] = column
        }
    }
}

extension MadeRenames {
    /// The schema with the columns' old names in keys and indexes, which follow when a column is renamed.
    ///
    /// The columns themselves keep their new names.
    func followed(in schema: Schema) -> Schema {
        guard !columns.isEmpty else { return schema }
        var copy = schema
        copy.tables = schema.tables.map(followed)
        return copy
    }

    private func followed(in table: Schema.Table) -> Schema.Table {
        func old(_ column: String, _ owner: QualifiedName) -> String {
            columns[Place(table: owner, column: column)] ?? column
        }
        func old(_ key: Schema.Key) -> Schema.Key {
            var copy = key
            copy.columns = key.columns.map { old($0, table.name) }
            copy.includedColumns = key.includedColumns.map { old($0, table.name) }
            return copy
        }
        var copy = table
        copy.primaryKey = table.primaryKey.map(old)
        copy.uniques = table.uniques.map(old)
        for index in copy.foreignKeys.indices {
            let target = copy.foreignKeys[index].target
            copy.foreignKeys[index].columns = copy.foreignKeys[index].columns.map { old($0, table.name) }
            copy.foreignKeys[index].targetColumns = copy.foreignKeys[index].targetColumns.map {
                old($0, target)
            }
        }
        for index in copy.indexes.indices {
            copy.indexes[index].includedColumns = copy.indexes[index].includedColumns.map {
                old($0, table.name)
            }
            for key in copy.indexes[index].keys.indices where !copy.indexes[index].keys[key].isExpression {
                copy.indexes[index].keys[key].text = old(copy.indexes[index].keys[key].text, table.name)
            }
        }
        return copy
    }
}

extension ObjectName {
    /// In `public`, where nothing else is written.
    var placed: QualifiedName { QualifiedName(schema: schema ?? Identifier("public"), name: name) }
}

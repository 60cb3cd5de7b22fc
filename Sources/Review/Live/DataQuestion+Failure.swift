package import Postgres
package import SQL

/// The rows that were in a statement's way, asked for once everything is taken back.
extension DataQuestion {
    /// The tables by which ``stopping(_:with:whole:)`` asks, as the statement names them.
    package static func tables(in statement: String) -> Set<ObjectName> {
        let examined = SQL.examined(statement)?.statement
        if case .createIndex(let index)? = examined { return [index.table] }
        guard case .alterTable(let table)? = examined else { return [] }
        return Set([table.name] + table.changes.compactMap(\.foreignKey?.table))
    }

    /// What to ask about the rows that an error speaks of.
    ///
    /// - Parameters:
    ///   - statement: The SQL at which the server stopped.
    ///   - error: What it said.
    ///   - whole: A table's name with its schema, as the session found it.
    /// - Returns: `nil` where the statement or the error does not say by itself which rows those are.
    package static func stopping(
        _ statement: String, with error: PostgresError, whole: (ObjectName) -> QualifiedName
    ) -> DataQuestion? {
        guard let state = error.sqlState?.code else { return nil }
        let examined = SQL.examined(statement)?.statement
        if case .createIndex(let index)? = examined, state == "23505", !index.keys.isEmpty {
            return .duplicate(index.keys, of: whole(index.table))
        }
        guard case .alterTable(let table)? = examined else { return nil }
        let name = whole(table.name)
        for change in table.changes {
            if let question = stopping(change, of: name, state, whole) { return question }
        }
        return nil
    }

    private static func stopping(
        _ change: TableChange, of table: QualifiedName, _ state: String,
        _ whole: (ObjectName) -> QualifiedName
    ) -> DataQuestion? {
        switch (state, change) {
        case ("23502", .setNotNull(let column)): return .missingValue(column, of: table)
        case ("23502", .addColumn): return .anyRow(of: table)
        case ("23503", .addConstraint):
            guard let key = change.foreignKey, !key.columns.isEmpty,
                key.columns.count == key.referenced.count
            else { return nil }
            return .orphan(key.columns, of: table, to: key.referenced, of: whole(key.table))
        case ("23505", .addConstraint(let constraint)):
            switch constraint.rule {
            case .unique(let columns, _), .primaryKey(let columns):
                return columns.isEmpty ? nil : .duplicate(columns, of: table)
            case .usingIndex, .check, .foreignKey, .exclusion: return nil
            }
        default: return nil
        }
    }
}

extension TableChange {
    fileprivate var foreignKey: ForeignKeyDefinition? {
        guard case .addConstraint(let constraint) = self, case .foreignKey(let key) = constraint.rule else {
            return nil
        }
        return key
    }
}

extension CreateIndex {
    /// Its columns; empty where an expression is among them, or only some rows count.
    fileprivate var keys: [Identifier] {
        guard predicate == nil else { return [] }
        let names = columns.compactMap { part -> Identifier? in
            if case .column(let name) = part.content { name } else { nil }
        }
        return names.count == columns.count ? names : []
    }
}

import Catalog
import SQL
import Verification

/// What the rows of a table point at: a foreign key that is there, or one that a migration would add.
struct RowLink {
    let table: QualifiedName
    let columns: [String]
    let target: Schema.Table
    let targetColumns: [Schema.Column]
    /// Whether what it points at can be asked for without running code of the database: its types are PostgreSQL's own, or
    /// enums.
    let isPlain: Bool
    /// Whether rows that point at nothing are left out: the key is in force, or nobody can say what they point at.
    let isStrict: Bool

    /// Those of a schema, and those that statements would add to it.
    ///
    /// What a migration adds has to be looked at as well: else a row whose other end did not come along would look as if it
    /// pointed at nothing.
    static func all(in schema: Schema, adding statements: [DryRunStatement]) -> [RowLink] {
        let own = schema.tables.flatMap { table in
            table.foreignKeys.compactMap { key in
                RowLink(
                    table.name, key.columns, key.target, key.targetColumns, in: schema,
                    isInForce: key.isValidated && key.isEnforced && !key.isDisabled)
            }
        }
        return own + statements.flatMap { added(by: $0, in: schema) }
    }

    private init?(
        _ table: QualifiedName, _ columns: [String], _ target: QualifiedName, _ targetColumns: [String],
        in schema: Schema, isInForce: Bool
    ) {
        guard let other = schema.tables.first(where: { $0.name == target }) else { return nil }
        let found = targetColumns.compactMap { name in other.columns.first { $0.name == name } }
        guard found.count == columns.count, !found.isEmpty else { return nil }
        (self.table, self.columns, self.target) = (table, columns, other)
        self.targetColumns = found
        isPlain = found.allSatisfy { column in
            column.type.schema == nil
                || schema.enums.contains {
                    $0.name.schema.name == column.type.schema && $0.name.name.name == column.type.name
                }
        }
        isStrict = isInForce || !isPlain
    }

    private static func added(by statement: DryRunStatement, in schema: Schema) -> [RowLink] {
        guard case .alterTable(let change)? = SQL.examined(statement.text)?.statement,
            let table = schema.table(change.name)
        else { return [] }
        return change.changes.compactMap { change in
            guard case .addConstraint(let constraint) = change, case .foreignKey(let key) = constraint.rule,
                let target = schema.table(key.table)
            else { return nil }
            let referenced =
                key.referenced.isEmpty ? target.primaryKey?.columns ?? [] : key.referenced.map(\.name)
            return RowLink(
                table.name, key.columns.map(\.name), target.name, referenced, in: schema, isInForce: false)
        }
    }

    // MARK: In the copy

    /// The values that point at nothing there, a row for each.
    var missing: SQL {
        let names = columns.map { "here.\(Identifier($0).quoted)" }.joined(separator: ", ")
        return "SELECT DISTINCT \(unsafe: names) FROM \(table) AS here WHERE \(pointsAtNothing)"
    }

    /// Removes the rows that point at nothing.
    var removal: SQL { "DELETE FROM \(table) AS here WHERE \(pointsAtNothing)" }

    private var pointsAtNothing: SQL {
        let known = columns.map { "here.\(Identifier($0).quoted) IS NOT NULL" }
        let pairs = zip(columns, targetColumns).map {
            "there.\(Identifier($1.name).quoted) = here.\(Identifier($0).quoted)"
        }
        return """
            \(unsafe: known.joined(separator: " AND ")) AND NOT EXISTS (
            SELECT FROM \(target.name) AS there WHERE \(unsafe: pairs.joined(separator: " AND ")))
            """
    }
}

extension Schema {
    /// The table that a statement names; without a schema, the one in `public` first.
    fileprivate func table(_ name: ObjectName) -> Table? {
        let found = tables.filter { table in
            table.name.name == name.name && (name.schema.map { $0 == table.name.schema } ?? true)
        }
        return found.first { $0.name.schema.name == "public" } ?? found.first
    }
}

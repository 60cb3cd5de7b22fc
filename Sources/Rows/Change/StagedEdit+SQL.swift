import Catalog
package import SQL

extension StagedEdit {
    /// The one statement that does it; it touches the row that was shown, as it was, or none.
    ///
    /// Values are parameters whose type the server takes from the column, so that its own input function reads them and
    /// nothing is cut to fit. What a row held is compared as text: that works for types without an equality too, and
    /// `1.0` is another value than `1.00`. Every operator is named with its schema, since triggers and defaults run under
    /// the session's search path.
    ///
    /// - Throws: ``ChangeRefusal`` where the row cannot be told from others, or an expression is none.
    package func sql() throws(ChangeRefusal) -> SQL {
        switch kind {
        case .update(let row, let assignments):
            var terms: [SQL] = []
            for assignment in assignments {
                terms.append("\(assignment.column) = \(try sql(of: assignment))")
            }
            let condition = try condition(of: row)
            return "UPDATE \(table) AS r SET \(terms.joined(separator: ", ")) WHERE \(condition)"
        case .insert(let assignments): return try insertion(assignments)
        case .delete(let row): return "DELETE FROM \(table) AS r WHERE \(try condition(of: row))"
        }
    }

    private var table: QualifiedName { source.relation.name }

    private func insertion(_ assignments: [Assignment]) throws(ChangeRefusal) -> SQL {
        let target: SQL = "INSERT INTO \(table) AS r"
        guard !assignments.isEmpty else { return "\(target) DEFAULT VALUES\(returningKey)" }
        var values: [SQL] = []
        for assignment in assignments { values.append(try sql(of: assignment)) }
        let columns = assignments.map { "\($0.column)" as SQL }.joined(separator: ", ")
        return "\(target) (\(columns)) VALUES (\(values.joined(separator: ", ")))\(returningKey)"
    }

    /// By what the new row is found, where there is anything.
    private var returningKey: SQL {
        switch source.order {
        case .key(let columns):
            " RETURNING \(columns.map { "pg_catalog.concat(r.\($0.name))" as SQL }.joined(separator: ", "))"
        case .physical: " RETURNING r.ctid"
        case .unordered: .empty
        }
    }

    private func sql(of assignment: Assignment) throws(ChangeRefusal) -> SQL {
        switch assignment.value {
        case .null: return "NULL"
        case .byDefault: return "DEFAULT"
        case .text(let text): return "\(text)"
        case .expression(let text):
            guard SQL.expression(text) != nil else { throw .noExpression(text, edit: id) }
            // A comment at its end would take the bracket along.
            return "(\(unsafe: text)\n)"
        }
    }

    /// What only this row meets, as long as it is as it was.
    func condition(of row: OldRow) throws(ChangeRefusal) -> SQL {
        guard row.isFindable else { throw .notFindable(edit: id) }
        let unchanged = row.values.map(\.condition)
        return (try place(of: row) + unchanged).joined(separator: " AND ")
    }

    /// By its key alone; nothing where it has none.
    func place(of row: OldRow) throws(ChangeRefusal) -> [SQL] {
        guard let key = row.key else { return [] }
        do { return [try key.condition(in: source)] } catch { throw .notFindable(edit: id) }
    }
}

extension OldRow.OldValue {
    /// That the column of `r` still holds it.
    ///
    /// Of a composite value with a NULL in it, `IS NULL` and `IS NOT NULL` are both false.
    fileprivate var condition: SQL {
        let nulls: SQL = "pg_catalog.num_nulls(r.\(column)) OPERATOR(pg_catalog.=)"
        guard let text else { return "\(nulls) 1" }
        return "\(nulls) 0 AND pg_catalog.concat(r.\(column)) OPERATOR(pg_catalog.=) \(text)::pg_catalog.text"
    }
}

import Catalog
import SQL

extension CommittedChanges {
    /// The SQL that would take everything back, for people to read and to copy; never sent.
    ///
    /// - Returns: The script, and the entries that it cannot take back, since not all of what was there is known.
    package var inverse: (script: String, missing: [StagedEdit.ID]) {
        let statements = changes.reversed().map { ($0.edit.id, $0.inverse) }
        let script = statements.compactMap { $0.1.map { $0.inlined + ";\n" } }.joined()
        return (script, statements.filter { $0.1 == nil }.map(\.0))
    }
}

extension CommittedChange {
    fileprivate var inverse: SQL? {
        switch edit.kind {
        case .update(let row, let assignments): return formerValues(row, assignments)
        case .insert:
            guard let newKey, let place = try? newKey.condition(in: edit.source) else { return nil }
            return "DELETE FROM \(edit.source.relation.name) AS r WHERE \(place)"
        case .delete(let row): return former(row)
        }
    }

    private func formerValues(_ row: OldRow, _ assignments: [Assignment]) -> SQL? {
        let values = assignments.compactMap { row.value(of: $0.column) }
        guard values.count == assignments.count, let key = key(of: row, after: assignments),
            let place = try? key.condition(in: edit.source)
        else { return nil }
        let terms = values.map { "\($0.column) = \($0.text)" as SQL }.joined(separator: ", ")
        return "UPDATE \(edit.source.relation.name) AS r SET \(terms) WHERE \(place)"
    }

    /// The key that the row has now.
    private func key(of row: OldRow, after assignments: [Assignment]) -> RowKey? {
        guard let key = row.key, case .key(let columns) = edit.source.order else { return nil }
        var values: [String] = []
        for (column, old) in zip(columns, key.values) {
            switch assignments.first(where: { $0.column == column.name })?.value {
            case nil: values.append(old)
            case .text(let text): values.append(text)
            case .null, .byDefault, .expression: return nil
            }
        }
        return RowKey(values)
    }

    private func former(_ row: OldRow) -> SQL? {
        guard row.isComplete else { return nil }
        let columns = edit.source.columns.filter { !$0.column.isGenerated }
        let values = columns.compactMap { row.value(of: $0.name) }
        let names = values.map { "\($0.column)" as SQL }.joined(separator: ", ")
        let texts = values.map { "\($0.text)" as SQL }.joined(separator: ", ")
        let overriding: SQL =
            columns.contains { $0.column.value == .identity(.always) } ? " OVERRIDING SYSTEM VALUE" : .empty
        return "INSERT INTO \(edit.source.relation.name) (\(names))\(overriding) VALUES (\(texts))"
    }
}

extension Column {
    /// Whether its value is computed, so that nobody can set it.
    var isGenerated: Bool { value.isGenerated }

    /// Whether a person may give it a value.
    var isWritable: Bool { !isGenerated && value != .identity(.always) }
}

import SQL

/// `CREATE TABLE` itself.
extension DefinitionWriter {
    var createTable: String {
        let lines = (columnLines + constraintLines).map { "    " + $0 }
        let empty = structure.details.composite == nil ? " ()" : ""
        let body = lines.isEmpty ? empty : " (\n" + lines.joined(separator: ",\n") + "\n)"
        return ([head + body] + tails).joined(separator: "\n")
    }

    private var relation: Relation { structure.relation }

    private var head: String {
        if relation.kind == .foreignTable { return "CREATE FOREIGN TABLE \(name)" }
        // A temporary table has a schema that only its own session can name.
        if relation.traits.contains(.temporary) {
            return "CREATE TEMPORARY TABLE \(relation.name.name.quoted)"
        }
        let type = structure.details.composite.map { " OF \($0)" } ?? ""
        return "CREATE \(relation.traits.contains(.unlogged) ? "UNLOGGED " : "")TABLE \(name)\(type)"
    }

    private var tails: [String] {
        var tails: [String] = []
        let heritage = structure.partitioning
        if !heritage.parents.isEmpty, heritage.bound == nil {
            tails.append("INHERITS (\(heritage.parents.map(\.quoted).joined(separator: ", ")))")
        }
        if let key = heritage.key { tails.append("PARTITION BY \(key)") }
        if let server = structure.details.server { tails.append("SERVER \(server.quoted)") }
        if let options = structure.details.serverOptions { tails.append("OPTIONS (\(options))") }
        return tails + storageClauses
    }

    /// What a table and a materialized view have in common behind their columns.
    var storageClauses: [String] {
        let details = structure.details
        var clauses: [String] = []
        if let method = details.accessMethod { clauses.append("USING \(method.quoted)") }
        if !details.options.isEmpty { clauses.append("WITH (\(details.options.joined(separator: ", ")))") }
        if let space = details.tablespace { clauses.append("TABLESPACE \(space.quoted)") }
        return clauses
    }

    /// Of a table that inherits only what it declares itself; a partition has it all and is attached afterwards.
    private var ownColumns: [Column] {
        let inherits = !structure.partitioning.parents.isEmpty && structure.partitioning.bound == nil
        return inherits ? structure.columns.filter(\.isLocal) : structure.columns
    }

    /// A typed table has the columns of its type, and says only what it adds to them.
    private var columnLines: [String] {
        guard structure.details.composite != nil else { return ownColumns.map(line) }
        return structure.columns.compactMap { column in
            let additions = additions(to: column)
            return additions.isEmpty ? nil : "\(column.name.quoted) WITH OPTIONS \(additions)"
        }
    }

    private func line(for column: Column) -> String {
        var words = [column.name.quoted, column.type.name]
        if let collation = column.collation { words.append("COLLATE \(collation.quoted)") }
        let additions = additions(to: column)
        return (additions.isEmpty ? words : words + [additions]).joined(separator: " ")
    }

    /// Where its values come from, and whether it needs one.
    private func additions(to column: Column) -> String {
        var words: [String] = []
        switch column.value {
        case .given: break
        case .defaults(let expression): if !isSerial(column) { words.append("DEFAULT \(expression)") }
        case .generated(let expression, .stored): words.append("GENERATED ALWAYS AS (\(expression)) STORED")
        case .generated(let expression, .virtual): words.append("GENERATED ALWAYS AS (\(expression))")
        case .identity(let identity): words.append(clause(for: identity, of: column))
        }
        if column.isRequired, !hasNamedNotNull(column) { words.append("NOT NULL") }
        return words.joined(separator: " ")
    }

    private func clause(for identity: Column.Identity, of column: Column) -> String {
        let kind = identity == .always ? "ALWAYS" : "BY DEFAULT"
        let sequence = structure.details.sequences.first { $0.isIdentity && $0.column == column.number }
        let options = sequence.map { " (SEQUENCE NAME \($0.name.quoted) \($0.options))" } ?? ""
        return "GENERATED \(kind) AS IDENTITY\(options)"
    }

    /// Whether the default needs a sequence that the script makes after the table.
    func isSerial(_ column: Column) -> Bool {
        structure.details.sequences.contains { !$0.isIdentity && $0.column == column.number }
    }

    /// Since PostgreSQL 18 NOT NULL is a constraint, which may have a name and properties of its own.
    private func hasNamedNotNull(_ column: Column) -> Bool {
        structure.constraints.contains { $0.kind == .notNull && $0.columns == [column.name] && isWritten($0) }
    }

    private var constraintLines: [String] {
        structure.constraints.filter { isWritten($0) && $0.isValidated }.map {
            "CONSTRAINT \($0.name.quoted) \($0.definition)"
        }
            + structure.foreignKeys.filter { $0.isLocal && $0.isValidated }.map {
                "CONSTRAINT \($0.name.quoted) \($0.definition)"
            }
    }

    /// Whether the constraint belongs to this script: a child gets those of its parents by being one.
    func isWritten(_ constraint: Constraint) -> Bool {
        constraint.isLocal || structure.partitioning.bound != nil
    }
}

extension OwnedSequence {
    /// The options that say everything, defaults included.
    var options: String {
        "START WITH \(start) INCREMENT BY \(increment) MINVALUE \(minimum) MAXVALUE \(maximum) CACHE \(cache)"
            + (isCyclic ? " CYCLE" : "")
    }
}

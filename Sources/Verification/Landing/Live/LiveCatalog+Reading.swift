import Catalog
import Postgres

extension LiveCatalog {
    /// - Parameter results: In the order of ``LandingQuestion``'s statements.
    init(_ results: [RowSet]) {
        precondition(results.count == 10, "a landing is looked up with ten statements")
        readRelations(results[0])
        readColumns(results[1])
        readConstraints(results[2])
        readIndexes(results[3])
        readTypes(results[4])
        readPolicies(results[5])
        readTriggers(results[6])
        readFunctions(results[7])
        readSchemas(results[8])
        readExtensions(results[9])
    }

    private mutating func readRelations(_ rows: RowSet) {
        for row in rows.rows {
            let sequence = rows.int64(row, 9).map { increment in
                LiveSequence(
                    type: rows.text(row, 8), increment: increment, minimum: rows.int64(row, 10) ?? 0,
                    maximum: rows.int64(row, 11) ?? 0, start: rows.int64(row, 12) ?? 0,
                    cache: rows.int64(row, 13) ?? 1,
                    isCyclic: rows.bool(row, 14) ?? false)
            }
            relations[rows.name(row)] = LiveRelation(
                kind: rows.text(row, 2), hasRowSecurity: rows.bool(row, 3) ?? false,
                isRowSecurityForced: rows.bool(row, 4) ?? false, comment: rows[row, 5],
                viewDefinition: rows[row, 6],
                privileges: rows.privileges(row, 7), sequence: sequence)
        }
    }

    private mutating func readColumns(_ rows: RowSet) {
        for row in rows.rows {
            columns[rows.name(row), default: [:]][rows.text(row, 2)] = LiveColumn(
                type: rows.text(row, 3), isNotNull: rows.bool(row, 4) ?? false, expression: rows[row, 5],
                identity: rows.text(row, 6), generation: rows.text(row, 7), comment: rows[row, 8],
                ownsSequence: rows.bool(row, 9) ?? false)
        }
    }

    private mutating func readConstraints(_ rows: RowSet) {
        for row in rows.rows {
            constraints[rows.name(row), default: []].append(
                LiveConstraint(
                    name: rows.text(row, 2), definition: rows.text(row, 3),
                    isValidated: rows.bool(row, 4) ?? true,
                    comment: rows[row, 5]))
        }
    }

    private mutating func readIndexes(_ rows: RowSet) {
        for row in rows.rows {
            indexes[rows.name(row), default: []].append(
                LiveIndex(
                    name: rows.text(row, 2), definition: rows.text(row, 3),
                    isValid: rows.bool(row, 4) ?? true,
                    comment: rows[row, 5]))
        }
    }

    private mutating func readTypes(_ rows: RowSet) {
        for row in rows.rows {
            types[rows.name(row)] = LiveType(
                kind: rows.text(row, 2), labels: rows.array(row, 3), comment: rows[row, 4])
        }
    }

    private mutating func readPolicies(_ rows: RowSet) {
        for row in rows.rows {
            let roles = Set(rows.array(row, 5)).union(rows.bool(row, 6) == true ? ["public"] : [])
            policies[rows.name(row), default: [:]][rows.text(row, 2)] = LivePolicy(
                command: rows.text(row, 3), isPermissive: rows.bool(row, 4) ?? true, roles: roles,
                using: rows[row, 7], check: rows[row, 8], comment: rows[row, 9])
        }
    }

    private mutating func readTriggers(_ rows: RowSet) {
        for row in rows.rows {
            triggers[rows.name(row), default: [:]][rows.text(row, 2)] = LiveTrigger(
                definition: rows.text(row, 3), comment: rows[row, 4])
        }
    }

    private mutating func readFunctions(_ rows: RowSet) {
        for row in rows.rows {
            functions[rows.name(row), default: []].append(
                LiveFunction(
                    arguments: rows.array(row, 2), comment: rows[row, 3], privileges: rows.privileges(row, 4))
            )
        }
    }

    private mutating func readSchemas(_ rows: RowSet) {
        for row in rows.rows {
            schemas[rows.text(row, 0)] = LiveSchema(
                comment: rows[row, 1], privileges: rows.privileges(row, 2))
        }
    }

    private mutating func readExtensions(_ rows: RowSet) {
        for row in rows.rows {
            extensions[rows.text(row, 0)] = LiveExtension(
                schema: rows.text(row, 1), version: rows.text(row, 2), comment: rows[row, 3])
        }
    }
}

extension RowSet {
    /// The first two columns.
    fileprivate func name(_ row: Int) -> LiveName { LiveName(schema: text(row, 0), name: text(row, 1)) }

    fileprivate func privileges(_ row: Int, _ column: Int) -> Set<String>? {
        isNull(row, column) ? nil : Set(array(row, column))
    }
}

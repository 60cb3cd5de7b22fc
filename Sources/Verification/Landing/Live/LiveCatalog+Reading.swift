import Catalog
import Postgres

extension LiveCatalog {
    /// - Parameter results: In the order of ``LandingQuestion``'s statements.
    init(_ results: [RowSet]) {
        precondition(results.count == 10, "a landing is looked up with ten statements")
        for row in ResultRows<RelationColumn>(results[0]) { relations[row.name] = LiveRelation(row) }
        for row in ResultRows<ColumnColumn>(results[1]) {
            columns[row.name, default: [:]][row.text(.part)] = LiveColumn(row)
        }
        for row in ResultRows<ConstraintColumn>(results[2]) {
            constraints[row.name, default: []].append(
                LiveConstraint(
                    name: row.text(.part), definition: row.text(.definition),
                    isValidated: row.bool(.isValidated) ?? true, comment: row[.comment]))
        }
        for row in ResultRows<IndexColumn>(results[3]) {
            indexes[row.name, default: []].append(
                LiveIndex(
                    name: row.text(.part), definition: row.text(.definition),
                    isValid: row.bool(.isValid) ?? true, comment: row[.comment], classes: row.array(.classes))
            )
        }
        for row in ResultRows<TypeColumn>(results[4]) {
            types[row.name] = LiveType(
                kind: row.text(.kind), labels: row.array(.labels), comment: row[.comment])
        }
        for row in ResultRows<PolicyColumn>(results[5]) {
            policies[row.name, default: [:]][row.text(.part)] = LivePolicy(row)
        }
        for row in ResultRows<TriggerColumn>(results[6]) {
            triggers[row.name, default: [:]][row.text(.part)] = LiveTrigger(
                definition: row.text(.definition), comment: row[.comment])
        }
        for row in ResultRows<FunctionColumn>(results[7]) {
            functions[row.name, default: []].append(
                LiveFunction(
                    arguments: row.array(.arguments), comment: row[.comment],
                    privileges: row.privileges(.privileges), body: row.text(.body)))
        }
        for row in ResultRows<SchemaColumn>(results[8]) {
            schemas[row.text(.name)] = LiveSchema(
                comment: row[.comment], privileges: row.privileges(.privileges))
        }
        for row in ResultRows<ExtensionColumn>(results[9]) {
            extensions[row.text(.name)] = LiveExtension(
                schema: row.text(.schema), version: row.text(.version), comment: row[.comment])
        }
    }
}

/// The columns of an answer whose rows speak of something in a schema, or of its part.
private protocol NamedColumns: ResultColumns {
    static var schema: Self { get }
    static var name: Self { get }
}

private enum RelationColumn: Int, NamedColumns {
    case schema, name, kind, hasRowSecurity, isRowSecurityForced, comment, definition, privileges
    case type, increment, minimum, maximum, start, cache, isCyclic, owner
}

private enum ColumnColumn: Int, NamedColumns {
    case schema, name, part, type, isNotNull, expression, identity, generation, comment, ownsSequence
}

private enum ConstraintColumn: Int, NamedColumns {
    case schema, name, part, definition, isValidated, comment
}

private enum IndexColumn: Int, NamedColumns {
    case schema, name, part, definition, isValid, comment, classes
}
private enum TypeColumn: Int, NamedColumns { case schema, name, kind, labels, comment }

private enum PolicyColumn: Int, NamedColumns {
    case schema, name, part, command, isPermissive, roles, isPublic, usingExpression, checkExpression, comment
}

private enum TriggerColumn: Int, NamedColumns { case schema, name, part, definition, comment }
private enum FunctionColumn: Int, NamedColumns { case schema, name, arguments, comment, privileges, body }
private enum SchemaColumn: Int, ResultColumns { case name, comment, privileges }
private enum ExtensionColumn: Int, ResultColumns { case name, schema, version, comment }

extension ResultRow where Column: NamedColumns {
    fileprivate var name: LiveName { LiveName(schema: text(.schema), name: text(.name)) }
}

extension ResultRow {
    fileprivate func privileges(_ column: Column) -> Set<String>? {
        isNull(column) ? nil : Set(array(column))
    }
}

extension LiveRelation {
    fileprivate init(_ row: ResultRow<RelationColumn>) {
        self.init(
            kind: row.text(.kind), hasRowSecurity: row.bool(.hasRowSecurity) ?? false,
            isRowSecurityForced: row.bool(.isRowSecurityForced) ?? false, comment: row[.comment],
            viewDefinition: row[.definition], privileges: row.privileges(.privileges),
            sequence: row.int64(.increment).map { LiveSequence(row, increment: $0) },
            owner: row.text(.owner))
    }
}

extension LiveSequence {
    fileprivate init(_ row: ResultRow<RelationColumn>, increment: Int64) {
        self.init(
            type: row.text(.type), increment: increment, minimum: row.int64(.minimum) ?? 0,
            maximum: row.int64(.maximum) ?? 0, start: row.int64(.start) ?? 0, cache: row.int64(.cache) ?? 1,
            isCyclic: row.bool(.isCyclic) ?? false)
    }
}

extension LiveColumn {
    fileprivate init(_ row: ResultRow<ColumnColumn>) {
        self.init(
            type: row.text(.type), isNotNull: row.bool(.isNotNull) ?? false, expression: row[.expression],
            identity: row.text(.identity), generation: row.text(.generation), comment: row[.comment],
            ownsSequence: row.bool(.ownsSequence) ?? false)
    }
}

extension LivePolicy {
    fileprivate init(_ row: ResultRow<PolicyColumn>) {
        self.init(
            command: row.text(.command), isPermissive: row.bool(.isPermissive) ?? true,
            roles: Set(row.array(.roles)).union(row.bool(.isPublic) == true ? ["public"] : []),
            using: row[.usingExpression], check: row[.checkExpression], comment: row[.comment])
    }
}

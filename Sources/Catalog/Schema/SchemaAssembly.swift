import Postgres
import SQL

/// Joins what ``SchemaQuestion`` read from single catalogs, by the relations' oids.
struct SchemaAssembly {
    private var tables: [Schema.Table] = []
    private var views: [Schema.View] = []
    private var sequences: [Schema.Sequence] = []
    private var places: [Oid: Place] = [:]
    /// The names of each relation's columns by number; dropped ones leave gaps.
    private var columnNames: [Oid: [Int: String]] = [:]

    private enum Place {
        case table(Int)
        case view(Int)
    }

    init(relations: RowSet) {
        for row in ResultRows<SchemaRelationsQuery.Column>(relations) {
            guard let oid = row.oid(.oid) else { continue }
            let name = QualifiedName(row.text(.schema), row.text(.name))
            switch row.text(.kind) {
            case "v", "m":
                places[oid] = .view(views.count)
                views.append(.init(name, row))
            default:
                places[oid] = .table(tables.count)
                var table = Schema.Table(name)
                table.hasRowSecurity = row.bool(.hasRowSecurity) ?? false
                table.nature = .init(row)
                tables.append(table)
            }
        }
    }

    func schema() -> Schema {
        var schema = Schema()
        (schema.tables, schema.views, schema.sequences) = (tables, views, sequences)
        return schema
    }

    mutating func readColumns(_ result: RowSet) throws(CatalogError) {
        for row in ResultRows<SchemaColumnsQuery.Column>(result) {
            guard let relation = row.oid(.relation), let place = places[relation] else { continue }
            columnNames[relation, default: [:]][row.int(.number) ?? 0] = row.text(.name)
            switch place {
            case .view(let index): views[index].columns.append(row.text(.name))
            case .table(let index): tables[index].columns.append(try .init(row))
            }
        }
    }

    /// Those that belong to a column become part of it.
    mutating func readSequences(_ result: RowSet) {
        for row in ResultRows<SchemaObjectsQuery.SequenceColumn>(result) {
            var sequence = Schema.Sequence(
                QualifiedName(row.text(.schema), row.text(.name)), counting: .init(row), type: row.text(.type)
            )
            guard let relation = row.oid(.relation), let number = row.int(.number) else {
                sequence.owner = "NONE"
                sequences.append(sequence)
                continue
            }
            guard case .table(let index)? = places[relation], let owner = columnNames[relation]?[number],
                let column = tables[index].columns.firstIndex(where: { $0.name == owner })
            else { continue }
            let isIdentity = row.text(.ownership) == "i"
            guard !tables[index].columns[column].own(sequence, isIdentity: isIdentity) else { continue }
            sequence.owner = "\(tables[index].name.quoted).\(owner.quoted)"
            sequences.append(sequence)
        }
    }

    mutating func readConstraints(_ result: RowSet) throws(CatalogError) {
        for row in ResultRows<SchemaConstraintsQuery.Column>(result) {
            guard let relation = row.oid(.relation), case .table(let index)? = places[relation] else {
                continue
            }
            let columns = names(row.array(.columns), of: relation)
            let name = row.text(.name)
            switch row.text(.kind) {
            case "p": tables[index].primaryKey = key(name, columns, of: relation, row)
            case "u": tables[index].uniques.append(key(name, columns, of: relation, row))
            case "c":
                var check = Schema.Check(name, row.text(.expression))
                check.isValidated = row.bool(.isValidated) ?? true
                check.isLocal = row.bool(.isLocal) ?? false
                check.isInherited = row.bool(.isInherited) ?? false
                check.isEnforced = row.text(.isEnforced) != "false"
                tables[index].checks.append(check)
            case "f":
                var reference = try Schema.Reference(name, columns: columns, row)
                reference.deleteColumns = names(row.text(.deleteColumns).numbers, of: relation)
                tables[index].foreignKeys.append(reference)
            case let kind: throw .unknownCode(kind, column: "contype")
            }
        }
    }

    private func key(
        _ name: String, _ columns: [String], of relation: Oid, _ row: ResultRow<SchemaConstraintsQuery.Column>
    ) -> Schema.Key {
        var key = Schema.Key(name, columns: columns)
        key.treatsNullsAsEqual = row.text(.nullsNotDistinct) == "true"
        key.isTemporal = row.text(.isTemporal) == "true"
        let numbers = row.text(.indexColumns).split(separator: " ").map(String.init)
        key.includedColumns = names(Array(numbers.dropFirst(columns.count)), of: relation)
        key.options = row.array(.indexOptions).sorted()
        key.isDeferrable = row.bool(.isDeferrable) ?? false
        key.isInitiallyDeferred = row.bool(.isDeferred) ?? false
        return key
    }

    mutating func readPartitions(_ result: RowSet) {
        for row in ResultRows<SchemaPartitionsQuery.Column>(result) {
            guard let root = row.oid(.root), case .table(let index)? = places[root] else { continue }
            tables[index].nature?.partitions.append(
                Schema.Partition(
                    name: QualifiedName(row.text(.schema), row.text(.name)),
                    parent: QualifiedName(row.text(.parentSchema), row.text(.parentName)),
                    bound: row.text(.bound), key: row[.key]))
        }
    }

    mutating func readIndexes(_ result: RowSet) {
        for row in ResultRows<SchemaIndexesQuery.Column>(result) {
            guard let relation = row.oid(.relation), let place = places[relation] else { continue }
            let numbers = row.text(.columns).split(separator: " ").map(String.init)
            let count = row.int(.keyCount) ?? numbers.count
            var index = Schema.Index(row.text(.name), keys: keys(numbers.prefix(count), of: relation, row))
            index.method = row.text(.method)
            index.isUnique = row.bool(.isUnique) ?? false
            index.treatsNullsAsEqual = row.text(.nullsNotDistinct) == "true"
            index.isValid = row.bool(.isValid) ?? true
            index.predicate = row[.predicate]
            index.options = row.array(.options).sorted()
            index.includedColumns = names(Array(numbers.dropFirst(count)), of: relation)
            switch place {
            case .table(let number): tables[number].indexes.append(index)
            case .view(let number): views[number].indexes?.append(index)
            }
        }
    }

    mutating func readPolicies(_ result: RowSet) throws(CatalogError) {
        for row in ResultRows<SchemaObjectsQuery.PolicyColumn>(result) {
            guard let relation = row.oid(.relation), case .table(let index)? = places[relation] else {
                continue
            }
            var policy = Schema.Policy(row.text(.name))
            policy.command = try Policy.Command(code: row.text(.command))
            policy.isPermissive = row.bool(.isPermissive) ?? true
            let roles = row.array(.roles)
            if !roles.isEmpty { policy.roles = roles }
            (policy.using, policy.withCheck) = (row[.usingExpression], row[.checkExpression])
            tables[index].policies.append(policy)
        }
    }

    private func names(_ numbers: [String], of relation: Oid) -> [String] {
        let names = columnNames[relation] ?? [:]
        return numbers.compactMap { Int($0).flatMap { names[$0] } }
    }

    private func keys(
        _ numbers: ArraySlice<String>, of relation: Oid, _ row: ResultRow<SchemaIndexesQuery.Column>
    ) -> [Schema.Index.Key] {
        let names = columnNames[relation] ?? [:]
        let directions = row.text(.directions).split(separator: " ").map { Int($0) ?? 0 }
        let expressions = row.array(.expressions)
        let (classes, defaults) = (row.array(.classes), row.array(.classDefaults))
        let collations = row.array(.collations)
        return numbers.enumerated().map { place, number in
            let name = Int(number).flatMap { $0 > 0 ? names[$0] : nil }
            var key = Schema.Index.Key(name ?? expressions.element(place) ?? "")
            key.isExpression = name == nil
            // INDOPTION_DESC and INDOPTION_NULLS_FIRST of PostgreSQL's pg_index.h.
            key.isDescending = (directions.element(place) ?? 0) & 1 != 0
            key.putsNullsFirst = (directions.element(place) ?? 0) & 2 != 0
            key.operatorClass = classes.element(place)
            key.isDefaultClass = defaults.element(place) != "f"
            key.collation = collations.element(place).flatMap { $0.isEmpty ? nil : $0 }
            return key
        }
    }
}

extension String {
    /// Of a JSON array of numbers.
    fileprivate var numbers: [String] { split { !$0.isNumber }.map(String.init) }
}

extension Array {
    fileprivate func element(_ place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}

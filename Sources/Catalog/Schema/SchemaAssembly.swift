import Postgres
import SQL

/// Joins what ``SchemaQuestion`` read from single catalogs, by the relations' oids.
struct SchemaAssembly {
    private var tables: [DatabaseSchema.Table] = []
    private var views: [DatabaseSchema.View] = []
    private var sequences: [DatabaseSchema.Sequence] = []
    private var places: [Oid: Place] = [:]
    /// The names of each relation's columns by number; dropped ones leave gaps.
    private var columnNames: [Oid: [Int: String]] = [:]

    private enum Place {
        case table(Int)
        case view(Int)
    }

    init(relations: RowSet) {
        for row in relations.rows {
            guard let oid = relations.oid(row, 0) else { continue }
            let name = QualifiedName(relations.text(row, 1), relations.text(row, 2))
            switch relations.text(row, 3) {
            case "v", "m":
                places[oid] = .view(views.count)
                views.append(.init(name, relations, row))
            default:
                places[oid] = .table(tables.count)
                var table = DatabaseSchema.Table(name)
                table.hasRowSecurity = relations.bool(row, 4) ?? false
                tables.append(table)
            }
        }
    }

    func schema() -> DatabaseSchema {
        var schema = DatabaseSchema()
        (schema.tables, schema.views, schema.sequences) = (tables, views, sequences)
        return schema
    }

    mutating func readColumns(_ result: RowSet) {
        for row in result.rows {
            guard let relation = result.oid(row, 0), let place = places[relation] else { continue }
            columnNames[relation, default: [:]][result.int(row, 1) ?? 0] = result.text(row, 2)
            switch place {
            case .view(let index): views[index].columns.append(result.text(row, 2))
            case .table(let index):
                tables[index].columns.append(.init(result, row))
            }
        }
    }

    /// Those that belong to a column become part of it.
    mutating func readSequences(_ result: RowSet) {
        for row in result.rows {
            let counting = DatabaseSchema.Counting(result, row, from: 5)
            guard let relation = result.oid(row, 2), let number = result.int(row, 3) else {
                sequences.append(
                    .init(QualifiedName(result.text(row, 0), result.text(row, 1)), counting: counting))
                continue
            }
            guard case .table(let index)? = places[relation], let name = columnNames[relation]?[number],
                let column = tables[index].columns.firstIndex(where: { $0.name == name })
            else { continue }
            tables[index].columns[column].own(
                QualifiedName(result.text(row, 0), result.text(row, 1)), counting,
                isIdentity: result.text(row, 4) == "i")
        }
    }

    mutating func readConstraints(_ result: RowSet) {
        for row in result.rows {
            guard let relation = result.oid(row, 0), case .table(let index)? = places[relation] else {
                continue
            }
            let columns = names(result.array(row, 3), of: relation)
            let name = result.text(row, 1)
            switch result.text(row, 2) {
            case "p": tables[index].primaryKey = .init(name, columns: columns)
            case "u":
                var key = DatabaseSchema.Key(name, columns: columns)
                key.treatsNullsAsEqual = result.text(row, 6) == "true"
                tables[index].uniques.append(key)
            case "c":
                var check = DatabaseSchema.Check(name, result.text(row, 4))
                check.isValidated = result.bool(row, 5) ?? true
                tables[index].checks.append(check)
            default: tables[index].foreignKeys.append(.init(name, columns: columns, result, row))
            }
        }
    }

    mutating func readIndexes(_ result: RowSet) {
        for row in result.rows {
            guard let relation = result.oid(row, 0), let place = places[relation] else { continue }
            let numbers = result.text(row, 8).split(separator: " ").map(String.init)
            let count = result.int(row, 9) ?? numbers.count
            var index = DatabaseSchema.Index(
                result.text(row, 1), keys: keys(numbers.prefix(count), of: relation, result, row))
            index.method = result.text(row, 2)
            index.isUnique = result.bool(row, 3) ?? false
            index.treatsNullsAsEqual = result.text(row, 4) == "true"
            index.isValid = result.bool(row, 5) ?? true
            index.predicate = result[row, 6]
            index.options = result.array(row, 7).sorted()
            index.includedColumns = names(Array(numbers.dropFirst(count)), of: relation)
            switch place {
            case .table(let number): tables[number].indexes.append(index)
            case .view(let number): views[number].indexes?.append(index)
            }
        }
    }

    mutating func readPolicies(_ result: RowSet) {
        for row in result.rows {
            guard let relation = result.oid(row, 0), case .table(let index)? = places[relation] else {
                continue
            }
            var policy = DatabaseSchema.Policy(result.text(row, 1))
            policy.command = result.text(row, 2)
            policy.isPermissive = result.bool(row, 3) ?? true
            let roles = result.array(row, 4)
            if !roles.isEmpty { policy.roles = roles }
            (policy.using, policy.withCheck) = (result[row, 5], result[row, 6])
            tables[index].policies.append(policy)
        }
    }

    private func names(_ numbers: [String], of relation: Oid) -> [String] {
        let names = columnNames[relation] ?? [:]
        return numbers.compactMap { Int($0).flatMap { names[$0] } }
    }

    private func keys(
        _ numbers: ArraySlice<String>, of relation: Oid, _ result: RowSet, _ row: Int
    ) -> [DatabaseSchema.Index.Key] {
        let names = columnNames[relation] ?? [:]
        let directions = result.text(row, 10).split(separator: " ").map { Int($0) ?? 0 }
        let expressions = result.array(row, 11)
        let (classes, defaults) = (result.array(row, 12), result.array(row, 13))
        let collations = result.array(row, 14)
        return numbers.enumerated().map { place, number in
            let name = Int(number).flatMap { $0 > 0 ? names[$0] : nil }
            var key = DatabaseSchema.Index.Key(name ?? expressions.element(place) ?? "")
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

extension Array {
    fileprivate func element(_ place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}

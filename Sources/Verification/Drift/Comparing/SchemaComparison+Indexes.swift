import Catalog
import SQL

extension SchemaComparison {
    /// Those of a table or a materialised view.
    mutating func compareIndexes(
        _ wanted: [Schema.Index], _ found: [Schema.Index], of table: QualifiedName
    ) {
        let rules = ExpressionRules(strictness: strictness, table: table.name.name)
        compare(
            wanted, found, of: table, as: .index(of: table),
            butForName: { expected, live in
                expected.structuralDifferences(from: live).isEmpty
                    && zip(expected.keys, live.keys).allSatisfy {
                        !$0.isExpression || rules.areSame($0.text, $1.text)
                    }
                    && rules.areSame(expected.predicate ?? "", live.predicate ?? "")
            },
            aspects: { comparison, expected, live in
                let structural = expected.structuralDifferences(from: live)
                var names = structural
                var isCertain = !structural.isEmpty
                for (key, other) in zip(expected.keys, live.keys) where key.isExpression && other.isExpression
                {
                    let verdict = comparison.areSame(key.text, other.text, of: table)
                    if verdict != .same { names.append("expression") }
                    isCertain = isCertain || verdict == .different
                }
                let verdict = comparison.areSame(expected.predicate, live.predicate, of: table)
                if verdict != .same { names.append("WHERE") }
                return (names.uniqued, isCertain || verdict == .different)
            })
    }
}

extension PartKind where Part == Schema.Index {
    static func index(of table: QualifiedName) -> PartKind {
        PartKind(
            kind: .index, name: \.name, isNameExplicit: \.isNameExplicit,
            definition: { $0.creation(on: table) + ($0.isValid ? "" : " -- invalid") },
            addition: { $0.creation(on: table) },
            removal: { "DROP INDEX \(QualifiedName(table.schema.name, $0.name).quoted)" },
            renaming: {
                "ALTER INDEX \(QualifiedName(table.schema.name, $0.name).quoted) RENAME TO \(Identifier($1.name).quoted)"
            },
            harmWhenMissing: { $0.isUnique ? .dataLoss : .performance },
            harmWhenExtra: { $0.isUnique ? .brokenQueries : .cosmetic },
            harmWhenChanged: { expected, live, _ in
                // What a unique index protects, it protects by all it is made of.
                expected.isUnique ? .dataLoss : live.isUnique ? .brokenQueries : .performance
            })
    }
}

extension Schema.Index {
    /// What can be told without reading expressions.
    fileprivate func structuralDifferences(from other: Schema.Index) -> [String] {
        [
            method == other.method ? nil : "method", isUnique == other.isUnique ? nil : "UNIQUE",
            treatsNullsAsEqual == other.treatsNullsAsEqual ? nil : "NULLS NOT DISTINCT",
            includedColumns == other.includedColumns ? nil : "INCLUDE",
            options.normalisedOptions == other.options.normalisedOptions ? nil : "WITH",
            keys.count == other.keys.count && zip(keys, other.keys).allSatisfy { $0.isSameColumn(as: $1) }
                ? nil : "columns",
            zip(keys, other.keys).allSatisfy { $0.isSameOrder(as: $1) } ? nil : "order",
            zip(keys, other.keys).allSatisfy { $0.isSameClass(as: $1) } ? nil : "operator class",
            zip(keys, other.keys).allSatisfy { $0.collation == $1.collation } ? nil : "collation",
            isValid == other.isValid ? nil : "valid",
        ].compactMap(\.self)
    }
}

extension Schema.Index.Key {
    fileprivate func isSameColumn(as other: Self) -> Bool {
        // An expression may be nothing but a column, which PostgreSQL then stores as one.
        isExpression == other.isExpression
            ? isExpression || text == other.text : namesColumn(other) || other.namesColumn(self)
    }

    private func namesColumn(_ column: Self) -> Bool {
        isExpression && SQLPieces(text).pieces == [.word(column.text)]
    }

    fileprivate func isSameOrder(as other: Self) -> Bool {
        isDescending == other.isDescending && putsNullsFirst == other.putsNullsFirst
    }

    /// Naming the default class is the same as naming none.
    fileprivate func isSameClass(as other: Self) -> Bool {
        (isDefaultClass && other.isDefaultClass) || operatorClass == other.operatorClass
            || (isDefaultClass && operatorClass == nil && other.isDefaultClass)
    }
}

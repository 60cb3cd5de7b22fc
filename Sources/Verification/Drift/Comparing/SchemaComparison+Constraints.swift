import Catalog
import SQL

extension SchemaComparison {
    mutating func compareKeys(_ wanted: Schema.Table, _ found: Schema.Table) {
        let table = wanted.name
        let wantedKeys = [wanted.primaryKey].compactMap(\.self)
        let foundKeys = [found.primaryKey].compactMap(\.self)
        compare(
            wantedKeys, foundKeys, of: table,
            as: .constraint(
                .primaryKey, of: table, name: \.name, isNameExplicit: \.isNameExplicit, harm: .dataLoss
            ) { $0.definition(as: "PRIMARY KEY") },
            butForName: { $0.columns == $1.columns },
            aspects: { _, expected, live in (expected.columns == live.columns ? [] : ["columns"], true) })
        // In CREATE TABLE, PostgreSQL leaves out a unique constraint over the very columns of the primary key.
        let present = Set(found.uniques.map(\.name))
        let wantedUniques = wanted.uniques.filter {
            present.contains($0.name) || $0.columns != found.primaryKey?.columns
        }
        compare(
            wantedUniques, found.uniques, of: table,
            as: .constraint(
                .unique, of: table, name: \.name, isNameExplicit: \.isNameExplicit, harm: .dataLoss
            ) {
                $0.definition(as: "UNIQUE")
            },
            butForName: { $0.columns == $1.columns && $0.treatsNullsAsEqual == $1.treatsNullsAsEqual },
            aspects: { _, expected, live in
                let columns = expected.columns == live.columns ? [] : ["columns"]
                let nulls =
                    expected.treatsNullsAsEqual == live.treatsNullsAsEqual ? [] : ["NULLS NOT DISTINCT"]
                return (columns + nulls, true)
            })
    }

    mutating func compareReferences(_ wanted: Schema.Table, _ found: Schema.Table) {
        compare(
            wanted.foreignKeys, found.foreignKeys, of: wanted.name,
            as: .constraint(
                .foreignKey, of: wanted.name, name: \.name, isNameExplicit: \.isNameExplicit, harm: .dataLoss,
                definition: \.definition),
            butForName: { $0.differences(from: $1).isEmpty },
            aspects: { _, expected, live in (expected.differences(from: live), true) })
    }

    mutating func compareChecks(_ wanted: Schema.Table, _ found: Schema.Table) {
        let rules = ExpressionRules(strictness: strictness, table: wanted.name.name.name)
        compare(
            wanted.checks, found.checks, of: wanted.name,
            as: .constraint(
                .check, of: wanted.name, name: \.name, harm: .dataLoss, definition: \.definition),
            butForName: { rules.areSame($0.expression, $1.expression) },
            aspects: { comparison, expected, live in
                let verdict = comparison.areSame(expected.expression, live.expression, of: wanted.name)
                let validity = expected.isValidated == live.isValidated ? [] : ["NOT VALID"]
                return (
                    (verdict == .same ? [] : ["expression"]) + validity,
                    verdict.isCertain || !validity.isEmpty
                )
            })
    }
}

extension Schema.Reference {
    /// Columns are a set of pairs: their order means nothing.
    fileprivate func differences(from other: Schema.Reference) -> [String] {
        let isSamePairs = Set(pairs) == Set(other.pairs)
        return [
            isSamePairs ? nil : "columns", target == other.target ? nil : "target",
            onDelete == other.onDelete ? nil : "ON DELETE", onUpdate == other.onUpdate ? nil : "ON UPDATE",
            isDeferrable == other.isDeferrable && isInitiallyDeferred == other.isInitiallyDeferred
                ? nil : "DEFERRABLE",
            isFullMatch == other.isFullMatch ? nil : "MATCH",
            isValidated == other.isValidated ? nil : "NOT VALID",
        ].compactMap(\.self)
    }

    private var pairs: [[String]] { zip(columns, targetColumns).map { [$0, $1] } }
}

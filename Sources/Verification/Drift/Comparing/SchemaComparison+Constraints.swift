import Catalog
import SQL

extension SchemaComparison {
    mutating func compareKeys(_ wanted: Schema.Table, _ found: Schema.Table) {
        let table = wanted.name
        let wantedKeys = [wanted.primaryKey].compactMap(\.self)
        let foundKeys = [found.primaryKey].compactMap(\.self)
        compare(
            wantedKeys, foundKeys, of: table,
            as: .key(.primaryKey, of: table) { $0.definition(as: "PRIMARY KEY") },
            butForName: { $0.differences(from: $1).isEmpty },
            aspects: { _, expected, live in (expected.differences(from: live), true) })
        // In CREATE TABLE, PostgreSQL leaves out a unique constraint over the very columns of the primary key.
        let present = Set(found.uniques.map(\.name))
        let wantedUniques = wanted.uniques.filter {
            present.contains($0.name) || $0.columns != found.primaryKey?.columns
        }
        compare(
            wantedUniques, found.uniques, of: table,
            as: .key(.unique, of: table) { $0.definition(as: "UNIQUE") },
            butForName: { $0.differences(from: $1).isEmpty },
            aspects: { _, expected, live in (expected.differences(from: live), true) })
    }

    mutating func compareReferences(_ wanted: Schema.Table, _ found: Schema.Table) {
        // A table that has another name is one difference, and not one for each key that points at it.
        let live = found.foreignKeys.map { key in
            var key = key
            key.target = renaming.name(key.target)
            return key
        }
        compare(
            wanted.foreignKeys, live, of: wanted.name,
            as: .constraint(
                .foreignKey, of: wanted.name, name: \.name, isNameExplicit: \.isNameExplicit, harm: .dataLoss,
                definition: \.definition),
            butForName: { $0.differences(from: $1).isEmpty },
            aspects: { _, expected, live in (expected.differences(from: live), true) })
    }

    mutating func compareChecks(_ wanted: Schema.Table, _ found: Schema.Table) {
        let rules = ExpressionRules(strictness: strictness, table: wanted.name.name.name)
        var kind = PartKind<Schema.Check>.constraint(
            .check, of: wanted.name, name: \.name, harm: .dataLoss, definition: \.definition)
        kind.isInherited = \.isInherited
        compare(
            wanted.checks, found.checks, of: wanted.name, as: kind,
            butForName: { rules.areSame($0.expression, $1.expression) },
            aspects: { comparison, expected, live in
                let verdict = comparison.areSame(expected.expression, live.expression, of: wanted.name)
                let isSameForce = expected.isEnforced == live.isEnforced
                let validity =
                    (isSameForce ? [] : ["ENFORCED"])
                    + (expected.isValidated == live.isValidated || !isSameForce ? [] : ["NOT VALID"])
                    + (expected.isLocal == live.isLocal ? [] : ["NO INHERIT"])
                return (
                    (verdict == .same ? [] : ["expression"]) + validity,
                    verdict.isCertain || !validity.isEmpty
                )
            })
    }
}

extension PartKind where Part == Schema.Key {
    /// Foreign keys hold on to it.
    fileprivate static func key(
        _ kind: Difference.Kind, of table: QualifiedName, definition: @escaping (Schema.Key) -> String
    ) -> PartKind {
        var key = PartKind.constraint(
            kind, of: table, name: \.name, isNameExplicit: \.isNameExplicit, harm: .dataLoss,
            definition: definition)
        key.moved = { [.key(table, $0.columns)] }
        return key
    }
}

extension Schema.Key {
    fileprivate func differences(from other: Schema.Key) -> [String] {
        [
            columns == other.columns ? nil : "columns",
            treatsNullsAsEqual == other.treatsNullsAsEqual ? nil : "NULLS NOT DISTINCT",
            isTemporal == other.isTemporal ? nil : "WITHOUT OVERLAPS",
            includedColumns == other.includedColumns ? nil : "INCLUDE",
            isDeferrable == other.isDeferrable && isInitiallyDeferred == other.isInitiallyDeferred
                ? nil : "DEFERRABLE",
            options.normalisedOptions == other.options.normalisedOptions ? nil : "WITH",
        ].compactMap(\.self)
    }
}

extension Schema.Reference {
    /// Columns are a set of pairs: their order means nothing.
    fileprivate func differences(from other: Schema.Reference) -> [String] {
        let isSamePairs = Set(pairs) == Set(other.pairs)
        return [
            isSamePairs ? nil : "columns", target == other.target ? nil : "target",
            onDelete == other.onDelete && deletesAlike(other) ? nil : "ON DELETE",
            onUpdate == other.onUpdate ? nil : "ON UPDATE",
            isDeferrable == other.isDeferrable && isInitiallyDeferred == other.isInitiallyDeferred
                ? nil : "DEFERRABLE",
            isFullMatch == other.isFullMatch ? nil : "MATCH",
            isTemporal == other.isTemporal ? nil : "PERIOD",
            isEnforced == other.isEnforced ? nil : "ENFORCED",
            isValidated == other.isValidated || isEnforced != other.isEnforced ? nil : "NOT VALID",
            isDisabled == other.isDisabled ? nil : "disabled",
        ].compactMap(\.self)
    }

    /// A snapshot does not say which columns are set.
    private func deletesAlike(_ other: Schema.Reference) -> Bool {
        guard let mine = deleteColumns, let theirs = other.deleteColumns else { return true }
        return Set(mine) == Set(theirs)
    }

    private var pairs: [[String]] { zip(columns, targetColumns).map { [$0, $1] } }
}

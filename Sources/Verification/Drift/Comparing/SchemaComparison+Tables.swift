import Catalog
import SQL

extension SchemaComparison {
    mutating func compareTables() {
        let pairing = tables
        for table in pairing.missing {
            report(
                .init(.table, table.name), .missing, expected: table.fullCreation, .brokenQueries,
                database: table.allStatements + expected.partCreations(of: table.name),
                expectation: [table.removal])
        }
        let partitions = expectedPartitions
        for table in pairing.extra where !partitions.contains(table.name) {
            report(
                .init(.table, table.name), .extra, live: table.fullCreation, .dataLoss,
                database: removal(of: table, unlessAmong: renames == nil ? pairing.missing : []),
                expectation: table.allStatements + live.partCreations(of: table.name))
        }
        for (wanted, found) in pairing.renamed {
            report(
                .init(.table, wanted.name), .renamed(from: found.name.display), expected: wanted.creation,
                live: found.creation, .brokenQueries,
                database: Renaming.relation("TABLE", found.name, to: wanted.name),
                expectation: Renaming.relation("TABLE", wanted.name, to: found.name))
        }
        for (wanted, found) in pairing.pairs { compareParts(wanted, found) }
        // What else differs is told under the new name, as if the table had it already.
        for (wanted, found) in pairing.renamed { compareParts(wanted, found) }
    }

    /// What nobody can be sure is not another table by another name is not dropped.
    private func removal(of table: Schema.Table, unlessAmong missing: [Schema.Table]) -> [String] {
        guard let other = missing.first(where: { $0.mayBe(table) }) else { return [table.removal] }
        return [
            "-- It may be \(other.name.display) by another name, with its rows: rename it, or drop it by hand."
        ]
    }

    private mutating func compareParts(_ wanted: Schema.Table, _ found: Schema.Table) {
        compareColumns(wanted, found)
        compareKeys(wanted, found)
        compareReferences(wanted, found)
        compareChecks(wanted, found)
        compareIndexes(wanted.indexes, found.indexes, of: wanted.name)
        compareSecurity(wanted, found)
        compareNature(wanted, found)
    }

    private mutating func compareSecurity(_ wanted: Schema.Table, _ found: Schema.Table) {
        if wanted.hasRowSecurity != found.hasRowSecurity {
            let statement = "ALTER TABLE \(wanted.name.quoted) %@ ROW LEVEL SECURITY"
            let (on, off) = (
                statement.replacing("%@", with: "ENABLE"), statement.replacing("%@", with: "DISABLE")
            )
            report(
                .init(.rowSecurity, "row-level security", in: wanted.name), .changed(["enabled"]),
                expected: wanted.hasRowSecurity ? on : off, live: found.hasRowSecurity ? on : off,
                wanted.hasRowSecurity ? .exposure : .brokenQueries,
                database: [wanted.hasRowSecurity ? on : off],
                expectation: [found.hasRowSecurity ? on : off])
        }
        comparePolicies(wanted, found)
    }
}

extension Schema.Table {
    fileprivate var removal: String { "DROP TABLE \(name.quoted)" }

    fileprivate var allStatements: [String] {
        let keys = foreignKeys.map { "ALTER TABLE \(name.quoted) ADD \($0.definition)" }
        let indexes = indexes.map { $0.creation(on: name) }
        return [
            [creation], partitionCreations, sequenceAlterations, keys, indexes, security, settingStatements,
        ].flatMap(\.self)
    }

    private var settingStatements: [String] {
        columns.flatMap { name.setting($0.settings ?? [], of: $0.name) }
            + (nature?.settings ?? []).map { "ALTER TABLE \(name.quoted) \($0.clause)" }
    }

    /// A serial's sequence is made as usual.
    private var sequenceAlterations: [String] {
        columns.compactMap { column in
            guard let sequence = column.sequence, !sequence.counting.isUsual(for: column.type) else {
                return nil
            }
            return sequence.alteration
        }
    }
}

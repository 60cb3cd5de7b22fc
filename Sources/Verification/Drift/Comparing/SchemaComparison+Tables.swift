import Catalog
import SQL

extension SchemaComparison {
    mutating func compareTables() {
        let pairing = Pairing(expected.tables, live.tables, by: \.name) { $0.isSameButForName(as: $1) }
        for table in pairing.missing {
            report(
                .init(.table, table.name), .missing, expected: table.fullCreation, .brokenQueries,
                database: table.allStatements + expected.partCreations(of: table.name),
                expectation: [table.removal])
        }
        for table in pairing.extra {
            report(
                .init(.table, table.name), .extra, live: table.fullCreation, .dataLoss,
                database: [table.removal],
                expectation: table.allStatements + live.partCreations(of: table.name))
        }
        for (wanted, found) in pairing.renamed {
            renaming.names[found.name] = wanted.name
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
        [creation] + partitionCreations + sequenceAlterations
            + foreignKeys.map { "ALTER TABLE \(name.quoted) ADD \($0.definition)" }
            + indexes.map { $0.creation(on: name) } + security
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

    /// The same columns by name and type, which is what makes it the same table to those who use it.
    fileprivate func isSameButForName(as other: Schema.Table) -> Bool {
        columns.count == other.columns.count
            && zip(columns.sorted { $0.name < $1.name }, other.columns.sorted { $0.name < $1.name })
                .allSatisfy {
                    $0.name == $1.name && $0.type.matches($1.type) && $0.isNotNull == $1.isNotNull
                }
    }
}

import Catalog
import SQL

extension SchemaComparison {
    /// Compares how tables keep their rows, where both sides say.
    mutating func compareNature(_ wanted: Schema.Table, _ found: Schema.Table) {
        guard let mine = wanted.nature, let theirs = found.nature.map(renaming.nature) else { return }
        let aspects = mine.differences(from: theirs)
        if !aspects.isEmpty {
            report(
                .init(.table, wanted.name), .changed(aspects), expected: wanted.fullCreation,
                live: found.fullCreation, mine.harm(of: aspects, in: theirs),
                database: mine.statements(on: wanted.name, from: theirs),
                expectation: theirs.statements(on: wanted.name, from: mine))
        }
        compareForce(mine, theirs, of: wanted.name)
        comparePartitions(mine, theirs, of: wanted.name)
    }

    private mutating func compareForce(
        _ wanted: Schema.Nature, _ found: Schema.Nature, of table: QualifiedName
    ) {
        guard wanted.isRowSecurityForced != found.isRowSecurityForced else { return }
        let head = "ALTER TABLE \(table.quoted)"
        let (on, off) = ("\(head) FORCE ROW LEVEL SECURITY", "\(head) NO FORCE ROW LEVEL SECURITY")
        let (mine, theirs) = wanted.isRowSecurityForced ? (on, off) : (off, on)
        report(
            .init(.rowSecurity, "row-level security", in: table), .changed(["forced"]), expected: mine,
            live: theirs, wanted.isRowSecurityForced ? .exposure : .brokenQueries, database: [mine],
            expectation: [theirs])
    }

    /// A partition too many is none: they come and go with the rows.
    private mutating func comparePartitions(
        _ wanted: Schema.Nature, _ found: Schema.Nature, of table: QualifiedName
    ) {
        guard wanted.partitionKey == found.partitionKey else { return }
        let pairing = Pairing(wanted.partitions, found.partitions, by: \.name) { _, _ in false }
        func subject(_ partition: Schema.Partition) -> Difference.Subject {
            .init(.partition, partition.name.display, in: table)
        }
        for partition in pairing.missing {
            guard !live.tables.contains(where: { $0.name == partition.name }) else {
                reportDetached(partition, subject(partition))
                continue
            }
            report(
                subject(partition), .missing, expected: partition.creation, .brokenQueries,
                database: [partition.creation], expectation: ["DROP TABLE \(partition.name.quoted)"])
        }
        for (one, other) in pairing.pairs where one != other {
            guard one.key == other.key else {
                report(
                    subject(one), .changed(["PARTITION BY"]), expected: one.creation, live: other.creation,
                    .brokenQueries, database: [Schema.Nature.rebuilding],
                    expectation: [Schema.Nature.rebuilding])
                continue
            }
            report(
                subject(one), .changed(["bounds"]), expected: one.creation, live: other.creation,
                .brokenQueries, database: one.attachment(from: other),
                expectation: other.attachment(from: one))
        }
    }
}

extension SchemaComparison {
    /// A table that should be a partition, and is there by itself.
    private mutating func reportDetached(_ partition: Schema.Partition, _ subject: Difference.Subject) {
        report(
            subject, .changed(["attached"]), expected: partition.creation, live: "-- a table by itself",
            .brokenQueries, database: [partition.attachment], expectation: [partition.detachment])
    }

    /// The tables that should be partitions of others.
    var expectedPartitions: Set<QualifiedName> {
        Set(expected.tables.flatMap { $0.nature?.partitions ?? [] }.map(\.name))
    }
}

extension Schema.Partition {
    fileprivate func attachment(from old: Schema.Partition) -> [String] { [old.detachment, attachment] }

    fileprivate var attachment: String {
        "ALTER TABLE \(parent.quoted) ATTACH PARTITION \(name.quoted) \(bound)"
    }

    fileprivate var detachment: String {
        "ALTER TABLE \(parent.quoted) DETACH PARTITION \(name.quoted)"
    }
}

extension Schema.Nature {
    fileprivate func differences(from other: Schema.Nature) -> [String] {
        [
            isUnlogged == other.isUnlogged ? nil : "UNLOGGED",
            options.normalisedOptions == other.options.normalisedOptions ? nil : "WITH",
            parents == other.parents ? nil : "INHERITS",
            partitionKey == other.partitionKey ? nil : "PARTITION BY",
        ].compactMap(\.self) + settings.words(besides: other.settings)
    }

    /// An unlogged table is empty after a crash.
    fileprivate func harm(of aspects: [String], in live: Schema.Nature) -> Difference.Harm {
        if live.isUnlogged, !isUnlogged { return .dataLoss }
        let breaking = ["INHERITS", "PARTITION BY", "REPLICA IDENTITY", "OF"]
        return Set(aspects).isDisjoint(with: breaking) ? .performance : .brokenQueries
    }

    fileprivate static let rebuilding =
        "-- How a table is partitioned cannot be changed: make it anew and move its rows."

    /// What makes a table of the other nature one of this.
    fileprivate func statements(on table: QualifiedName, from old: Schema.Nature) -> [String] {
        let head = "ALTER TABLE \(table.quoted)"
        guard partitionKey == old.partitionKey else {
            return [Self.rebuilding]
        }
        let left = old.parents.filter { !parents.contains($0) }.map { "\(head) NO INHERIT \($0.quoted)" }
        let joined = parents.filter { !old.parents.contains($0) }.map { "\(head) INHERIT \($0.quoted)" }
        let logging =
            isUnlogged == old.isUnlogged ? [] : ["\(head) SET \(isUnlogged ? "UNLOGGED" : "LOGGED")"]
        let settings = settings.clauses(from: old.settings).map { "\(head) \($0)" }
        return logging + left + joined + storage(from: old, head) + settings
    }

    private func storage(from old: Schema.Nature, _ head: String) -> [String] {
        guard options != old.options else { return [] }
        let kept = Set(options.map(\.settingName))
        let gone = old.options.map(\.settingName).filter { !kept.contains($0) }
        return (gone.isEmpty ? [] : ["\(head) RESET (\(gone.joined(separator: ", ")))"])
            + (options.isEmpty ? [] : ["\(head) SET (\(options.joined(separator: ", ")))"])
    }
}

extension String {
    fileprivate var settingName: String { String(prefix { $0 != "=" }) }
}

import Catalog
import Postgres
import SQL
import Verification

/// Brings rows of a database to a copy that has its tables and not yet its keys, so that they refer to one another as before.
///
/// Of a table with more rows than wanted a part comes along; then what those refer to, and what that refers to, a few
/// times over; at last what still points at nothing is removed.
struct RowCopy {
    let scratch: ScratchHolder
    let source: Connection
    let copy: Connection
    let limit: Int
    let statements: [DryRunStatement]

    /// How often what is referred to is fetched; a chain that is longer ends there.
    private static let rounds = 12

    func fill(_ report: inout CopiedDatabase) async throws {
        let schema = try await scratch.schema(on: source)
        let samples = schema.tables.map { RowSample(table: $0, limit: limit) }.filter { !$0.columns.isEmpty }
        var cut: Set<QualifiedName> = []
        for sample in samples { try await bring(sample, &cut, &report) }
        let links = RowLink.all(in: schema, adding: statements)
        try await bringReferred(by: links, &report)
        cut.formUnion(try await removeOrphans(of: links))
        _ = await copy.run(
            samples.flatMap(\.counters).map { Batch($0, access: .readWrite, limits: source.limits) })
        for sample in samples {
            let name = sample.table.name
            let count = try await copy.run(Batch("SELECT pg_catalog.count(*) FROM \(name)"))[0].int(0, 0)
            report.tables.append(.init(name, rows: count ?? 0, isSample: cut.contains(name)))
        }
    }

    private func bring(
        _ sample: RowSample, _ cut: inout Set<QualifiedName>, _ report: inout CopiedDatabase
    ) async throws {
        do throws(PostgresError) {
            let found = try await source.run(Batch(sample.questions, limits: source.limits))
            if found[1].bool(0, 0) == true { cut.insert(sample.table.name) }
            try await put(found[0], by: sample)
        } catch {
            report.gaps.append(.init("rows of \(sample.table.name.display)", error.message))
        }
        try Task.checkCancellation()
    }

    private func put(_ rows: RowSet, by sample: RowSample) async throws(PostgresError) {
        guard !rows.isEmpty else { return }
        _ = try await copy.run(
            Batch(sample.insertion(of: rows), access: .readWrite, searchPath: .session, limits: source.limits)
        )
    }

    /// One link after the other, so that no row comes twice.
    private func bringReferred(by links: [RowLink], _ report: inout CopiedDatabase) async throws {
        let links = links.filter(\.isPlain)
        var open = links
        for _ in 0..<Self.rounds where !open.isEmpty {
            var changed: Set<QualifiedName> = []
            for link in open {
                do throws(PostgresError) {
                    if try await bringReferred(by: link) { changed.insert(link.target.name) }
                } catch {
                    report.gaps.append(.init("rows that \(link.table.display) refers to", error.message))
                }
                try Task.checkCancellation()
            }
            open = links.filter { changed.contains($0.table) }
        }
    }

    /// Whether something came along.
    private func bringReferred(by link: RowLink) async throws(PostgresError) -> Bool {
        let keys = try await copy.run(
            Batch(link.missing, searchPath: .session, limits: source.limits))[0]
        guard !keys.isEmpty else { return false }
        let values = link.targetColumns.indices.map { column in keys.rows.map { keys.text($0, column) } }
        let sample = RowSample(table: link.target, limit: limit)
        let rows = try await source.run(
            Batch(sample.rows(having: values, in: link.targetColumns), limits: source.limits))[0]
        try await put(rows, by: sample)
        return !rows.isEmpty
    }

    /// Ends when nothing points at nothing any more; each round shortens every chain of them.
    ///
    /// - Returns: The tables that have lost rows.
    private func removeOrphans(of links: [RowLink]) async throws -> Set<QualifiedName> {
        let links = links.filter(\.isStrict)
        var shortened: Set<QualifiedName> = []
        while !links.isEmpty {
            let answers = await copy.run(
                links.map {
                    Batch($0.removal, access: .readWrite, searchPath: .session, limits: source.limits)
                })
            let losing = zip(links, answers).filter { ($1.results.first?.affectedRows ?? 0) > 0 }
            if losing.isEmpty { break }
            shortened.formUnion(losing.map(\.0.table))
            try Task.checkCancellation()
        }
        return shortened
    }
}

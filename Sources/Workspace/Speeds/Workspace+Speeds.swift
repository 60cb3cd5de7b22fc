import Postgres
import Review
import SQL
import Verification

extension Workspace {
    /// How fast the server of a database was, as far as rehearsals there have shown.
    func speeds(of connection: Connection) -> MeasuredSpeeds {
        speedsFile(of: connection)?.speeds ?? MeasuredSpeeds()
    }

    /// Keeps how fast the server was in a rehearsal; asks it for the sizes of what took long, in one round trip.
    func keepSpeeds(of report: DryRunReport, seenFrom connection: Connection) async {
        guard let file = speedsFile(of: connection) else { return }
        let works = report.observations.compactMap(\.work)
        guard !works.isEmpty else { return }
        let batch = Batch(works.map { Self.size(of: $0.table) })
        guard let answers = try? await connection.run(batch) else { return }
        var speeds = file.speeds
        for (work, answer) in zip(works, answers) {
            guard let bytes = answer.isEmpty ? nil : answer.int64(0, 0) else { continue }
            speeds.note(work.kind, bytes: bytes, took: work.duration)
        }
        if !speeds.isEmpty { file.keep(speeds) }
    }

    private func speedsFile(of connection: Connection) -> SpeedsFile? {
        speedsFolder.map { SpeedsFile(in: $0, of: connection.facts.identity) }
    }

    private static func size(of table: QualifiedName) -> SQL {
        "SELECT pg_catalog.pg_total_relation_size(pg_catalog.to_regclass(\(table.quoted)))"
    }
}

extension Observation {
    /// What it was busy with, where that was one table.
    fileprivate var work: (kind: MeasuredSpeeds.Work, table: QualifiedName, duration: Duration)? {
        // What is over at once says nothing of a speed.
        guard duration >= .milliseconds(20) else { return nil }
        let tables = Set(rewritten.isEmpty ? scanned : rewritten)
        guard tables.count == 1, let table = tables.first else { return nil }
        if !rewritten.isEmpty { return (.rewrite, table, duration) }
        let kind: MeasuredSpeeds.Work =
            rows.updated + rows.deleted > 0 ? .change : statement.buildsIndex ? .index : .scan
        return (kind, table, duration)
    }
}

extension DryRunStatement {
    fileprivate var buildsIndex: Bool {
        switch SQL.examined(text)?.statement {
        case .createIndex: true
        case .alterTable(let table):
            table.changes.contains { change in
                guard case .addConstraint(let constraint) = change else { return false }
                switch constraint.rule {
                case .primaryKey, .unique, .exclusion: return true
                case .usingIndex, .check, .foreignKey: return false
                }
            }
        default: false
        }
    }
}

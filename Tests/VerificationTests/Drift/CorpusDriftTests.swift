import Drizzle
import Foundation
import Postgres
import SQL
import TestSupport
import Testing
import Verification

@Suite(.serialized, .enabled(if: !Corpus.projects.isEmpty, "the corpus is not on this machine"))
struct `Drift of a real project` {
    private static let server = OwnServer("corpus")
    static let projects = Corpus.projects.filter { $0.isRunnable && $0.drift != nil }

    @Test(arguments: projects)
    func `is what is known about it, and nothing else`(project: Corpus.Project) async throws {
        let known = try #require(project.drift)
        let folder = MigrationFolder.reading(project.folder)
        let snapshot = try RecordedSchema.reading(try #require(folder.newestSnapshotFile))
        var filter = SchemaFilter()
        filter.schemas = folder.era == .journal ? ["public"] : nil
        try await Self.server.withDatabase { database in
            try await database.migrate(folder)
            let connection = try await database.connect()
            let question = DriftQuestion(
                .snapshot(snapshot), name: project.name, filter: filter, token: "corpus",
                limits: .unlimited)
            let drift = try await question.drift(on: connection) {
                .failure(.init("a corpus test needs no other server"))
            }
            await connection.close()
            print(drift.row(of: project))
            #expect(drift.names(.table, .missing) == Set(known.missingTables))
            #expect(drift.names(.table, .extra) == Set(known.extraTables))
            #expect(drift.names(.column, .missing) == Set(known.missingColumns))
            #expect(drift.names(.column, .extra) == Set(known.extraColumns))
        }
    }
}

extension Drift {
    fileprivate func row(of project: Corpus.Project) -> String {
        let others = differences.filter {
            ![.missing, .extra].contains($0.change) || ![.table, .column].contains($0.subject.kind)
        }
        return "│ \(project.name) │ \(counts.tables) tables │ \(method.name) │ \(summary)"
            + (unmade.isEmpty ? "" : "\n    unmade: \(unmade)")
            + others.map {
                "\n    \($0.subject.table?.description ?? "") \($0.title) [\($0.harm.rawValue)\($0.isCertain ? "" : "?")]\n        E: \($0.expected ?? "-")\n        L: \($0.live ?? "-")"
            }.joined()
    }

    fileprivate func names(_ kind: Difference.Kind, _ change: Difference.Change) -> Set<String> {
        Set(
            differences.filter { $0.subject.kind == kind && $0.change == change }.map { difference in
                let table = difference.subject.table.map { "\($0)." } ?? ""
                let name = difference.subject.name
                return kind == .table && !name.contains(".") ? "public.\(name)" : table + name
            })
    }
}

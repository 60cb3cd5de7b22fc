import Drizzle
import TestSupport
import Testing
import Verification

@Suite(.enabled(if: !Corpus.projects.isEmpty, "the corpus is not on this machine"))
struct `What a real folder left` {
    @Test(arguments: Corpus.projects.filter(\.applies))
    func `has landed when Drizzle's own rules applied it`(project: Corpus.Project) async throws {
        try await withDatabase { database in
            let folder = MigrationFolder.reading(project.folder)
            let run = DrizzleRun(database: database)
            try await run.apply(folder)
            let report = try await run.landing(of: folder)
            print("landing | \(project.name) | \(report.statements.words) | \(report.effects.words)")
            let crosses = report.crosses
            for cross in crosses { print("cross   | \(project.name) | \(cross)") }
            #expect(crosses.isEmpty)
            #expect(report.migrations.map(\.tag) == folder.migrations.map(\.tag))
            #expect(report.effects.landed > 0)
        }
    }
}

extension LandingCounts {
    fileprivate var words: String {
        "\(landed) landed, \(crosses) crosses, \(superseded) superseded, \(notJudged) not judged"
    }
}

extension LandingReport {
    /// Every effect that is missing or different: which, and how.
    var crosses: [String] {
        migrations.flatMap { migration in
            migration.statements.flatMap(\.effects).filter(\.verdict.isCross).map { effect in
                "\(migration.tag): \(effect.kind.rawValue) \(effect.name) \(effect.wanted): \(effect.verdict.words) | live: \(effect.live ?? "-")"
            }
        }
    }
}

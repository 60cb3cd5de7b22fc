import Drizzle
import Postgres
import Verification

/// Looks a folder's migrations up together with the ledger, in one round trip: what every migration of the folder could have left
/// is asked for before the server has said which of them were applied.
struct LandingLook {
    private let scripts: [String: ParsedMigration]
    private let plan: LandingPlan

    init(_ folder: MigrationFolder, _ kept: KeptScripts) {
        let scripts = folder.migrations.map(kept.parsed)
        self.scripts = Dictionary(scripts.map { ($0.tag, $0) }) { first, _ in first }
        // In the worst case all of them are ahead, and names are the same whoever ran them.
        plan = LandingPlan([], ahead: scripts)
    }

    var batch: Batch { plan.question.batch }

    /// Judges what was applied, and looks how much is there of what was not.
    ///
    /// Asks once more only where names depend on what was not applied: a rename that was skipped.
    func report(
        for status: MigrationStatus, _ answer: BatchAnswer, in database: some DatabaseAccess
    ) async throws(PostgresError) -> LandingReport {
        let known = LandingPlan(of: status, sharing: plan) { scripts[$0.tag] ?? ParsedMigration(reading: $0) }
        let answer = plan.covers(known) ? answer : try await database.answer(known.question.batch)
        return try await known.report(in: answer) { try? await database.answer($0) }
    }
}

import Browser
import Catalog
import Drizzle
import Postgres
import Reports

/// What the first screen needs from the server, in one round trip: the table list and, inside a project, the ledger.
struct OverviewQuestion {
    let ledger: LedgerReading?
    let limits: SessionLimits
    var includesSystem = false

    func batches(asSuperuser: Bool) -> [Batch] {
        ([list(asSuperuser: asSuperuser).batch] + (ledger?.batches ?? [])).map { $0.limited(limits) }
    }

    /// Puts the answers together with the folder of the migrations.
    func overview(
        from answers: [BatchAnswer], of facts: SessionFacts, _ project: ProjectSource,
        folder: MigrationFolder?
    ) throws -> (Overview, Cost) {
        let relations = try list(asSuperuser: facts.isSuperuser).relations(in: answers[0])
        let state = project.state(of: folder, after: Array(answers.dropFirst()))
        let overview = Overview(relations: relations, includesSystem: includesSystem, project: state)
        return (overview, answers.cost)
    }

    private func list(asSuperuser: Bool) -> RelationList {
        RelationList(includesSystem: includesSystem, asSuperuser: asSuperuser)
    }
}

import ArgumentParser
import Drizzle
import Postgres
import Reports
import Terminal
import Verification
import Workspace

struct RepairCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Show, and with --yes run, a way out of a ledger and a folder that do not fit.",
        usage: "raingauge repair [PLAN [TARGET…]] [--yes]",
        discussion: """
            Without a plan, lists those that apply to the present situation, and why. A plan is only printed, with its \
            SQL, its changes to files and what follows from them, unless --yes is given.

            \(RepairKind.allCases.map { "\($0.rawValue): \($0.help)" }.joined(separator: "\n"))

            Ends with 0 when a plan was printed or run or none is needed, 1 when plans apply, 2 when there is no such \
            plan here, 4 when it was refused for safety; nothing is changed then.
            """)

    @Argument(help: ArgumentHelp("Which way out.", valueName: "plan"))
    var plan: RepairKind?

    @Argument(
        help: ArgumentHelp(
            "What it is about: migrations, or ledger rows as 12 or '#12'.", valueName: "target"))
    var targets: [String] = []

    @Flag(help: "Run the plan.")
    var yes = false

    @Option(
        help: ArgumentHelp(
            "The name of the database that you mean; needed where it is production.", valueName: "name"))
    var database: String?

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var target: TargetOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var timeouts: TimeoutOptions

    /// A plan that runs gives files their old contents back before it is over.
    var interruption: Interruption { yes ? .whenDone : .atOnce }

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts, ledger)
        let material = try await session.workspace.repairMaterial(in: session.database)
        let planner = RepairPlanner(material)
        let subject = try await session.subject()
        guard let kind = plan else { return try list(planner.offers, material.status, subject) }
        let plan: RepairPlan
        do { plan = try planner.plan(kind, targets.map(RepairTarget.init)) } catch {
            throw Failure(Problem(error), .usage)
        }
        guard yes else {
            try write(Outcome(plan: plan, report: nil), subject)
            return .done
        }
        try session.allowChanging(subject, named: database)
        try plan.allowChanging(ledger.ledger)
        let report = try await session.workspace.run(plan, in: session.database)
        try write(Outcome(plan: plan, report: report), subject)
        return .done
    }

    private func list(
        _ offers: [RepairOffer], _ status: MigrationStatus, _ subject: Subject
    ) throws -> ExitStatus {
        if format == .text { Output.complain(subject.line + "\n") }
        try format.write(offers.map { SubjectReport($0, about: subject) }) {
            offers.document(of: status, on: $0)
        }
        return offers.isEmpty ? .done : .found
    }

    private func write(_ outcome: Outcome, _ subject: Subject) throws {
        try format.write(outcome, about: subject) { outcome.plan.document(report: outcome.report, on: $0) }
    }

    /// A plan, and what it changed if it was run.
    private struct Outcome: Encodable {
        let plan: RepairPlan
        let report: RepairReport?

        private enum Key: String, CodingKey { case applied, changes }

        func encode(to encoder: any Encoder) throws {
            try plan.encode(to: encoder)
            var json = encoder.container(keyedBy: Key.self)
            try json.encode(report != nil, forKey: .applied)
            try json.encode(report?.lines ?? [], forKey: .changes)
        }
    }
}

extension RepairKind: ExpressibleByArgument {}

extension RepairPlan {
    /// Refuses where the ledger may be another project's, unless it was named.
    fileprivate func allowChanging(_ named: LedgerLocation?) throws(WorkspaceError) {
        guard before.isLedgerOfOthers, needsLedger, named == nil else { return }
        throw .refused(.ledgerOfOthers(location))
    }
}

import ArgumentParser
import Drizzle
import Glibc
import Postgres
import Reports
import Verification

struct StatusCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say how the Drizzle migrations and the database stand to one another.",
        discussion: """
            Ends with 0 when they are in step, and with 1 when something is pending or wrong. With --url or \
            --service several times, says which migration is where; a database that cannot be reached loses \
            none of the others.
            """)

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var targets: SeveralTargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    func status() async throws -> ExitStatus {
        let sessions = try Headless.several(targets, timeouts)
        guard let first = sessions.first else { return .done }
        let configuration = try first.configuration
        if sessions.count > 1 { return try await compare(sessions, configuration) }
        let folder = try configuration.migrationFolder
        let answer = try await first.ledger(at: configuration.ledgerLocation ?? .standard)
        let status = MigrationStatus(
            folder: folder, ledger: answer.ledger, rights: answer.rights, now: .now)
        try format.write(status, document: status.document)
        return status.isInStep ? .done : .found
    }

    /// Asks all of them at once; the slowest decides how long that takes.
    private func compare(
        _ sessions: [Headless], _ configuration: DrizzleConfiguration
    ) async throws -> ExitStatus {
        let location = configuration.ledgerLocation ?? .standard
        let ledgers = await withTaskGroup(of: (Int, Result<LedgerAnswer, Failure>).self) { group in
            for (index, session) in sessions.enumerated() {
                group.addTask { (index, await session.ledgerOrFailure(at: location)) }
            }
            var found: [Int: Result<LedgerAnswer, Failure>] = [:]
            for await (index, ledger) in group { found[index] = ledger }
            return sessions.indices.compactMap { found[$0] }
        }
        let folder = try configuration.migrationFolder
        let columns = zip(sessions, ledgers).map { session, ledger in
            StatusComparison.Column(
                name: session.choice.target.display, finding: Self.finding(folder, ledger))
        }
        for failure in ledgers.compactMap(\.failure) where failure.status == .interrupted { throw failure }
        let comparison = StatusComparison(columns)
        try format.write(comparison, document: comparison.document)
        if ledgers.allSatisfy({ $0.failure != nil }) { return .server }
        return comparison.isInStep ? .done : .found
    }

    private static func finding(
        _ folder: MigrationFolder, _ ledger: Result<LedgerAnswer, Failure>
    ) -> StatusComparison.Finding {
        switch ledger {
        case .success(let answer):
            .status(
                MigrationStatus(folder: folder, ledger: answer.ledger, rights: answer.rights, now: .now))
        case .failure(let failure):
            .unreached(
                [failure.problem.summary, failure.problem.detail?.firstLine].compactMap(\.self).joined(
                    separator: " "))
        }
    }
}

/// What one database has recorded, and what the role may do there.
private struct LedgerAnswer: Sendable {
    let ledger: Ledger
    let rights: LedgerRights?
}

extension Headless {
    /// What one database has recorded.
    ///
    /// - Throws: ``Failure`` when nothing could be asked; what the server has against the question is in the ledger.
    fileprivate func ledger(at location: LedgerLocation) async throws(Failure) -> LedgerAnswer {
        let connection = try await connect()
        let reading = LedgerReading(location)
        let answers = await connection.run(reading.batches.map(limited))
        await connection.close()
        if let error = answers.lazy.compactMap(\.error).first(where: { $0.kind != .server }) {
            throw Failure(error)
        }
        return LedgerAnswer(ledger: reading.ledger(from: answers), rights: reading.rights(from: answers))
    }

    fileprivate func ledgerOrFailure(at location: LedgerLocation) async -> Result<LedgerAnswer, Failure> {
        do { return .success(try await ledger(at: location)) } catch { return .failure(error) }
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}

extension String {
    /// libpq asks questions in further lines, for which a column has no room.
    fileprivate var firstLine: String { prefix { $0 != "\n" }.description }
}

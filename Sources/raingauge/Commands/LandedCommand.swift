import ArgumentParser
import Drizzle
import Glibc
import Postgres
import Reports
import Terminal
import Verification

struct LandedCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "landed",
        abstract: "Look up whether what applied migrations should have left is really there.",
        discussion: """
            For every statement of an applied migration the effect is looked up in the catalog: one round trip for any number of \
            migrations. Ends with 0 when everything has landed, and with 1 when something is missing or different.
            """)

    @Argument(help: "Only these migrations, by their names or numbers.") var tags: [String] = []

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts)
        let configuration = try session.configuration
        guard let path = configuration.out.value else { throw Failure(unknownFolder: configuration.out) }
        let connection = try await session.connect()
        let folder = MigrationFolder.reading(path)
        let reading = LedgerReading(configuration.ledgerLocation ?? .standard)
        let look = LandingLook(folder, limits: session.limited)
        let answers = await connection.run(reading.batches.map(session.limited) + look.batches)
        if let error = answers.lazy.compactMap(\.error).first(where: { $0.kind != .server }) {
            throw Failure(error)
        }
        let status = MigrationStatus(
            folder: folder, ledger: reading.ledger(from: Array(answers.prefix(2))), now: .now)
        try refuse(status)
        let chosen = try status.migrations(named: tags)
        let report = try await look.report(for: status, answers[2]) { await connection.run([$0])[0] }
            .reduced(to: chosen)
        try format.write(report) { report.document(withDetails: !tags.isEmpty, on: $0) }
        return report.isSound ? .done : .found
    }

    /// Without the ledger, nothing says what was applied.
    private func refuse(_ status: MigrationStatus) throws(Failure) {
        guard case .unreadable(let location, let refusal) = status.ledger else { return }
        let words =
            switch refusal {
            case .noPrivilege(let message), .failed(let message): message
            }
        throw Failure(
            Problem(
                "\(location) cannot be read, so nothing says which migrations were applied.", detail: words,
                remedy: "Connect with a role that may read it, or grant this one SELECT on it."), .server)
    }
}

extension LandingReport {
    /// Only these migrations; all of them for `nil`.
    fileprivate func reduced(to tags: [String]?) -> LandingReport {
        guard let tags else { return self }
        return LandingReport(migrations: migrations.filter { tags.contains($0.tag) })
    }
}

extension MigrationStatus {
    /// The tags that a person means by full names, or by numbers such as `0003` or `3`; `nil` for all.
    fileprivate func migrations(named names: [String]) throws(Failure) -> [String]? {
        guard !names.isEmpty else { return nil }
        var tags: [String] = []
        for name in names {
            let found = entries.filter { $0.migration?.isNamed(name) ?? false }
            guard let entry = found.first, let tag = entry.migration?.tag else {
                throw .usage(
                    "There is no migration \(name.visible) in \(folder.path.visible).",
                    remedy: "raingauge status lists them.")
            }
            guard entry.isApplied else {
                throw .usage(
                    "\(tag.visible) is \(entry.state.word), so nothing of it can have landed.",
                    remedy: "Only applied migrations can be looked up.")
            }
            tags.append(tag)
        }
        return tags
    }
}

extension Migration {
    fileprivate func isNamed(_ name: String) -> Bool {
        if tag == name { return true }
        let number = tag.prefix { $0 != "_" }
        return number == name || (Int(name) != nil && Int(number) == Int(name))
    }
}

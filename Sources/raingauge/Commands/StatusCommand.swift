import ArgumentParser
import Browser
import Drizzle
import FoundationEssentials
import Glibc
import Postgres
import Verification

struct StatusCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say how the Drizzle migrations and the database stand to one another.",
        discussion: "Ends with 0 when they are in step, and with 1 when something is pending or wrong.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = Format.text

    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts)
        let configuration = try session.configuration
        guard let path = configuration.out.value else { throw Failure(unknownFolder: configuration.out) }
        let connection = try await session.connect()
        let reading = LedgerReading(configuration.ledgerLocation ?? .standard)
        let answers = await connection.run(reading.batches.map(session.limited))
        if let error = answers.lazy.compactMap(\.error).first(where: { $0.kind != .server }) {
            throw Failure(error)
        }
        let status = MigrationStatus(
            folder: .reading(path), ledger: reading.ledger(from: answers), now: .now)
        var output = Output(STDOUT_FILENO)
        switch format {
        case .text: output.write(status.plainText)
        case .json: output.write(try Self.json(status))
        }
        output.flush()
        return status.isInStep ? .done : .found
    }

    private static func json(_ status: MigrationStatus) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(status), as: UTF8.self) + "\n"
    }
}

extension Headless {
    /// The configuration, without which there are no migrations to speak of.
    var configuration: DrizzleConfiguration {
        get throws(Failure) {
            switch project {
            case .found(let configuration): return configuration
            case .failed(let error): throw Failure(Problem(error), .usage)
            case .none:
                throw .usage(
                    "There is no Drizzle configuration here or above.",
                    remedy: "Start raingauge in the project, or name the file with --config.")
            }
        }
    }
}

extension Failure {
    init(unknownFolder setting: Setting<String>) {
        guard case .unknown(let expression) = setting else {
            self = .usage("The configuration names no folder of migrations.")
            return
        }
        self.init(Problem(unevaluated: expression, what: "the folder of its migrations"), .usage)
    }
}

extension MigrationStatus {
    /// The headline, a line per migration, and what else there is to know.
    fileprivate var plainText: String {
        var table = PlainTable([
            ("#", .right), ("tag", .left), ("when", .left), ("ledger", .left), ("state", .left),
            ("why", .left),
        ])
        for entry in entries {
            table.append([
                String(entry.number), entry.name, entry.time, entry.row?.id.map { "#\($0)" } ?? "",
                entry.state.isAlarming ? entry.state.word.uppercased() : entry.state.word, entry.sentence,
            ])
        }
        let remarks = [nextRun.obstacle?.sentence].compactMap(\.self) + nextRun.warnings.map(\.sentence)
        return headline.text.visible + "\n\n" + table.text
            + remarks.map { "\n" + $0.visible + "\n" }.joined()
    }
}

extension StatusEntry {
    fileprivate var name: String {
        if let migration { return migration.tag }
        if case .strayFile(let path) = subject {
            return path.split(separator: "/").last.map(String.init) ?? path
        }
        return row?.name ?? "—"
    }

    fileprivate var time: String {
        if let when = migration?.when { return when.description }
        if case .at(let moment)? = row?.createdAt { return moment.description }
        return ""
    }
}

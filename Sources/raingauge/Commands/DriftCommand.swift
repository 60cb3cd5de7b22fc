import ArgumentParser
import Browser
import Drizzle
import Glibc
import Postgres
import Verification

struct DriftCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Say whether the database still has the schema that the migrations recorded.",
        discussion: """
            Nothing is changed: copies of tables that PostgreSQL has to describe are made in a transaction that is rolled \
            back, without a lock on anybody's table. Ends with 0 when nothing is certainly different, and with 1 when \
            something is.
            """)

    @Option(
        help: ArgumentHelp(
            "snapshot (the newest applied), newest, files, the URL of another database, a snapshot.json or a folder.",
            valueName: "what"))
    var against = "snapshot"

    @Option(help: ArgumentHelp("auto, shadow, scratch or text.", valueName: "method"))
    var method = DriftMethod.Choice.automatic

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts)
        let survey = DriftSurvey(
            configuration: session.configurationIfAny, folder: session.configurationIfAny?.out.value,
            limits: session.limits, connectTimeout: session.settings.connectTimeout)
        let connection = try await session.connect()
        let drift = try await survey.drift(against: DriftAgainst(against), choice: method, on: connection)
        await connection.close()
        try format.write(drift, text: drift.plainText)
        return drift.isInStep ? .done : .found
    }
}

extension DriftMethod.Choice: ExpressibleByArgument {}

extension Headless {
    fileprivate var configurationIfAny: DrizzleConfiguration? {
        if case .found(let configuration) = project { configuration } else { nil }
    }
}

extension Drift {
    /// The summary, then each difference with both definitions and the SQL that closes it.
    fileprivate var plainText: String {
        var lines = ["\(summary), against \(against)", method.sentence]
        for item in unmade { lines.append("PostgreSQL could not describe \(item.name): \(item.reason)") }
        var group: String?
        for difference in differences.sorted(by: { $0.subject.group < $1.subject.group }) {
            if difference.subject.group != group {
                group = difference.subject.group
                lines += ["", difference.subject.group]
            }
            lines += difference.lines
        }
        return lines.map { $0.visible + "\n" }.joined()
    }
}

extension Difference {
    fileprivate var lines: [String] {
        var lines = ["  \(title) — \(isCertain ? harm.rawValue : "undecided")"]
        lines += expected.map { block("expected", $0) } ?? ["      expected  nothing"]
        lines += live.map { block("live", $0) } ?? ["      live      nothing"]
        lines += statements("brings the database to the schema:", closing.database)
        lines += statements("brings the schema to the database:", closing.expectation)
        return lines
    }

    private func block(_ label: String, _ text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let padded = label + String(repeating: " ", count: 10 - label.count)
        return lines.enumerated().map { "      \($0 == 0 ? padded : String(repeating: " ", count: 10))\($1)" }
    }

    private func statements(_ title: String, _ statements: [String]) -> [String] {
        guard !statements.isEmpty else { return [] }
        let lines = statements.flatMap { "\($0);".split(separator: "\n", omittingEmptySubsequences: false) }
        return ["      \(title)"] + lines.map { "        \($0)" }
    }
}

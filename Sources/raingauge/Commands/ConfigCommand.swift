import ArgumentParser
import Drizzle
import Glibc
import Postgres
import Reports
import Terminal
import Workspace

struct ConfigCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Say which database and which project are meant, and where that is written.",
        usage: "raingauge config",
        discussion:
            "Nothing is connected to. Passwords are covered. Ends with 2 when nobody can tell the database.")

    static let asksServer = false

    @OptionGroup var target: TargetOptions

    func status() async throws -> ExitStatus {
        let (_, problems) = Settings.reading()
        let sources = TargetSources.gather(target)
        var output = Output(STDOUT_FILENO)
        let status = write(sources, to: &output)
        output.flush()
        for problem in problems { Output.complain(problem) }
        return status
    }

    private func write(_ sources: TargetSources, to output: inout Output) -> ExitStatus {
        var table = PlainTable([("", .leading), ("", .leading), ("from", .leading)], in: .ofLocale)
        let obstacle = addDatabase(sources, to: &table)
        switch sources.project {
        case .none: Self.addBelow(to: &table)
        case .failed(let error): table.append(["configuration", Problem(error).summary, ""])
        case .found(let configuration): table.append(configuration)
        }
        output.write(table.body)
        if case .found(let configuration) = sources.project {
            for note in configuration.notes {
                output.write("\n" + note.sentence.visible(in: .ofLocale) + "\n")
            }
        }
        guard let obstacle else { return .done }
        output.flush()
        Output.complain(Problem(obstacle))
        return .usage
    }

    /// That there is no configuration, and where there are some.
    private static func addBelow(to table: inout PlainTable) {
        let below = WorkingFolder.path.map { DrizzleConfiguration.paths(below: $0) } ?? []
        let advice = below.isEmpty ? "" : "so none of these is asked; name one with --config"
        table.append(["configuration", "none from here upwards", advice])
        for (index, path) in below.enumerated() { table.append([index == 0 ? "below" : "", path, ""]) }
    }

    /// Whether what a project decides has been confirmed, which `--trust` does here too; `nil` for what needs none.
    private func standing(of choice: TargetChoice, _ environment: [String: String]) -> String? {
        guard choice.claim != nil else { return nil }
        let question = TrustGate(environment, isTrusting: target.project.trust).question(about: choice)
        return question.map(\.brief) ?? "confirmed"
    }

    /// Answers why nobody can tell which database is meant.
    private func addDatabase(_ sources: TargetSources, to table: inout PlainTable) -> TargetObstacle? {
        do throws(TargetObstacle) {
            if let missing = ClientLibrary.absence { throw .libraryMissing(missing) }
            let choice = try TargetChoice(sources)
            let parameters = choice.address.masked.map { "\($0.keyword)=\($0.value)" }.joined(separator: " ")
            let isWithoutProject = sources.project == .none && choice.origin.isOfEnvironment
            table.append([
                "database", choice.address.display,
                choice.origin.place + (isWithoutProject ? ", as there is no configuration" : ""),
            ])
            if !parameters.isEmpty { table.append(["parameters", parameters, ""]) }
            if let standing = standing(of: choice, sources.environment) {
                table.append(["trust", standing, ""])
            }
            for name in choice.address.ignoredParameters {
                table.append(["left out", name, "means nothing to libpq"])
            }
            if let passedOver = choice.passedOver {
                table.append(["passed over", Problem(passedOver).summary, ""])
            }
            return nil
        } catch {
            table.append(["database", "unknown", ""])
            return error
        }
    }
}

extension PlainTable {
    fileprivate mutating func append(_ configuration: DrizzleConfiguration) {
        append(["configuration", configuration.file, ""])
        append("out", configuration.out) { $0 }
        append("schema", configuration.schema) { $0.joined(separator: ", ") }
        append("migrations.schema", configuration.migrationsSchema) { $0 }
        append("migrations.table", configuration.migrationsTable) { $0 }
        append("migrations.prefix", configuration.migrationsPrefix) { $0.rawValue }
        append("schemaFilter", configuration.schemaFilter) { $0.joined(separator: ", ") }
        append("tablesFilter", configuration.tablesFilter) { $0.joined(separator: ", ") }
        append("breakpoints", configuration.breakpoints) { $0 ? "true" : "false" }
    }

    private mutating func append<Value>(
        _ name: String, _ setting: Setting<Value>, _ words: (Value) -> String
    ) {
        switch setting {
        case .known(let value, let provenance): append([name, words(value), provenance.description])
        case .unknown(let expression):
            append([name, "unknown: \(expression.text)", "\(expression.file):\(expression.line)"])
        }
    }
}

extension TargetOrigin {
    /// Where it is written, as exactly as it is known.
    fileprivate var place: String {
        if case .configuration(_, let provenance) = self { return provenance.description }
        return words
    }

    /// Whether nobody named a database to raingauge itself.
    fileprivate var isOfEnvironment: Bool {
        switch self {
        case .databaseURL, .libpq: true
        case .argument, .against, .service, .configuration: false
        }
    }
}

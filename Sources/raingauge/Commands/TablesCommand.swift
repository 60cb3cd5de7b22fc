import ArgumentParser
import Catalog
import Glibc
import Postgres
import Reports
import SQL

struct TablesCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "tables",
        abstract: "List tables, partitioned tables, views, materialized views, foreign tables.",
        usage: "raingauge tables [--system] [--format text|json]")

    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    @Flag(help: "Also those of the server itself.")
    var system = false

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = ReportFormat.text

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts)
        let connection = try await session.connect()
        let subject = try await session.subject(withLedger: false)
        let question = RelationList(includesSystem: system, asSuperuser: connection.facts.isSuperuser)
        let answer = await connection.run([question.batch])[0]
        let relations: [Relation]
        do { relations = try question.relations(in: answer) } catch { throw Failure(error) }
        switch format {
        case .text:
            Output.complain(subject.line + "\n")
            var output = Output(STDOUT_FILENO)
            output.write(PlainTable(relations, in: .ofLocale).text)
            output.flush()
        case .json:
            try format.write(RelationListing(relations), about: subject) { _ in .empty }
        }
        return .done
    }
}

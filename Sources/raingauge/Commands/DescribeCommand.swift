import ArgumentParser
import Catalog
import Glibc
import Postgres
import Reports
import SQL
import Terminal

struct DescribeCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract:
            "Show the columns, indexes, keys and constraints of a table, or the SQL that would make it again.",
        usage: "raingauge describe TABLE [--ddl] [--format text|json]")

    @Argument(help: "A table or view, with its schema or as the search path finds it.")
    var table: String

    @Flag(name: .customLong("ddl"), help: "The SQL that would make it again, instead.")
    var isDefinition = false

    @Option(help: ArgumentHelp("text or json, which has the SQL as well.", valueName: "format"))
    var format = ReportFormat.text

    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts)
        let connection = try await session.connect()
        let subject = try await session.subject(withLedger: false)
        if format == .text { Output.complain(subject.line + "\n") }
        let structure = try await session.structure(
            of: try await session.relation(table, connection), connection)
        if isDefinition, format == .text {
            writeDefinition(of: structure)
        } else {
            let report = SubjectReport(StructureFields(structure), about: subject)
            try format.write(report) { Document(StructureSections(structure, glyphs: $0.glyphs).summary) }
        }
        return .done
    }

    private func writeDefinition(of structure: Structure) {
        var output = Output(STDOUT_FILENO)
        let text = DefinitionScript(structure).text
        output.write(output.isTerminal ? text.safeForTerminal(in: .ofLocale) : text)
        output.flush()
    }
}

extension Headless {
    /// Finds a relation the way a `FROM` would; a name that needs quotes is also taken as it is.
    ///
    /// One round trip.
    func relation(_ name: String, _ connection: Connection) async throws(Failure) -> Oid {
        let spellings = WrittenName(name).spellings
        for answer in await connection.run(
            spellings.map { Batch(RelationSummary.oid(named: $0), searchPath: .session) })
        {
            if let error = answer.error, error.kind != .server { throw Failure(error) }
            if let text = answer.results.first?[0, 0], let oid = Oid(text) { return oid }
        }
        throw Failure(Problem(CatalogError.noRelation(named: name)), .usage)
    }

    func structure(of relation: Oid, _ connection: Connection) async throws(Failure) -> Structure {
        let question = StructureQuestion(relation)
        return try await answer(to: question.batch, connection) { try question.structure(in: $0) }
    }
}

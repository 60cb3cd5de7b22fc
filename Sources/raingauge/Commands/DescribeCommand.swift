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
        usage: "raingauge describe TABLE [--ddl]")

    @Argument(help: "A table or view, with its schema or as the search path finds it.")
    var table: String

    @Flag(name: .customLong("ddl"), help: "The SQL that would make it again, instead.")
    var isDefinition = false

    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts)
        let connection = try await session.connect()
        try await session.introduce()
        let structure = try await session.structure(
            of: try await session.relation(table, connection), connection)
        var output = Output(STDOUT_FILENO)
        if isDefinition {
            let text = DefinitionScript(structure).text
            output.write(output.isTerminal ? text.safeForTerminal : text)
        } else {
            output.write(Document(StructureSections(structure, glyphs: .ofLocale).summary))
        }
        output.flush()
        return .done
    }
}

extension Headless {
    /// Finds a relation the way a `FROM` would; a name that needs quotes is also taken as it is.
    func relation(_ name: String, _ connection: Connection) async throws(Failure) -> Oid {
        for written in [name, Identifier(name).quoted] {
            let answer = await connection.run([
                Batch(RelationSummary.oid(named: written), searchPath: .session)
            ])[0]
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

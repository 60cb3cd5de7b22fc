import ArgumentParser
import Browser
import Catalog
import Glibc
import Postgres
import SQL
import Terminal

struct DescribeCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "describe", abstract: "Show the columns, indexes, keys and constraints of a table.")

    @Argument(help: "A table or view, with its schema or as the search path finds it.")
    var table: String

    @Flag(name: .customLong("ddl"), help: "The SQL that would make it again, instead.")
    var isDefinition = false

    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts)
        let connection = try await session.connect()
        let structure = try await session.structure(of: try await session.relation(table, connection), connection)
        var output = Output(STDOUT_FILENO)
        if isDefinition {
            let text = DefinitionScript(structure).text
            output.write(output.isTerminal ? text.safeForTerminal : text)
        } else {
            for line in StructureText(structure, glyphs: .ofLocale) { output.write(line + "\n") }
        }
        output.flush()
        return .done
    }
}

extension Headless {
    /// Finds a relation the way a `FROM` would.
    func relation(_ name: String, _ connection: Connection) async throws(Failure) -> Oid {
        let rows = try await rows(of: RelationSummary.oid(named: name), connection)
        guard !rows.isEmpty, let number = rows.int(0, 0), let oid = UInt32(exactly: number) else {
            throw Failure(Problem(CatalogError.noRelation(named: name)), .usage)
        }
        return Oid(oid)
    }

    func structure(of relation: Oid, _ connection: Connection) async throws(Failure) -> Structure {
        let question = StructureQuestion(relation)
        let answer = await connection.run([limited(question.batch)])[0]
        do { return try question.structure(in: answer) } catch { throw Failure(error) }
    }

    func rows(of statement: SQL, _ connection: Connection) async throws(Failure) -> RowSet {
        do { return try await connection.run(limited(Batch(statement)))[0] } catch { throw Failure(error) }
    }

    /// With the timeouts of this invocation.
    func limited(_ batch: Batch) -> Batch {
        var batch = batch
        batch.limits = limits
        return batch
    }
}

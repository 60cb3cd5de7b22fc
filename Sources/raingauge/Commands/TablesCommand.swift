import ArgumentParser
import Catalog
import Glibc
import Postgres

struct TablesCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "tables",
        abstract: "List tables, partitioned tables, views, materialized views, foreign tables.")

    @OptionGroup var target: TargetOptions
    @OptionGroup var timeouts: TimeoutOptions

    @Flag(help: "Also those of the server itself.")
    var system = false

    func status() async throws -> ExitStatus {
        let session = try Headless(target, timeouts)
        let connection = try await session.connect()
        let relations: [Relation]
        do {
            let question = RelationList(
                includesSystem: system, asSuperuser: connection.facts.isSuperuser)
            var batch = question.batch
            batch.limits = session.limits
            relations = try question.relations(in: await connection.run([batch])[0])
        } catch {
            throw Failure(error)
        }
        var output = Output(STDOUT_FILENO)
        output.write(Self.table(of: relations).text)
        output.flush()
        return .done
    }

    static func table(of relations: [Relation]) -> TextTable {
        var table = TextTable([
            ("schema", .left), ("name", .left), ("kind", .left), ("rows", .right), ("comment", .left),
        ])
        for relation in relations {
            table.append([
                relation.name.schema.name, relation.name.name.name, relation.kindWord,
                relation.estimatedRows.map { "~\($0)" } ?? "", relation.comment ?? "",
            ])
        }
        return table
    }
}

extension Relation {
    /// Such as `view`, or `partition` for a table that is part of another.
    fileprivate var kindWord: String {
        switch kind {
        case .table: isPartition ? "partition" : "table"
        case .partitionedTable: "partitioned table"
        case .view: "view"
        case .materializedView: "materialized view"
        case .foreignTable: "foreign table"
        }
    }
}

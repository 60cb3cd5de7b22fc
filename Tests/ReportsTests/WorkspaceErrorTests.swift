import Drizzle
import Postgres
import Reports
import ScratchServer
import Testing
import Verification
import Workspace

@Suite struct `The words of a question without an answer` {
    @Test(arguments: [
        (
            WorkspaceError.Purpose.migrations,
            """
            There is no Drizzle configuration here or above.
              Start raingauge in the project, or name the file with --config.

            """
        ),
        (
            .check,
            """
            There is no Drizzle configuration here or above.
              Start raingauge in the project, or name the folder: raingauge check drizzle

            """
        ),
        (
            .drift,
            """
            There is no folder of migrations here.
              Start raingauge in the project, or name a snapshot or folder with --against.

            """
        ),
        (.comparison, "There is no Drizzle project here whose migrations could be compared.\n"),
    ])
    func `say without a project what else could be named`(
        purpose: WorkspaceError.Purpose, lines: String
    ) {
        #expect(Problem(WorkspaceError.noConfiguration(for: purpose)).lines == lines)
    }

    @Test func `name the database that could not be reached`() {
        let error = PostgresError(kind: .couldNotConnect(.refused), message: "connection refused")
        let problem = Problem(WorkspaceError.server(error, of: "shop@db1:5432"))
        #expect(problem.summary == "Nothing listens for shop@db1:5432.")
        #expect(problem.detail == "connection refused")
    }

    @Test func `say in the server's words why the ledger cannot be read`() {
        let refusal = Ledger.Refusal.noPrivilege(message: "permission denied for schema drizzle")
        let problem = Problem(WorkspaceError.ledgerUnreadable(.standard, refusal))
        #expect(
            problem.summary
                == "drizzle.__drizzle_migrations cannot be read, so nothing says which migrations were applied."
        )
        #expect(problem.detail == "permission denied for schema drizzle")
    }

    @Test func `name the migration that cannot be replayed, and why there is nothing to replay it on`() {
        let error = PostgresError(
            kind: .server, sqlState: SQLState("42704"), message: "type x does not exist")
        let place = ReplayPlace(
            tag: "0001_b", file: "/x/0001_b.sql", line: 3, statement: "CREATE TABLE b (\n\ta x\n)")
        let refused = Problem(WorkspaceError.replay(.files(.refused(ReplayRefusal(place, error)))))
        #expect(
            refused.summary == "0001_b cannot be replayed on an empty server, line 3: CREATE TABLE b ( a x )")
        #expect(refused.detail == "type x does not exist (42704)")
        let alone = Problem(WorkspaceError.replay(.noServer(.noServerInstalled)))
        #expect(alone.summary == "The files cannot be replayed.")
        #expect(alone.detail == "No PostgreSQL server is installed here.")
    }

    @Test func `stand on one line in a comparison, without the further lines of libpq`() {
        let error = PostgresError(
            kind: .couldNotConnect(.socketMissing), message: "no such file\n\tIs the server running?")
        let comparison = StatusComparison([
            DatabaseStatus(name: "shop@db1", status: .failure(.server(error, of: "shop@db1")))
        ])
        let words = "There is no server socket for shop@db1. no such file"
        #expect(comparison.columns == [.init(name: "shop@db1", finding: .unreached(words))])
    }
}

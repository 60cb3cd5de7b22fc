import Browser
import Postgres
import Reports
import Rows
import SQL
import TestSupport
import Testing

@testable import raingauge

@MainActor
@Suite struct `The connections of a browser` {
    private static let table = "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1), (2);"

    @Test func `are opened again with the next question when they were lost`() async throws {
        try await RunnerBench.run(Self.table) { bench in
            let source = try await bench.page("t").source
            let before = try await bench.connections.connection(for: .browse).backendPID
            _ = try await bench.database.value("SELECT pg_terminate_backend(\(Int(before))::int)")
            for await link in bench.connections.changes {
                if case .offline(let problem) = link {
                    #expect(problem.detail?.contains("terminating connection") == true, "\(problem)")
                    break
                }
            }
            var slot = Slot<LoadPage>(of: ScreenID(1))
            try bench.perform(slot.ask(LoadPage(RowRequest(source: source, position: .first, limit: 10))))
            let answer = try #require(slot.take(try await bench.next()))
            #expect(try answer.get().rowCount == 2)
            #expect(try await bench.connections.connection(for: .browse).backendPID != before)
        }
    }

    @Test func `are one for browsing and one for what takes long, each opened once`() async throws {
        try await RunnerBench.run(Self.table) { bench in
            let connections = bench.connections
            async let first = connections.connection(for: .browse)
            async let second = connections.connection(for: .browse)
            async let work = connections.connection(for: .work)
            let (one, other) = (try await first, try await second)
            #expect(one === other)
            #expect(one !== (try await work))
        }
    }

    @Test func `end the wait for a server that says nothing when somebody stops it`() async throws {
        let server = try SilentServer()
        let connections = Connections(target: server.target, timeout: .seconds(600), limits: .standard) { _ in
            []
        }
        let opening = Task { () -> PostgresError.Kind? in
            do throws(PostgresError) {
                _ = try await connections.connection(for: .browse)
                return nil
            } catch {
                return error.kind
            }
        }
        await server.waitForClient()
        // The server may hear of us before the task has begun to wait.
        let stopping = Task {
            while !Task.isCancelled {
                connections.stopConnecting()
                await Task.yield()
            }
        }
        #expect(await opening.value == .couldNotConnect(.cancelled))
        stopping.cancel()
        await connections.close()
    }
}

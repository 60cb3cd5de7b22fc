import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing

@Suite struct `Connecting` {
    private func failure(_ target: ConnectionTarget, timeout: Duration = .seconds(15)) async throws
        -> PostgresError
    {
        do {
            try await Connection.open(target, timeout: timeout).close()
        } catch {
            return error
        }
        throw Unexpected.success
    }

    private enum Unexpected: Error { case success }

    @Test(arguments: ServerBinaries.underTest)
    func `tells what the session is`(binaries: ServerBinaries) async throws {
        try await withDatabase(on: binaries) { database in
            let connection = try await database.connect()
            #expect(connection.facts.database == database.name)
            #expect(connection.facts.display == "\(database.name)@\(connection.host):\(connection.port)")
            #expect(connection.facts.serverEncoding == "UTF8")
            #expect(connection.facts.isSuperuser)
            #expect(connection.facts.isInHotStandby == false)
            #expect(!connection.isEncrypted)
            let answer = try await connection.run(
                Batch(
                    "SELECT pg_backend_pid(), current_setting('server_version_num'), current_setting('application_name')"
                ))[0]
            #expect(answer.int(0, 0) == Int(connection.backendPID))
            #expect(answer.int(0, 1) == connection.serverVersion)
            #expect(answer[0, 2] == "raingauge")
        }
    }

    @Test func `goes by the name that its address gives it`() async throws {
        try await withDatabase { database in
            var target = database.target
            target.parameters["application_name"] = "shop report"
            let answer = try await Connection.open(target).run(
                Batch("SELECT current_setting('application_name')"))
            #expect(answer[0][0, 0] == "shop report")
        }
    }

    @Test func `shows how far it has come`() async throws {
        try await withDatabase { database in
            let phases = Phases()
            let connection = try await Connection.open(database.target) { phases.note($0) }
            #expect(phases.seen.first == .resolving)
            #expect(phases.seen.contains(.authenticating))
            await connection.close()
        }
    }

    @Test func `names what is missing on the server`() async throws {
        try await withDatabase("SET client_min_messages = 'warning'") { database in
            var target = database.target
            target.parameters["dbname"] = "no such database"
            let missingDatabase = try await failure(target)
            #expect(missingDatabase.kind == .couldNotConnect(.databaseMissing))
            #expect(missingDatabase.sqlState == .invalidCatalogName)
            #expect(missingDatabase.message.contains("no such database"))
            #expect(
                !missingDatabase.message.contains("3D000") && !missingDatabase.message.contains("postinit.c"))
            target = database.target
            target.parameters["user"] = "nobody here"
            #expect(try await failure(target).kind == .couldNotConnect(.roleMissing))
        }
    }

    @Test func `names what keeps us out`() async throws {
        let server = try await ScratchServer.start(
            ScratchServer.Configuration(
                listensOnTCP: true,
                accessRules: [
                    "local all postgres trust", "host all postgres 127.0.0.1/32 scram-sha-256",
                    "hostssl all tls 127.0.0.1/32 trust", "local all peer peer", "local all guest trust",
                ],
                settings: [
                    "max_connections": "4", "superuser_reserved_connections": "1", "max_wal_senders": "0",
                ]))
        let administrator = try await Connection.open(server.target())
        _ = try await administrator.run(
            Batch(
                [
                    "ALTER ROLE postgres PASSWORD 'correct horse'", "CREATE ROLE tls LOGIN",
                    "CREATE ROLE peer LOGIN",
                    "CREATE ROLE guest LOGIN", "CREATE ROLE locked",
                ], access: .readWrite, searchPath: .session))
        func tcp(_ changes: [String: String] = [:]) -> ConnectionTarget {
            var target = server.target()
            target.parameters["host"] = "127.0.0.1"
            target.parameters["passfile"] = "/nonexistent"
            target.parameters.merge(changes) { $1 }
            return target
        }
        try await Connection.open(tcp(["password": "correct horse"])).close()
        let wrong = try await failure(tcp(["password": "battery staple"]))
        #expect(wrong.kind == .couldNotConnect(.passwordWrong))
        #expect(!"\(wrong)".contains("battery staple"))
        #expect(try await failure(tcp()).kind == .couldNotConnect(.passwordMissing))
        #expect(
            try await failure(tcp(["user": "tls", "sslmode": "disable"])).kind
                == .couldNotConnect(.tlsRequired))
        #expect(try await failure(tcp(["sslmode": "require"])).kind == .couldNotConnect(.tlsRefused))
        #expect(try await failure(tcp(["user": "stranger"])).kind == .couldNotConnect(.rejectedByRules))
        #expect(try await failure(server.target(user: "peer")).kind == .couldNotConnect(.identityMismatch))
        try await expectTooMany(server, administrator)
        await server.stop()
    }

    private func expectTooMany(_ server: ScratchServer, _ administrator: Connection) async throws {
        var guests: [Connection] = []
        while guests.count < 10 {
            do {
                guests.append(try await Connection.open(server.target(user: "guest")))
            } catch {
                #expect(error.kind == .couldNotConnect(.tooManyConnections))
                for guest in guests { await guest.close() }
                return
            }
        }
        Issue.record("the server never had too many connections")
    }

    @Test func `names what is wrong on the way there`() async throws {
        let port = "1"
        let cases: [([String: String], ConnectionFailure)] = [
            (["host": "127.0.0.1", "port": port], .refused),
            (["host": "/nonexistent", "port": port], .socketMissing),
            (["host": "name.invalid", "port": port], .unknownHost),
            (["host": "127.0.0.1", "port": port, "sslmode": "nonsense"], .invalidTarget),
            (["service": "no such service"], .serviceMissing),
        ]
        for (parameters, expected) in cases {
            #expect(
                try await failure(ConnectionTarget(parameters: parameters)).kind == .couldNotConnect(expected)
            )
        }
    }

    @Test func `gives up after the time it was given`() async throws {
        let silent = try SilentServer()
        async let client: Void = silent.waitForClient()
        let error = try await failure(silent.target, timeout: .milliseconds(50))
        #expect(error.kind == .couldNotConnect(.timeout))
        await client
    }

    @Test func `costs no more threads than there are connections`() async throws {
        try await withDatabase { database in
            let threads = SeenThreads()
            for _ in 0..<50 {
                try await Connection.open(database.target) { _ in threads.noteThisOne() }.close()
            }
            let nowhere = ConnectionTarget(parameters: ["host": "/nonexistent"])
            for _ in 0..<50 {
                _ = try? await Connection.open(nowhere) { _ in threads.noteThisOne() }
            }
            #expect(threads.count >= 50)
            // Their ends come on their own time, a query's worth of which is plenty.
            for _ in 0..<1000 where threads.living > 0 { _ = try await database.value("SELECT 1") }
            #expect(threads.living == 0)
        }
    }
}

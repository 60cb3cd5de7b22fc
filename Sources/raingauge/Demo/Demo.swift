import Drizzle
import Postgres
import SQL
import ScratchServer

/// A private server with a small shop and blog in it, and the shop's Drizzle project in a folder beside it.
///
/// Everything is gone as soon as the process ends, however it ends.
struct Demo {
    private let server: ScratchServer
    /// The Drizzle project.
    let folder: String
    let target: ConnectionTarget
    /// For `psql` and Node's drivers alike.
    let url: String

    /// Takes a few seconds, most of them for 200,000 orders; `progress` hears what is being done.
    static func start(progress: (String) -> Void) async throws -> Demo {
        progress("Starting a private PostgreSQL")
        var configuration = try ScratchServer.Configuration(autovacuum: true)
        // Half of the demo is written in one go.
        configuration.settings = ["max_wal_size": "1GB", "shared_buffers": "128MB", "jit": "off"]
        let demo = Demo(try await ScratchServer.start(configuration))
        do {
            let files = DemoFiles()
            try files.writeProject(to: demo.folder, url: demo.url)
            try await demo.fill(files, progress)
        } catch {
            await demo.stop()
            throw error
        }
        return demo
    }

    private init(_ server: ScratchServer) {
        self.server = server
        folder = server.folder + "/shop"
        target = server.target(database: "shop")
        let socket = server.folder.replacing("/", with: "%2F")
        url = "postgresql://postgres@localhost:\(server.port)/shop?host=\(socket)"
    }

    func stop() async { await server.stop() }

    private func fill(_ files: DemoFiles, _ progress: (String) -> Void) async throws {
        let administrator = try await Connection.open(server.target())
        _ = try await administrator.run(Batch("CREATE DATABASE shop", access: .autocommit))
        await administrator.close()

        let folder = MigrationFolder.reading(folder + "/drizzle")
        let connection = try await Connection.open(target)
        progress("Applying its Drizzle migrations")
        for statements in DemoHistory(files, folder: folder).transactions {
            try await connection.write(statements)
        }
        progress("Writing 200,000 orders and what belongs to them")
        try await connection.write(SQL.script(files["project/seed.sql"]))
        await connection.close()
    }
}

extension Connection {
    /// All or nothing, however long it takes.
    fileprivate func write(_ statements: [SQL]) async throws(PostgresError) {
        let limits = SessionLimits(lockTimeout: .zero, statementTimeout: .zero)
        _ = try await run(Batch(statements, access: .readWrite, searchPath: .session, limits: limits))
    }
}

import Catalog
import Drizzle
import Postgres
import SQL
import ScratchServer
import Verification

/// A server of our own, started when it is first needed.
actor ScratchHolder {
    private let limits: SessionLimits
    private var server: ScratchServer?
    /// Of the databases that were made.
    private var count = 0

    init(limits: SessionLimits) { self.limits = limits }

    /// A fresh connection to it, or why there is none.
    func database() async -> Result<Connection, DriftQuestion.ScratchRefusal> {
        do {
            return .success(try await connection())
        } catch {
            return .failure(.init(error.words))
        }
    }

    func stop() async {
        await server?.stop()
        server = nil
    }

    /// Runs the files on an empty database as Drizzle does, and reads what became of it.
    ///
    /// Files that were written to be applied one after the other need not run at once, so a folder that is refused is
    /// tried once more, each file in a run of its own.
    func replay(
        _ folder: MigrationFolder, ledger: LedgerLocation
    ) async throws(WorkspaceError) -> (DriftQuestion.Expectation, FolderReplay.Runs) {
        var replay = FolderReplay(folder, ledger: ledger)
        replay.provided = try await available(replay.extensions.filter(ReplayRole.mayHave))
        let first = await schema(of: replay, .atOnce)
        if case .failure(.files(.refused(let refusal))) = first, !refusal.isUndecided {
            if case .success(let schema) = await schema(of: replay, .eachFile) { return (schema, .eachFile) }
        }
        do { return (try first.get(), .atOnce) } catch { throw .replay(error) }
    }

    /// Those that are installed here.
    func available(_ extensions: Set<Identifier>) async throws(WorkspaceError) -> Set<Identifier> {
        guard !extensions.isEmpty else { return [] }
        do throws(Failure) {
            let connection = try await connection()
            let answers = await connection.run([
                Batch("SELECT name FROM pg_catalog.pg_available_extensions()")
            ])
            await connection.close()
            let rows = answers[0].results.first
            return extensions.intersection(rows?.rows.map { Identifier(rows?.text($0, 0) ?? "") } ?? [])
        } catch {
            throw .replay(error)
        }
    }

    typealias Failure = WorkspaceError.ReplayFailure

    func connection(
        to database: String = "postgres", as user: String = "postgres"
    ) async throws(Failure) -> Connection {
        let target: ConnectionTarget
        do { target = try await running().target(database: database, user: user) } catch {
            throw .noServer(error)
        }
        do { return try await Connection.open(target, limits: limits) } catch { throw .server(error) }
    }

    /// Starts it now, of a release such as 15 where this machine has that.
    func start(release: Int) async throws(Failure) {
        do { _ = try await running(release: release) } catch { throw .noServer(error) }
    }

    private func running(release: Int? = nil) async throws(ScratchServerError) -> ScratchServer {
        if let server { return server }
        let binaries = release.flatMap(ServerBinaries.find(release:))
        let started = try await ScratchServer.start(ScratchServer.Configuration(binaries: binaries))
        server = started
        return started
    }

    /// A new database of a new role that may do nothing outside of it.
    func ownDatabase() async throws(Failure) -> Connection {
        let name = nextName()
        try await administer(["CREATE ROLE \(name) LOGIN", "CREATE DATABASE \(name) OWNER \(name)"])
        return try await connection(to: name.name, as: name.name)
    }

    /// A new database of a new role that may make other roles too, but none that reaches beyond the server, with the
    /// extensions in it that only a superuser may make, as far as they are wanted and harmless.
    func ownDatabase(with extensions: Set<Identifier>) async throws(Failure) -> Connection {
        let name = nextName()
        try await administer(
            ReplayRole.locks + [
                "CREATE ROLE \(name) LOGIN CREATEROLE", "CREATE DATABASE \(name) OWNER \(name)",
            ])
        try await administer(
            extensions.sorted { $0.name < $1.name }.map { "CREATE EXTENSION IF NOT EXISTS \($0) CASCADE" },
            in: name.name)
        return try await connection(to: name.name, as: name.name)
    }

    private func nextName() -> Identifier {
        count += 1
        return Identifier("replay_\(count)")
    }

    /// Runs statements that concern the whole server, each by itself.
    ///
    /// - Throws: What the first one that failed came to.
    func administer(
        _ statements: [SQL], in database: String = "postgres"
    ) async throws(Failure) {
        guard !statements.isEmpty else { return }
        let connection = try await connection(to: database)
        let answers = await connection.run(statements.map { Batch($0, access: .autocommit) })
        await connection.close()
        if let error = answers.compactMap(\.error).first { throw .server(error) }
    }

    /// Everything that the database of a connection is made of.
    func schema(
        on connection: Connection, includesDefinitions: Bool = false
    ) async throws(Failure) -> Schema {
        let question = SchemaQuestion(.all, includesDefinitions: includesDefinitions)
        let results: [RowSet]
        do { results = try await connection.run(question.batch) } catch { throw .server(error) }
        do { return try question.schema(in: results) } catch { throw .catalog(error) }
    }

    /// What one way of replaying makes of a new database.
    private func schema(
        of replay: FolderReplay, _ runs: FolderReplay.Runs
    ) async -> Result<DriftQuestion.Expectation, Failure> {
        do throws(Failure) {
            let connection = try await ownDatabase(with: replay.provided)
            let outcome = await schema(of: replay, runs, on: connection)
            await connection.close()
            return outcome
        } catch {
            return .failure(error)
        }
    }

    private func schema(
        of replay: FolderReplay, _ runs: FolderReplay.Runs, on connection: Connection
    ) async -> Result<DriftQuestion.Expectation, Failure> {
        do throws(Failure) {
            do { try await replay.run(runs, on: connection) } catch { throw .files(error) }
            var schema = try await schema(on: connection, includesDefinitions: true)
            schema.hasOnlyStatedRights = true
            // Whatever no file gives to somebody else is the superuser's.
            let own = connection.user
            schema.definitions?.removeAll { $0.kind == .owner && $0.name.name.name == own }
            return .success(.database(schema, version: connection.serverVersion))
        } catch {
            return .failure(error)
        }
    }
}

extension WorkspaceError.ReplayFailure {
    /// For the report of a comparison that did without a server.
    fileprivate var words: String {
        switch self {
        case .noServer(let error): error.sentence
        case .server(let error), .files(.server(let error)): error.message
        case .files(.refused(let refusal)): refusal.error.message
        case .catalog(let error): "\(error)"
        case .files(.unreadable(let file)): "\(file) cannot be read"
        }
    }
}

extension Workspace {
    /// Asks what takes a server of our own, which is stopped at the end whatever becomes of it.
    func withScratch<Value>(
        _ ask: (ScratchHolder) async throws(WorkspaceError) -> Value
    ) async throws(WorkspaceError) -> Value {
        let scratch = ScratchHolder(limits: limits)
        do {
            let value = try await ask(scratch)
            await scratch.stop()
            return value
        } catch {
            await scratch.stop()
            throw error
        }
    }
}

import Browser
import Catalog
import Drizzle
import Postgres
import SQL
import ScratchServer
import Verification

/// A server of our own, started when it is first needed.
actor ScratchHolder {
    private var server: ScratchServer?

    /// A fresh connection to it, or why there is none.
    func database() async -> Result<Connection, DriftQuestion.ScratchRefusal> {
        do {
            return .success(try await Connection.open(try await running().target()))
        } catch let error as ScratchServerError {
            return .failure(.init(Problem(error).summary))
        } catch let error as PostgresError {
            return .failure(.init(error.message))
        } catch {
            return .failure(.init("\(error)"))
        }
    }

    func stop() async {
        await server?.stop()
        server = nil
    }

    private func running() async throws(ScratchServerError) -> ScratchServer {
        if let server { return server }
        let started = try await ScratchServer.start()
        server = started
        return started
    }

    /// Runs every statement of every migration by itself, in the folder's order, and reads what became of it.
    func replay(_ folder: MigrationFolder, scope: SchemaQuestion.Scope) async throws(Failure)
        -> (schema: Schema, version: Int)
    {
        let connection: Connection
        switch await database() {
        case .success(let opened): connection = opened
        case .failure(let refusal):
            throw Failure(Problem("The files cannot be replayed.", detail: refusal.words), .server)
        }
        for migration in folder.migrations {
            if let problem = await run(migration, on: connection) {
                await connection.close()
                throw Failure(problem, .server)
            }
        }
        let question = SchemaQuestion(scope)
        let answer = await connection.run([question.batch])[0]
        await connection.close()
        do { return (try question.schema(in: try answer.get()), connection.serverVersion) } catch {
            throw Failure(error)
        }
    }

    private func run(_ migration: Migration, on connection: Connection) async -> Problem? {
        guard let script = MigrationScript.reading(migration.file) else {
            return Problem("The files cannot be replayed.", detail: "\(migration.file) cannot be read")
        }
        for chunk in script.chunks.map({ script.text(of: $0.range) }) {
            let bytes = Array(chunk.utf8)
            let statements = SQL.statements(in: chunk).map {
                SQL(unsafe: String(decoding: bytes[$0], as: UTF8.self))
            }
            guard !statements.isEmpty else { continue }
            let answer = await connection.run([Batch(statements, access: .autocommit)])[0]
            if let error = answer.error {
                return Problem(
                    "\(migration.tag) cannot be replayed on an empty server.", detail: error.message,
                    remedy: "Compare with a snapshot or another database instead.")
            }
        }
        return nil
    }
}

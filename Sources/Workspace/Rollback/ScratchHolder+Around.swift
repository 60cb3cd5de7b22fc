import Catalog
import Drizzle
import Postgres
import Verification

extension ScratchHolder {
    /// What the files of a folder make of an empty database, without the one at `place` and with it.
    ///
    /// Each file runs by itself, as on the day it was written; those behind it do not run.
    func schemas(
        around place: Int, of folder: MigrationFolder
    ) async throws(WorkspaceError) -> (old: Schema, new: Schema) {
        func part(_ migrations: some Collection<Migration>) -> FolderReplay {
            FolderReplay(
                MigrationFolder(path: folder.path, layout: folder.layout, migrations: Array(migrations)))
        }
        var (before, own) = (part(folder.migrations[..<place]), part([folder.migrations[place]]))
        let wanted = before.extensions.union(own.extensions).filter(ReplayRole.mayHave)
        before.provided = try await available(wanted)
        own.provided = before.provided
        do throws(Failure) {
            let connection = try await ownDatabase(with: before.provided)
            let outcome = await schemas(before, own, on: connection)
            await connection.close()
            return try outcome.get()
        } catch {
            throw .replay(error)
        }
    }

    private func schemas(
        _ before: FolderReplay, _ own: FolderReplay, on connection: Connection
    ) async -> Result<(old: Schema, new: Schema), Failure> {
        do throws(Failure) {
            try await run(before, on: connection)
            let old = try await schema(on: connection, includesDefinitions: true)
            try await run(own, on: connection)
            return .success((old, try await schema(on: connection, includesDefinitions: true)))
        } catch {
            return .failure(error)
        }
    }

    private func run(_ replay: FolderReplay, on connection: Connection) async throws(Failure) {
        do { try await replay.run(.eachFile, on: connection) } catch { throw .files(error) }
    }
}

import Catalog
import Drizzle
import Postgres
import SQL
import ScratchServer
import Verification

extension ScratchHolder {
    /// Runs migrations on a database of their own and reads what became of it.
    ///
    /// The files may be a stranger's, so they run as a role that owns its database and nothing else: no superuser, no
    /// other roles, no files and no programs of the server.
    func outcome(of migrations: [Migration], in folder: MigrationFolder) async -> BranchTrial.Outcome {
        let part = MigrationFolder(path: folder.path, layout: folder.layout, migrations: migrations)
        do throws(Failure) {
            let connection = try await ownDatabase()
            let outcome = await outcome(of: FolderReplay(part), on: connection)
            await connection.close()
            return outcome
        } catch {
            return .unknown
        }
    }

    private func outcome(
        of replay: FolderReplay, on connection: Connection
    ) async -> BranchTrial.Outcome {
        do { try await replay.run(.eachFile, on: connection) } catch {
            // What this role may not do, another one may; and what takes too long here, may come to an end there.
            guard case .refused(let refusal) = error, !refusal.isUndecided,
                refusal.error.sqlState != .insufficientPrivilege
            else { return .unknown }
            return .refused(tag: refusal.place.tag)
        }
        do { return .schema(try await schema(on: connection)) } catch { return .unknown }
    }
}

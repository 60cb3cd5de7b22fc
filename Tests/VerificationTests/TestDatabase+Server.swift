import Postgres
import SQL
import TestSupport

extension TestDatabase {
    /// Of its server, such as 180000.
    var version: Int {
        get async throws {
            let connection = try await connect()
            let version = connection.serverVersion
            await connection.close()
            return version
        }
    }
}

extension ConnectionTarget {
    /// What somebody else's session has as its search path, which nobody's answers may have changed.
    func searchPath() async throws -> String? {
        let connection = try await Connection.open(self)
        let rows = try await connection.run(
            Batch("SELECT pg_catalog.current_setting('search_path')", searchPath: .session))
        await connection.close()
        return rows[0][0, 0]
    }
}

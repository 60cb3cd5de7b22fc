package import Postgres
import SQL
package import ScratchServer

/// A server of one test's own and a hot standby that follows it.
package struct Standby: Sendable {
    package let primary: ScratchServer
    package let replica: ScratchServer

    /// Runs `body` with a fresh primary and its standby, and stops both.
    ///
    /// - Parameters:
    ///   - script: SQL that fills the primary's database `postgres`; the standby has it when `body` begins.
    ///   - binaries: The server version; this machine's own by default.
    ///   - body: The test.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or why there are no such servers.
    package static func run<Value>(
        _ script: String? = nil, on binaries: ServerBinaries? = nil,
        _ body: (Standby) async throws -> Value
    ) async throws -> Value {
        let primary = try await ScratchServer.start(ScratchServer.Configuration(binaries: binaries))
        let outcome: Result<Value, any Error>
        do {
            if let script { try await TestDatabase(server: primary, name: "postgres").run(script) }
            let standby = Standby(primary: primary, replica: try await primary.startStandby())
            do { outcome = .success(try await body(standby)) } catch { outcome = .failure(error) }
            await standby.replica.stop()
        } catch {
            await primary.stop()
            throw error
        }
        await primary.stop()
        return try outcome.get()
    }

    /// The database `postgres` of the standby, which is read only.
    package var target: ConnectionTarget { replica.target() }

    /// Waits until the standby has everything that the primary has committed so far.
    package func catchUp() async throws {
        // Scratch servers commit asynchronously, so what was inserted may not have been written yet.
        let position = try await TestDatabase(server: primary, name: "postgres").value(
            "SELECT pg_catalog.pg_current_wal_insert_lsn()")
        try await TestDatabase(server: replica, name: "postgres").waitUntil(
            "SELECT pg_catalog.pg_last_wal_replay_lsn() >= \(position)::pg_catalog.pg_lsn")
    }
}

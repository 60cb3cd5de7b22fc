package import ScratchServer

/// One running server for each PostgreSQL version, started when first needed and shared by all tests of the process.
///
/// Nobody stops them: their watchdogs do, when the process ends.
package actor SharedServers {
    package static let all = SharedServers()

    private var starting: [ServerBinaries: Task<ScratchServer, any Error>] = [:]

    /// The server of that version, or of this machine's own.
    package func server(_ binaries: ServerBinaries? = nil) async throws -> ScratchServer {
        let configuration = try ScratchServer.Configuration(
            binaries: binaries, settings: ["max_connections": "400"])
        let task =
            starting[configuration.binaries]
            ?? Task { () async throws in try await ScratchServer.start(configuration) }
        starting[configuration.binaries] = task
        return try await task.value
    }
}

package import ScratchServer

extension ScratchServer {
    /// A hot standby of this server: a copy that follows it and answers questions, but takes no changes.
    ///
    /// Takes about two seconds. What the primary commits afterwards arrives a moment later.
    ///
    /// - Returns: A server that lets people in, with the primary's settings.
    /// - Throws: ``ScratchServerError``; then nothing is left behind.
    package func startStandby() async throws(ScratchServerError) -> ScratchServer {
        let standby = try ScratchServer(configuration)
        try await standby.launch { () async throws(ScratchServerError) in try await standby.copy(self) }
        return standby
    }

    /// Copies the cluster of a running server, and writes down that it is to be followed.
    private func copy(_ primary: ScratchServer) async throws(ScratchServerError) {
        let status = try await run([
            configuration.binaries.program("pg_basebackup"), "--pgdata=\(folder)/data", "--no-sync",
            "--host=\(primary.folder)", "--port=\(primary.port)", "--username=postgres", "--no-password",
            "--checkpoint=fast", "--wal-method=stream", "--write-recovery-conf",
        ])
        guard status == 0 else { throw .programFailed("pg_basebackup", log: log) }
    }
}

package import ScratchServer

extension ScratchServer {
    /// Stops the server, as a machine that goes down does; every session is lost.
    ///
    /// - Parameter isCrash: Whether nothing is written down before.
    /// - Throws: ``ScratchServerError`` when it does not stop.
    package func halt(isCrash: Bool = false) async throws(ScratchServerError) {
        let program = configuration.binaries.program("pg_ctl")
        let status = try await run([
            program, "stop", "--mode=\(isCrash ? "immediate" : "fast")", "--pgdata=\(folder)/data",
        ])
        guard status == 0 else { throw .programFailed("pg_ctl", log: log) }
    }

    /// Starts a server that was halted.
    ///
    /// - Throws: ``ScratchServerError``; then nothing is left of it.
    package func resume() async throws(ScratchServerError) { try await launch {} }

    /// Halts and resumes.
    package func restart() async throws(ScratchServerError) {
        try await halt()
        try await resume()
    }
}

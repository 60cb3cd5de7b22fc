import Foundation
package import Postgres

/// Listens on a Unix socket and never says a word.
package final class SilentServer: Sendable {
    package let target: ConnectionTarget
    private let folder: String
    private let listener: Descriptor

    package init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/silent-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        listener = try UnixSocket.listen(UnixSocket.address("\(folder)/.s.PGSQL.5432"))
        target = ConnectionTarget(parameters: [
            "host": folder, "port": "5432", "user": "nobody", "dbname": "none",
        ])
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Returns when somebody has connected and spoken.
    package func waitForClient() async {
        let listener = listener
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                let client = UnixSocket.accept(listener)
                _ = client?.receive()
                continuation.resume()
                // Held until the client hangs up.
                while client?.receive() != nil {}
            }
        }
    }
}

import Foundation
import Glibc
import Postgres

/// A Unix socket in a folder of its own, for whoever stands between a client and a server.
final class FrontSocket: Sendable {
    /// Give this to the client.
    let target: ConnectionTarget
    /// Where the server is.
    let server: sockaddr_un
    let listener: Descriptor
    let path: String
    private let folder: String

    /// - Parameter target: The server, which must be a Unix socket.
    /// - Throws: `POSIXError` when there is no folder or no socket for it.
    init(inFrontOf target: ConnectionTarget) throws {
        folder = FileManager.default.temporaryDirectory.path + "/front-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let name = ".s.PGSQL.\(target.parameters["port"] ?? "5432")"
        server = UnixSocket.address("\(target.parameters["host"] ?? "")/\(name)")
        path = "\(folder)/\(name)"
        listener = try UnixSocket.listen(UnixSocket.address(path))
        var parameters = target.parameters
        parameters["host"] = folder
        self.target = ConnectionTarget(parameters: parameters)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
}

import Foundation
import Glibc
package import Postgres
package import ScratchServer

/// A pooler in transaction mode in front of a server, on a Unix socket of its own.
package final class PgBouncer: Sendable {
    /// How to connect through it, as the superuser.
    package let port = 6432
    private let folder: String
    private let process: Process

    package static let isInstalled = program != nil

    private static var program: String? {
        ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer"].first {
            access($0, X_OK) == 0
        }
    }

    /// - Parameters:
    ///   - server: What it passes statements on to.
    ///   - poolSize: How many sessions it has there; more clients than that share them.
    /// - Throws: ``NotStarted``, or why a file could not be written.
    package init(inFrontOf server: ScratchServer, poolSize: Int) throws {
        guard let program = Self.program else { throw NotStarted(output: "pgbouncer is not installed") }
        folder = FileManager.default.temporaryDirectory.path + "/bouncer-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.configuration(server, folder, poolSize).write(
            toFile: "\(folder)/bouncer.ini", atomically: true, encoding: .utf8)
        try "\"postgres\" \"\"\n".write(toFile: "\(folder)/users", atomically: true, encoding: .utf8)
        process = Process()
        let (launcher, arguments) = try Self.command(program, folder)
        process.executableURL = URL(filePath: launcher)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let log = Pipe()
        process.standardError = log
        try process.run()
        try Self.waitUntilUp(log.fileHandleForReading)
    }

    package func target(database: String) -> ConnectionTarget {
        ConnectionTarget(parameters: [
            "host": folder, "port": "\(port)", "dbname": database, "user": "postgres",
        ])
    }

    /// Stops it and removes its folder.
    ///
    /// It was started with the signals blocked that Foundation blocks, so nothing milder reaches it.
    package func stop() {
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(atPath: folder)
    }

    package struct NotStarted: Error { package let output: String }

    /// It refuses to run as root, like the server behind it.
    private static func command(_ program: String, _ folder: String) throws -> (String, [String]) {
        let configuration = "\(folder)/bouncer.ini"
        guard geteuid() == 0 else { return (program, [configuration]) }
        guard let account = getpwnam("postgres")?.pointee ?? getpwnam("nobody")?.pointee else {
            throw NotStarted(output: "there is no account to run it as")
        }
        for path in [folder, configuration, "\(folder)/users"] { chown(path, account.pw_uid, account.pw_gid) }
        let identity = ["--reuid=\(account.pw_uid)", "--regid=\(account.pw_gid)", "--clear-groups", "--"]
        return ("/usr/bin/setpriv", identity + [program, configuration])
    }

    private static func configuration(_ server: ScratchServer, _ folder: String, _ poolSize: Int) -> String {
        """
        [databases]
        * = host=\(server.folder) port=\(server.port)
        [pgbouncer]
        listen_addr =
        listen_port = 6432
        unix_socket_dir = \(folder)
        auth_type = trust
        auth_file = \(folder)/users
        pool_mode = transaction
        default_pool_size = \(poolSize)
        max_client_conn = 200

        """
    }

    /// It says so in its log, or hangs up.
    private static func waitUntilUp(_ log: FileHandle) throws {
        var output = ""
        while !output.contains("process up") {
            let bytes = log.availableData
            guard !bytes.isEmpty else { throw NotStarted(output: output) }
            output += String(decoding: bytes, as: UTF8.self)
        }
        // What it logs from now on must not fill the pipe.
        log.readabilityHandler = { _ = $0.availableData }
    }
}

import Foundation
import Glibc
import Testing

/// However the demo ends, its server ends too, and its folder is gone.
@Suite struct `A bad day of the demo` {
    @Test(arguments: [SIGKILL, SIGTERM, SIGINT])
    func `it is killed while it is being made`(signal: Int32) async throws {
        let folder = try TemporaryFolder()
        let terminal = try TmuxSession("demo", environment: ["TMPDIR": folder.path])
        try await terminal.wait(for: "Applying its Drizzle migrations")
        #expect(folder.contents.count == 1)
        let program = try terminal.program()
        kill(program, signal)
        #expect(try await becomesTrue { !isRunning(program) })
        #expect(try await becomesTrue { folder.contents.isEmpty })
        // Nobody can put a terminal back after SIGKILL, should the browser have opened by then.
        #expect(try signal == SIGKILL || terminal.state == .ordinary)
    }

    @Test func `its window is closed`() async throws {
        let folder = try TemporaryFolder()
        let terminal = try TmuxSession("demo", environment: ["TMPDIR": folder.path])
        try await terminal.wait(for: "orders", "q quit", within: .seconds(120))
        let program = try terminal.program()
        let server = try #require(folder.server)
        try terminal.tmux("kill-server")
        #expect(
            try await becomesTrue { !isRunning(program) && !isRunning(server) && folder.contents.isEmpty })
    }
}

/// Where a demo or an export puts what it makes.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString.prefix(8)
        // The server's account must be able to pass.
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var contents: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }

    /// The server's process.
    var server: pid_t? {
        guard let name = contents.first else { return nil }
        let file = try? String(contentsOfFile: "\(path)/\(name)/data/postmaster.pid", encoding: .utf8)
        return file?.split(separator: "\n").first.flatMap { pid_t($0) }
    }
}

import Foundation
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing

@Suite struct `A scratch server` {
    @Test(arguments: ServerBinaries.underTest)
    func `runs until it is stopped, and leaves nothing behind`(binaries: ServerBinaries) async throws {
        let server = try await ScratchServer.start(ScratchServer.Configuration(binaries: binaries))
        let connection = try await Connection.open(server.target())
        let settings: SQL =
            "SELECT current_setting('fsync'), current_setting('autovacuum'), current_setting('listen_addresses')"
        let row = try await connection.run(Batch(settings))[0]
        #expect((0..<3).map { row[0, $0] } == ["off", "off", ""])
        let pid = try #require(serverPID(server))
        await server.stop()
        #expect(!FileManager.default.fileExists(atPath: server.folder))
        #expect(kill(pid, 0) != 0)
    }

    @Test func `keeps others out of its folder`() async throws {
        let server = try await SharedServers.all.server()
        let attributes = try FileManager.default.attributesOfItem(atPath: server.folder)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    @Test func `is what the settings say`() async throws {
        let configuration = try ScratchServer.Configuration(
            encoding: "LATIN1", locale: "C", autovacuum: true, settings: ["work_mem": "7MB", "fsync": "on"])
        let server = try await ScratchServer.start(configuration)
        let connection = try await Connection.open(server.target())
        let row = try await connection.run(
            Batch(
                "SELECT current_setting('work_mem'), current_setting('fsync'), current_setting('autovacuum')")
        )[0]
        #expect((0..<3).map { row[0, $0] } == ["7MB", "on", "on"])
        #expect(connection.serverEncoding == "LATIN1")
        await server.stop()
    }

    @Test func `that cannot start says why, and leaves nothing behind`() async throws {
        let configuration = try ScratchServer.Configuration(settings: ["max_connections": "many"])
        let error = await #expect(throws: ScratchServerError.self) {
            try await ScratchServer.start(configuration)
        }
        guard case .programFailed("postgres", let log) = error else {
            Issue.record("it failed otherwise: \(String(describing: error))")
            return
        }
        #expect(log.contains("max_connections"))
    }

    @Test func `ends when nobody holds it any more`() async throws {
        var server: ScratchServer? = try await ScratchServer.start()
        let (folder, pid) = (try #require(server?.folder), try #require(server.flatMap(serverPID)))
        server = nil
        try await waitUntil { !FileManager.default.fileExists(atPath: folder) }
        #expect(kill(pid, 0) != 0 || isZombie(pid))
    }

    @Test func `is of the release that is asked for, where this machine has it`() throws {
        let found = try #require(ServerBinaries.find())
        let release = found.folder.split(separator: "/").dropLast().last.flatMap { Int($0) } ?? 15
        #expect(ServerBinaries.find(release: release)?.folder.contains("/\(release)/") == true)
        #expect(ServerBinaries.find(release: 2) == found)
    }

    private func serverPID(_ server: ScratchServer) -> pid_t? {
        let text = try? String(contentsOfFile: "\(server.folder)/data/postmaster.pid", encoding: .utf8)
        return text?.split(separator: "\n").first.flatMap { pid_t($0) }
    }

    /// Our own child stays in the process table until we ask for its exit status.
    private func isZombie(_ pid: pid_t) -> Bool {
        let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        return status?.contains(") Z ") ?? true
    }

    private func waitUntil(_ condition: () -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while !condition() {
            guard ContinuousClock.now < deadline else {
                Issue.record("it never happened")
                return
            }
            await Task.yield()
        }
    }
}

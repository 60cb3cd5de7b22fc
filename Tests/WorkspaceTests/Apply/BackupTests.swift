import Foundation
import Glibc
import Postgres
import SQL
import ScratchServer
import SystemCalls
import TestSupport
import Testing
import Verification

@testable import Workspace

@Suite struct `A backup` {
    private static let workspace = ProjectBench.workspace(.none)

    private static func withFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/backup-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(folder)
    }

    private static func backUp(
        _ database: TestDatabase, to path: String,
        tell: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) async throws {
        let visit = workspace.visit(database.target)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await workspace.backUp(database.target, to: path, in: visit, tell: tell))
        } catch { outcome = .failure(error) }
        await visit.close()
        try outcome.get()
    }

    private static func refusal(_ database: TestDatabase, to path: String) async -> BackupRefusal? {
        do { try await backUp(database, to: path) } catch WorkspaceError.notApplicable(.backup(let refusal)) {
            return refusal
        } catch { Issue.record("\(error)") }
        return nil
    }

    private static func files(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
    }

    @Test func `is a file of this account alone, which pg_restore has read`() async throws {
        try await withDatabase("CREATE TABLE songs (id int PRIMARY KEY)") { database in
            try await Self.withFolder { folder in
                let path = folder + "/before.dump"
                try await confirmation { told in
                    try await Self.backUp(database, to: path) { event in
                        if case .backedUp(path, let size, let entries) = event, size > 0, entries > 2 {
                            told()
                        }
                    }
                }
                var status = stat()
                #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
                let list = try ChildProcess.output(of: ["pg_restore", "--list", path], variables: ["PATH"])
                #expect(list.text.contains("TABLE DATA public songs"))
            }
        }
    }

    @Test func `does not take the place of another file`() async throws {
        try await withDatabase { database in
            try await Self.withFolder { folder in
                try "older".write(toFile: folder + "/a", atomically: true, encoding: .utf8)
                #expect(await Self.refusal(database, to: folder + "/a") == .exists(folder + "/a"))
                #expect(try String(contentsOfFile: folder + "/a", encoding: .utf8) == "older")
            }
        }
    }

    @Test func `that cannot read everything leaves nothing, and says why in the words of pg_dump`()
        async throws
    {
        try await withDatabase("CREATE TABLE busy ()") { database in
            try await Self.withFolder { folder in
                try await database.whileLocked("busy") {
                    guard case .failed(let words)? = await Self.refusal(database, to: folder + "/a") else {
                        Issue.record("there is a backup")
                        return
                    }
                    #expect(words.joined().contains("busy"))
                }
                #expect(try Self.files(in: folder).isEmpty)
            }
        }
    }

    @Test(.enabled(if: SmallDisk.isPossible))
    func `that finds no room leaves nothing`() async throws {
        let disk = try #require(SmallDisk())
        let script = """
            CREATE TABLE noise AS
            SELECT string_agg(md5(n::text), '') AS text FROM generate_series(1, 40000) AS n GROUP BY n / 1000
            """
        try await withDatabase(script) { database in
            let refusal = await Self.refusal(database, to: disk.path + "/a")
            guard case .failed(let words)? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(words.joined().contains("No space left on device"))
            let left = try Self.files(in: disk.path)
            #expect(left.isEmpty)
        }
    }

    @Test func `that is stopped leaves nothing, and no session`() async throws {
        try await withDatabase("CREATE TABLE busy ()") { database in
            try await Self.withFolder { folder in
                try await database.whileLocked("busy") {
                    let making = Task {
                        try await Backup(
                            path: folder + "/a", target: database.target, serverMajor: 0, lockTimeout: .zero
                        ) { _ in }.make()
                    }
                    try await database.waitUntil(
                        "SELECT count(*) = 1 FROM pg_stat_activity WHERE application_name = 'pg_dump' AND wait_event_type = 'Lock' AND datname = current_database()"
                    )
                    making.cancel()
                    let failure = await making.result.failure as? ApplyFailure
                    #expect(failure?.error.kind == .cancelled(.byUser))
                    try await database.waitUntil(
                        "SELECT count(*) = 0 FROM pg_stat_activity WHERE application_name = 'pg_dump' AND datname = current_database()"
                    )
                }
                #expect(try Self.files(in: folder).isEmpty)
            }
        }
    }

    @Test func `of a server that is newer than every pg_dump here is refused before anything is sent`() {
        #expect(throws: BackupRefusal.self) { try ClientPrograms.found(forServer: 99) }
    }

    @Test func `tells pg_dump the password where no other account sees it`() {
        let target = ConnectionTarget(parameters: [
            "host": "it's", "password": "hush", "dbname": "back\\slash",
        ])
        #expect(target.argument == "dbname='back\\\\slash' host='it\\'s'")
        #expect(target.secretVariables == ["PGPASSWORD": "hush"])
        #expect(ConnectionTarget(parameters: ["sslpassword": "hush"]).argument == nil)
    }
}

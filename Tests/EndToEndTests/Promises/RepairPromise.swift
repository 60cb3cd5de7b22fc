import Foundation
import Glibc
import Postgres
import SQL
import ScratchServer
import Synchronization
import TestSupport
import Testing

/// A plan that changes a row of the ledger and the journal is cut somewhere.
extension Promises {
    @Test func `a repair that is cut is done whole, or not at all`() async throws {
        let promise = Promise(
            words: "A repair that is cut is done whole or not at all, or says that nobody can tell", all: 50,
            sample: 15)
        try await promise.keep { number, _ in
            let cut = RepairCut.Kind.allCases[number % RepairCut.Kind.allCases.count]
            return try await RepairCut(kind: cut, step: number / RepairCut.Kind.allCases.count).fault()
        }
    }
}

/// One run of `repair` that something happens to when it says its word of that number to the server.
private struct RepairCut {
    enum Kind: CaseIterable, Sendable {
        /// The program is killed, or asked to go; or its session is ended, or its server crashes, or the line is cut.
        case program, request, session, server, line
    }

    let kind: Kind
    let step: Int

    /// What is not as it was before or as it should be afterwards.
    func fault() async throws -> String? {
        if kind == .server {
            let server = try await ScratchServer.start(.init(settings: ["synchronous_commit": "on"]))
            let fault = try await fault(in: TestDatabase(server: server, name: "postgres"))
            await server.stop()
            return fault
        }
        return try await withDatabase { try await fault(in: $0) }
    }

    private func fault(in database: TestDatabase) async throws -> String? {
        let shop = try RepairShop()
        try await database.run(shop.ledger)
        let program = Mutex<SpawnedProcess?>(nil)
        let line = try HalfOpenLine(
            inFrontOf: database.target, at: .pieces(step),
            end: kind == .line ? .cut : .alive { act(on: program.withLock(\.self), in: database) })
        let ending = try await onOwnThread {
            let process = try shop.start(onceThere: program, address: line.address)
            return process.waitUntilExit()
        }
        if kind == .server {
            // It may still be going down; where the program was done before, it is still up.
            try? await database.server.halt(isCrash: true)
            try await database.server.resume()
        }
        try await database.waitUntilNobodyElseIsThere()
        let row = try await database.value(
            "SELECT created_at::text FROM drizzle.__drizzle_migrations WHERE id = 2")
        return try shop.fault(row: row ?? "", ending, wasKilled: kind == .program).map {
            "\(kind) at \(step): \($0)"
        }
    }

    private func act(on program: SpawnedProcess?, in database: TestDatabase) {
        switch kind {
        case .program: program?.send(signal: SIGKILL)
        case .request: program?.send(signal: SIGTERM)
        case .session:
            blocking {
                _ = try await database.value(
                    """
                    SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
                     WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """)
            }
        case .server:
            blocking {
                let control = database.server.configuration.binaries.program("pg_ctl")
                _ = try await database.server.run(
                    [control, "stop", "--mode=immediate", "--pgdata=\(database.server.folder)/data"])
            }
        case .line: break
        }
    }

    /// The thread of the line waits, so that nothing is passed on meanwhile.
    private func blocking(_ work: @escaping @Sendable () async throws -> Void) {
        let end = DispatchSemaphore(value: 0)
        Task {
            try? await work()
            end.signal()
        }
        end.wait()
    }
}

/// A folder whose second migration has a time to come, in the journal and in the ledger.
private final class RepairShop: Sendable {
    private static let (early, late, repaired) = (
        "1700000000000", "9000000000000", "1700000000001"
    )
    private let project: TemporaryProject
    private let journal: String

    init() throws {
        project = try TemporaryProject(
            configuration: "export default { dialect: 'postgresql', out: './drizzle' };")
        let folder = project.path + "/drizzle"
        try FileManager.default.createDirectory(
            atPath: folder + "/meta", withIntermediateDirectories: true)
        for tag in ["0000_a", "0001_b"] {
            try Data("SELECT '\(tag)';".utf8).write(to: URL(filePath: "\(folder)/\(tag).sql"))
        }
        journal = writtenJournal([(0, 1_700_000_000_000, "0000_a"), (1, 9_000_000_000_000, "0001_b")])
        try Data(journal.utf8).write(to: URL(filePath: folder + "/meta/_journal.json"))
    }

    var ledger: String {
        """
        CREATE SCHEMA drizzle;
        CREATE TABLE drizzle.__drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint);
        INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES
          (encode(sha256('SELECT ''0000_a'';'), 'hex'), \(Self.early)),
          (encode(sha256('SELECT ''0001_b'';'), 'hex'), \(Self.late))
        """
    }

    func start(onceThere program: borrowing Mutex<SpawnedProcess?>, address: String) throws -> SpawnedProcess
    {
        let words = ["repair", "move-ceiling", "0001_b", "--yes", "--url", address]
        let command = "cd '\(project.path)' && exec \"$0\" \"$@\" >said 2>&1"
        return try program.withLock { program in
            let null = open("/dev/null", O_RDWR | O_CLOEXEC)
            defer { close(null) }
            let process = try SpawnedProcess(
                "/bin/sh", ["-c", command, Program.raingauge.path] + words,
                environment: Program.environment([:]),
                files: .descriptors(input: null, output: null, error: null))
            program = process
            return process
        }
    }

    /// What is wrong with how it ended; the time in the ledger is `row`.
    ///
    /// Nobody can tidy up after `SIGKILL`.
    func fault(row: String, _ ending: SpawnedProcess.Ending, wasKilled: Bool) throws -> String? {
        let folder = project.path + "/drizzle/meta"
        let text = try String(contentsOfFile: folder + "/_journal.json", encoding: .utf8)
        let said = try String(contentsOfFile: project.path + "/said", encoding: .utf8)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        let after = journal.replacing(Self.late, with: Self.repaired)
        guard [journal, after].contains(text) else { return "the journal is neither: \(text)" }
        // Where the server does not come back, nobody can tell; then both are kept.
        if said.contains("nobody knows whether") { return files.count == 2 ? nil : "kept \(files)" }
        guard (row == Self.repaired) == (text == after) else { return "row \(row), journal \(text): \(said)" }
        guard wasKilled || files == ["_journal.json"] else { return "left \(files)" }
        let isSaid = ending == .exited(0) || said.contains(".\n") || said.contains(". ")
        return isSaid || wasKilled ? nil : "\(ending) without a word: \(said)"
    }
}

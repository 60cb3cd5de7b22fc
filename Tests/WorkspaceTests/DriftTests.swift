import Drizzle
import Foundation
import Postgres
import ScratchServer
import TestSupport
import Testing
import Verification
import Workspace

/// Three migrations, of which the first two are applied.
@Suite struct `A database is compared` {
    private func withProject(
        _ body: (ProjectBench, TestDatabase, (DriftAgainst) async throws -> Drift) async throws -> Void
    ) async throws {
        try await ProjectBench.run(["a", "b", "c"]) { project in
            try await withDatabase { database in
                try await project.apply(2, to: database.target)
                let connection = try await database.connect()
                try await body(project, database) {
                    try await project.workspace.drift(against: $0, in: connection)
                }
                await connection.close()
            }
        }
    }

    @Test func `with the newest snapshot that is applied`() async throws {
        try await withProject { _, database, drift in
            let same = try await drift(.snapshot)
            #expect(same.differences == [])
            #expect(same.against == "0001_b, the newest applied snapshot")
            try await database.run("ALTER TABLE b ADD COLUMN extra integer")
            #expect(try await drift(.snapshot).differences.count == 1)
        }
    }

    @Test func `with the newest applied one that has a snapshot`() async throws {
        try await withProject { project, database, drift in
            try FileManager.default.removeItem(atPath: project.migrations + "/meta/0001_snapshot.json")
            let found = try await drift(.snapshot)
            #expect(found.against == "0000_a, the newest applied snapshot")
            #expect(found.differences == [])
            #expect(found.fromFiles.sentences == ["0001_b.sql made what no snapshot knows: table b."])
        }
    }

    @Test func `with no snapshot that is a copy of another migration's`() async throws {
        try await withProject { project, _, drift in
            let meta = project.migrations + "/meta"
            try FileManager.default.removeItem(atPath: meta + "/0001_snapshot.json")
            try FileManager.default.copyItem(
                atPath: meta + "/0000_snapshot.json", toPath: meta + "/0001_snapshot.json")
            #expect(try await drift(.snapshot).against == "0000_a, the newest applied snapshot")
        }
    }

    @Test func `with the newest snapshot, applied or not`() async throws {
        try await withProject { _, _, drift in
            let found = try await drift(.newest)
            #expect(found.against == "meta/0002_snapshot.json, the newest snapshot")
            #expect(found.certain.count == 1)
        }
    }

    @Test func `with nothing before something is applied`() async throws {
        try await ProjectBench.run(["a", "b"]) { project in
            try await withDatabase("CREATE TABLE other (note text, at date)") { database in
                let connection = try await database.connect()
                let drift = try await project.workspace.drift(against: .snapshot, in: connection)
                #expect(drift.measure == .nothing)
                #expect(drift.differences == [])
                #expect(drift.summary == "nothing applied yet")
                #expect(drift.isInStep)
                // What was made without a ledger is compared all the same.
                try await database.run("CREATE TABLE a (id integer)")
                let pushed = try await project.workspace.drift(against: .snapshot, in: connection)
                #expect(
                    pushed.differences.map(\.title) == [
                        "table other is not in the schema", "table b is missing",
                    ])
                #expect(pushed.differences.last?.closing == .init(database: [], expectation: []))
                await connection.close()
            }
        }
    }

    @Test func `and what a file makes that is not applied is not to be dropped`() async throws {
        try await withProject { _, database, drift in
            try await database.run("CREATE TABLE c (id integer)")
            let found = try await drift(.snapshot)
            #expect(found.differences.map(\.origin) == [.pending("0002_c.sql")])
            #expect(found.differences.map(\.closing) == [.init(database: [], expectation: [])])
        }
    }

    @Test func `and what is only not applied yet is no harm, and comes last`() async throws {
        try await withProject { project, database, drift in
            try project.write("CREATE TABLE c (id int); ALTER TABLE a ADD UNIQUE (id);", to: "0002_c.sql")
            try await database.run("ALTER TABLE b ADD COLUMN more int")
            let found = try await drift(.files)
            #expect(found.summary == "3 differences: 1 data loss, 2 pending")
            #expect(found.differences.last?.isAwaited == true)
        }
    }

    @Test func `and a migration made by hand is known by its snapshot that says nothing new`() async throws {
        try await withProject { project, database, drift in
            let meta = project.migrations + "/meta"
            let same = try String(contentsOfFile: meta + "/0001_snapshot.json", encoding: .utf8)
                .replacing("-000000000001", with: "-000000000002")
                .replacing("-000000000000", with: "-000000000001")
            try project.write(same, to: "meta/0002_snapshot.json")
            try project.write("CREATE INDEX i ON a (id);", to: "0002_c.sql")
            try await project.apply(3, to: database.target)
            let found = try await drift(.snapshot)
            #expect(found.against == "0002_c, the newest applied snapshot")
            #expect(found.differences == [])
            #expect(found.fromFiles.map(\.file) == ["0002_c.sql"])
        }
    }

    @Test func `and the ledger that a person names is no part of it`() async throws {
        try await ProjectBench.run(["a"]) { project in
            try await withDatabase(
                "CREATE TABLE a (id integer); CREATE SCHEMA past; CREATE TABLE past.rows (n integer)"
            ) {
                database in
                let connection = try await database.connect()
                let place = LedgerLocation(schema: "past", table: "rows")
                let workspace = Workspace(
                    project: project.finding, ledger: place, limits: ProjectBench.limits,
                    connectTimeout: .seconds(10)
                ) { ProjectBench.now }
                let drift = try await workspace.drift(against: .files, in: connection)
                #expect(drift.differences.map(\.title) == [])
                await connection.close()
            }
        }
    }

    @Test func `with what the files make of an empty server`() async throws {
        try await withProject { project, database, drift in
            let found = try await drift(.files)
            #expect(found.against == "3 replayed files, 1 of them not applied")
            #expect(found.certain.count == 1)
            try await project.apply(3, to: database.target)
            let same = try await drift(.files)
            #expect(same.differences == [])
            #expect(same.against == "3 replayed files")
        }
    }

    @Test func `with files that an empty server refuses, which is said of the first`() async throws {
        try await withProject { project, _, drift in
            try project.write("SELECT 1;\n\nCREATE TABLE d (x nonsense);\n", to: "0001_b.sql")
            let error = await #expect(throws: WorkspaceError.self) { try await drift(.files) }
            guard case .replay(.files(.refused(let refusal)))? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(refusal.place.tag == "0001_b" && refusal.place.line == 3)
            #expect(refusal.place.words == "CREATE TABLE d (x nonsense)")
            #expect(refusal.error.message == #"type "nonsense" does not exist"#)
        }
    }

    @Test func `with a snapshot or a folder anywhere`() async throws {
        try await withProject { project, _, drift in
            let file = try await drift(.path(project.migrations + "/meta/0001_snapshot.json"))
            #expect(file.differences == [])
            #expect(file.against == "meta/0001_snapshot.json")
            let folder = try await drift(.path(project.migrations))
            #expect(folder.against == "meta/0002_snapshot.json, the newest snapshot")
            await #expect(throws: WorkspaceError.nothingToCompare(path: "/nonexistent")) {
                try await drift(.path("/nonexistent"))
            }
            await #expect(throws: WorkspaceError.snapshot(.missing(path: "/nonexistent/x.json"))) {
                try await drift(.path("/nonexistent/x.json"))
            }
        }
    }

    @Test func `with another database`() async throws {
        try await withProject { project, database, drift in
            try await withDatabase { other in
                try await project.apply(1, to: other.target)
                let place = "host=\(other.server.folder) port=\(other.server.port) user=postgres"
                let found = try await drift(.database(url: "\(place) dbname=\(other.name)"))
                #expect(found.against == other.target.display)
                #expect(found.certain.count == 1)
                let own = try await drift(.database(url: "\(place) dbname=\(database.name)"))
                #expect(own.differences == [])
            }
        }
    }

    @Test func `with another database that cannot be reached, or is no address`() async throws {
        try await withProject { _, _, drift in
            let error = await #expect(throws: WorkspaceError.self) {
                try await drift(.database(url: "host=/nonexistent dbname=nowhere"))
            }
            let name = TestDatabase.nowhere.display
            #expect(error?.isServers(.couldNotConnect(.socketMissing), of: name) == true)
            let obstacle = TargetObstacle.unreadable(.notATarget, from: .against)
            await #expect(throws: WorkspaceError.target(obstacle)) {
                try await drift(.database(url: "nonsense"))
            }
        }
    }

    @Test func `with nothing where no migration has a snapshot`() async throws {
        try await withProject { project, _, drift in
            try FileManager.default.removeItem(atPath: project.migrations + "/meta/0000_snapshot.json")
            try FileManager.default.removeItem(atPath: project.migrations + "/meta/0001_snapshot.json")
            try FileManager.default.removeItem(atPath: project.migrations + "/meta/0002_snapshot.json")
            await #expect(throws: WorkspaceError.noSnapshot(in: project.migrations)) {
                try await drift(.snapshot)
            }
        }
    }

    @Test func `with nothing where a conversion stopped half-way, and says that`() async throws {
        try await withProject { project, _, drift in
            try FileManager.default.removeItem(atPath: project.migrations + "/meta/0000_snapshot.json")
            try FileManager.default.removeItem(atPath: project.migrations + "/meta/0001_snapshot.json")
            let folder = project.migrations + "/20260101000000_c"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try FileManager.default.moveItem(
                atPath: project.migrations + "/meta/0002_snapshot.json", toPath: folder + "/snapshot.json")
            try Data("SELECT 1;".utf8).write(to: URL(filePath: folder + "/migration.sql"))
            let error = await #expect(throws: WorkspaceError.self) { try await drift(.snapshot) }
            guard case .halfConverted? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `with another database or a path without any project around`() async throws {
        try await ProjectBench.run(["a"]) { project in
            try await withDatabase("CREATE TABLE a (id integer)") { database in
                let (workspace, connection) = (ProjectBench.workspace(.none), try await database.connect())
                let drift = try await workspace.drift(against: .path(project.migrations), in: connection)
                #expect(drift.differences == [])
                for against in [DriftAgainst.snapshot, .newest, .files] {
                    await #expect(throws: WorkspaceError.noConfiguration(for: .drift)) {
                        try await workspace.drift(against: against, in: connection)
                    }
                }
                await connection.close()
            }
        }
    }
}

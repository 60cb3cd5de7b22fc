import Browser
import Catalog
import Drizzle
import Glibc
import Postgres
import SQL
import ScratchServer
import Verification

/// Finds out what a database should be compared with, and asks how it stands to that.
struct DriftSurvey: Sendable {
    let configuration: DrizzleConfiguration?
    /// The folder of the migrations as a full path.
    let folder: String?
    let limits: SessionLimits
    let connectTimeout: Duration

    func drift(
        against: DriftAgainst, choice: DriftMethod.Choice, on connection: Connection
    ) async throws(Failure) -> Drift {
        let scratch = ScratchHolder()
        do {
            let drift = try await drift(against: against, choice: choice, on: connection, scratch: scratch)
            await scratch.stop()
            return drift
        } catch {
            await scratch.stop()
            throw error
        }
    }

    private func drift(
        against: DriftAgainst, choice: DriftMethod.Choice, on connection: Connection, scratch: ScratchHolder
    ) async throws(Failure) -> Drift {
        let (expectation, name, era) = try await expectation(against, on: connection, scratch: scratch)
        let question = DriftQuestion(
            expectation, name: name, filter: SchemaFilter(configuration, era: era), choice: choice,
            token: String(UInt64.random(in: .min ... .max), radix: 36), limits: limits)
        do {
            return try await question.drift(on: connection) { await scratch.database() }
        } catch {
            throw Failure(error)
        }
    }

    private typealias Expectation = (DriftQuestion.Expectation, name: String, era: Era)

    private func expectation(
        _ against: DriftAgainst, on connection: Connection, scratch: ScratchHolder
    ) async throws(Failure) -> Expectation {
        switch against {
        case .snapshot: return try await newestSnapshot(on: connection)
        case .newest: return try newest(in: MigrationFolder.reading(try requiredFolder))
        case .files:
            let folder = MigrationFolder.reading(try requiredFolder)
            let replayed = try await scratch.replay(folder, scope: .all)
            let status = try await status(of: folder, on: connection)
            return (
                .database(replayed.schema, version: replayed.version), status.nameOfReplay,
                folder.era ?? .journal
            )
        case .database(let url):
            let other = try await other(url)
            return (
                .database(other.schema, version: other.version),
                (try? ConnectionTarget(url).display) ?? "the other database", .folders
            )
        case .path(let path): return try snapshot(at: path)
        }
    }

    /// Of the migrations that the ledger calls applied, the last that has a snapshot.
    private func newestSnapshot(on connection: Connection) async throws(Failure) -> Expectation {
        let folder = MigrationFolder.reading(try requiredFolder)
        let status = try await status(of: folder, on: connection)
        let applied = status.entries.filter { $0.state == .applied || $0.state == .edited }.compactMap(
            \.migration)
        if let migration = applied.last(where: { access($0.snapshotFile, R_OK) == 0 }) {
            return (
                .snapshot(try read(migration.snapshotFile)), "\(migration.tag), the newest applied snapshot",
                folder.era ?? .journal
            )
        }
        return try newest(in: folder)
    }

    private func status(
        of folder: MigrationFolder, on connection: Connection
    ) async throws(Failure) -> MigrationStatus {
        let reading = LedgerReading(configuration?.ledgerLocation ?? .standard)
        let answers = await connection.run(
            reading.batches.map { Batch($0.statements, access: $0.access, limits: limits) })
        if let error = answers.lazy.compactMap(\.error).first(where: { $0.kind != .server }) {
            throw Failure(error)
        }
        return MigrationStatus(folder: folder, ledger: reading.ledger(from: answers), now: .now)
    }

    private func newest(in folder: MigrationFolder) throws(Failure) -> Expectation {
        guard let file = folder.newestSnapshotFile else {
            throw Failure(Problem(noSnapshotIn: folder.path), .usage)
        }
        return (
            .snapshot(try read(file)), "\(file.lastPathComponents), the newest snapshot",
            folder.era ?? .journal
        )
    }

    private func snapshot(at path: String) throws(Failure) -> Expectation {
        guard !path.hasSuffix(".json") else {
            let snapshot = try read(path)
            return (
                .snapshot(snapshot), path.lastPathComponents, snapshot.version == "8" ? .folders : .journal
            )
        }
        let folder = MigrationFolder.reading(path)
        guard folder.era != nil else {
            throw .usage(
                "\(path) is neither a snapshot nor a folder of migrations.",
                remedy: "Give snapshot, newest, files, the URL of a database, a snapshot.json or a folder.")
        }
        return try newest(in: folder)
    }

    private func read(_ path: String) throws(Failure) -> RecordedSchema {
        do { return try RecordedSchema.reading(path) } catch { throw Failure(Problem(error), .usage) }
    }

    private func other(_ url: String) async throws(Failure) -> (schema: Schema, version: Int) {
        let target: ConnectionTarget
        do { target = try ConnectionTarget(url) } catch {
            throw Failure(Problem(error, from: "--against"), .usage)
        }
        do {
            let connection = try await Connection.open(target, timeout: connectTimeout)
            let question = SchemaQuestion(.all)
            let answer = await connection.run([Batch(question.statements, limits: limits)])[0]
            await connection.close()
            return (try question.schema(in: try answer.get()), connection.serverVersion)
        } catch let error as PostgresError {
            throw Failure(Problem(error, target: target), .server)
        } catch {
            throw Failure(error)
        }
    }

    private var requiredFolder: String {
        get throws(Failure) {
            guard let folder else {
                throw .usage(
                    "There is no folder of migrations here.",
                    remedy: "Start raingauge in the project, or name a snapshot or folder with --against.")
            }
            return folder
        }
    }
}

extension String {
    /// The last two components, which name a snapshot among its like.
    fileprivate var lastPathComponents: String { split(separator: "/").suffix(2).joined(separator: "/") }
}

extension Problem {
    fileprivate init(noSnapshotIn folder: String) {
        self.init(
            "No migration in \(folder) has a snapshot.",
            remedy: "Compare with the replayed files instead: --against files")
    }

    /// Why a snapshot cannot be compared with.
    init(_ error: SnapshotError) {
        switch error {
        case .missing(let path): self.init("There is no snapshot at \(path).")
        case .unreadable(let path, let reason): self.init("\(path) cannot be read.", detail: reason)
        case .notJSON(let path, let place, let expected):
            self.init(
                "\(path) is not JSON.", detail: "\(path):\(place.line):\(place.column): expected \(expected)",
                remedy: "Restore it from version control.")
        case .malformed(let path, let place, let expected):
            self.init(
                "\(path) is not a snapshot as Drizzle Kit writes them.",
                detail: "\(path):\(place.line):\(place.column): expected \(expected)",
                remedy: "Restore it from version control.")
        case .unsupportedVersion(let path, let version):
            self.init(
                "\(path) has the format “\(version)”, and raingauge reads 5 to 8.",
                remedy: "Compare with the replayed files instead: --against files")
        }
    }
}

extension MigrationStatus {
    /// Such as `14 replayed files, 2 of them not applied`: the difference those make is expected.
    fileprivate var nameOfReplay: String {
        let files = migrationCount == 1 ? "1 replayed file" : "\(migrationCount) replayed files"
        let missing = count(of: .pending) + count(of: .skipped)
        return missing == 0 ? files : "\(files), \(missing) of them not applied"
    }
}

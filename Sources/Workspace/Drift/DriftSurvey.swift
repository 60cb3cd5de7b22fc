import Catalog
import Drizzle
import Glibc
import Postgres
import Verification

/// Finds out what a database should be compared with, and asks how it stands to that.
struct DriftSurvey: Sendable {
    let workspace: Workspace
    let scratch: ScratchHolder
    /// Whether a server of our own is started where the database's cannot make copies.
    var startsServer = true

    func drift(
        against: DriftAgainst, by method: DriftMethod.Choice, in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> Drift {
        let standing = await standing(in: database)
        let expectation = try await expectation(against, standing, in: database)
        var filter = SchemaFilter(configuration, era: expectation.era)
        filter.ledger = (workspace.ledger ?? .standard).name
        // Without a project, or a ledger that can be read, nobody knows what the files made.
        let status = try? standing.get()
        var question = DriftQuestion(
            expectation.schema, name: expectation.name, filter: filter, choice: method,
            token: String(UInt64.random(in: .min ... .max), radix: 36), files: expectation.files,
            applied: expectation.files == nil ? status?.fileObjects(workspace.scripts, snapshot: nil) : nil,
            pending: status?.pendingObjects(workspace.scripts))
        question.isNothingApplied = expectation.isNothingApplied
        do {
            return try await question.drift(on: database.connection()) {
                guard startsServer else { return .failure(.init("none is started before a run")) }
                return await scratch.database()
            }
        } catch {
            throw WorkspaceError(error, of: database.display)
        }
    }

    /// Where the project's migrations stand.
    private func standing(
        in database: some DatabaseAccess
    ) async -> Result<MigrationStatus, WorkspaceError> {
        do throws(WorkspaceError) {
            let places = try await workspace.reachedPlaces(for: .drift)
            let ledger = try await workspace.ledger(places.ledger, in: database)
            return .success(ledger.status(of: MigrationFolder.reading(places.folder), in: workspace))
        } catch {
            return .failure(error)
        }
    }

    private var configuration: DrizzleConfiguration? {
        if case .found(let configuration) = workspace.project { configuration } else { nil }
    }

    private func expectation(
        _ against: DriftAgainst, _ standing: Result<MigrationStatus, WorkspaceError>,
        in database: some DatabaseAccess
    ) async throws(WorkspaceError) -> DriftExpectation {
        switch against {
        case .snapshot: try newestApplied(try standing.get())
        case .newest: try .newest(in: .reading(try await workspace.reachedPlaces(for: .drift).folder))
        case .files: try await replayed(try standing.get())
        case .database(let url): try await other(url)
        case .path(let path): try .at(path)
        }
    }

    /// Of the migrations that the ledger calls applied, the last that has a snapshot.
    private func newestApplied(
        _ status: MigrationStatus
    ) throws(WorkspaceError) -> DriftExpectation {
        let folder = status.folder
        let applied = status.entries.filter(\.isApplied).compactMap(\.migration)
        let copies = SnapshotCopies.reading(folder)
        guard
            let migration = applied.last(where: {
                access($0.snapshotFile, R_OK) == 0 && copies.original(of: $0.snapshotFile) == nil
            })
        else {
            var newest = try DriftExpectation.newest(in: folder)
            newest.isNothingApplied = applied.isEmpty
            return newest
        }
        return DriftExpectation(
            schema: .snapshot(try .readingSnapshot(migration.snapshotFile)),
            name: "\(migration.tag), the newest applied snapshot",
            files: status.fileObjects(
                workspace.scripts, snapshot: migration.tag,
                hasOwnSnapshot: folder.ownSnapshots(without: copies)),
            era: folder.era ?? .journal)
    }

    /// Which of the files are not applied is told along, since the differences those make are expected.
    private func replayed(
        _ status: MigrationStatus
    ) async throws(WorkspaceError) -> DriftExpectation {
        let places = try workspace.places(for: .drift)
        let folder = status.folder
        let (schema, runs) = try await scratch.replay(folder, ledger: places.ledger.location)
        return DriftExpectation(
            schema: schema, name: status.name(ofReplay: runs), era: folder.era ?? .journal)
    }

    private func other(_ url: String) async throws(WorkspaceError) -> DriftExpectation {
        let target: ConnectionTarget
        do { target = try .reading(url, from: .against) } catch { throw .target(error) }
        return try await workspace.visiting(target) { visit throws(WorkspaceError) in
            let question = SchemaQuestion(.all, includesDefinitions: true)
            let (results, version): ([RowSet], Int)
            do throws(PostgresError) {
                let connection = try await visit.connection()
                (results, version) = (try await connection.run(question.batch), connection.serverVersion)
            } catch {
                throw WorkspaceError.server(error, of: target.display)
            }
            do throws(CatalogError) {
                return DriftExpectation(
                    schema: .database(try question.schema(in: results), version: version),
                    name: target.display, era: .folders)
            } catch {
                throw WorkspaceError.catalog(error)
            }
        }
    }
}

extension MigrationStatus {
    fileprivate func fileObjects(
        _ scripts: KeptScripts, snapshot tag: String?,
        hasOwnSnapshot: @escaping @Sendable (String) -> Bool = { _ in false }
    ) -> FileObjects {
        FileObjects(
            LandingPlan.scripts(of: self, reading: scripts.parsed), snapshot: tag,
            era: folder.era ?? .journal, hasOwnSnapshot: hasOwnSnapshot)
    }

    /// What those make that are not applied.
    fileprivate func pendingObjects(_ scripts: KeptScripts) -> FileObjects {
        let ahead = LandingPlan.scriptsAhead(of: self, reading: scripts.parsed)
        return FileObjects(ahead, snapshot: nil, era: folder.era ?? .journal)
    }

    /// Such as `14 replayed files, 2 of them not applied`.
    fileprivate func name(ofReplay runs: FolderReplay.Runs) -> String {
        let files = migrationCount == 1 ? "1 replayed file" : "\(migrationCount) replayed files"
        let missing = count(of: .pending) + count(of: .skipped)
        let parts = [
            files, runs == .atOnce ? nil : "each in a run of its own",
            missing == 0 ? nil : "\(missing) of them not applied",
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }
}

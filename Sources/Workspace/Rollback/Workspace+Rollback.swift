import Catalog
import Drizzle
package import Verification

extension Workspace {
    /// The way back from one migration; no database is asked but, for files, one of our own.
    ///
    /// - Parameters:
    ///   - name: Its tag or its number.
    ///   - source: Where it is to be seen what it changes.
    /// - Returns: A plan that nobody has run.
    /// - Throws: Why nobody can tell what it changes.
    package func rollback(
        of name: String, from source: RollbackPlan.Source
    ) async throws(WorkspaceError) -> RollbackPlan {
        let places = try await reachedPlaces(for: .check)
        let folder = MigrationFolder.reading(places.folder)
        guard let place = folder.migrations.firstIndex(where: { $0.isNamed(name) }) else {
            throw .noSuchMigration(name, in: folder.path)
        }
        let (old, new) = try await schemas(around: place, in: folder, from: source)
        return RollbackPlan(
            of: ParsedMigration(reading: folder.migrations[place]), from: old, to: new, source,
            later: folder.migrations[(place + 1)...].map(\.tag))
    }

    private func schemas(
        around place: Int, in folder: MigrationFolder, from source: RollbackPlan.Source
    ) async throws(WorkspaceError) -> (old: Schema, new: Schema) {
        switch source {
        case .snapshots:
            do {
                let step = try RecordedStep(of: place, in: folder)
                return (step.old, step.new)
            } catch {
                throw .notUndone(error)
            }
        case .files:
            return try await withScratch { scratch throws(WorkspaceError) in
                try await scratch.schemas(around: place, of: folder)
            }
        }
    }
}

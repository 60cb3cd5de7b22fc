package import Catalog
package import Drizzle
import SQL

/// The schema before and after one migration, as Drizzle Kit recorded it.
package struct RecordedStep: Sendable {
    package let old: Schema
    package let new: Schema

    /// Reads the snapshot of a migration, and the one that it follows: nothing for the first.
    ///
    /// - Parameters:
    ///   - place: The migration's place in its folder.
    ///   - folder: Where both snapshots are looked for; costs four kilobytes of each.
    /// - Throws: ``RollbackObstacle`` where they do not say what it changes.
    package init(of place: Int, in folder: MigrationFolder) throws(RollbackObstacle) {
        let migration = folder.migrations[place]
        guard migration.hasSnapshot else { throw .noSnapshot(tag: migration.tag) }
        let recorded = try Self.reading(migration)
        // What a `pull` of 0.x begins with leads nowhere either.
        let parents = recorded.previousIDs.filter { $0 != RecordedSchema.origin && !$0.isEmpty }
        guard parents.count <= 1 else { throw .severalParents(tag: migration.tag) }
        new = Schema(recorded).withNamedKeys
        guard let parent = parents.first else {
            // One that follows nothing although others come before it would undo those as well.
            guard !folder.migrations[..<place].contains(where: \.hasSnapshot) else {
                throw .parentMissing(tag: migration.tag)
            }
            old = Schema()
            return
        }
        let earlier = folder.migrations.first { other in
            other.tag != migration.tag && other.hasSnapshot
                && SnapshotLink.reading(other.snapshotFile)?.id == parent
        }
        guard let earlier else { throw .parentMissing(tag: migration.tag) }
        old = Schema(try Self.reading(earlier)).withNamedKeys
    }

    private static func reading(_ migration: Migration) throws(RollbackObstacle) -> RecordedSchema {
        do { return try RecordedSchema.reading(migration.snapshotFile) } catch { throw .snapshot(error) }
    }
}

extension Schema {
    /// With the names that PostgreSQL gives primary keys, which a snapshot leaves to it.
    fileprivate var withNamedKeys: Schema {
        var copy = self
        copy.tables = tables.map { table in
            var named = table
            if table.primaryKey?.name.isEmpty == true {
                named.primaryKey?.name = table.name.name.name.keyName
            }
            return named
        }
        return copy
    }
}

extension String {
    /// A table's name with `_pkey`, for which the table's is cut.
    ///
    /// - Source: PostgreSQL, indexcmds.c, `makeObjectName`.
    fileprivate var keyName: String {
        let suffix = "_pkey"
        var start = self
        while start.utf8.count + suffix.utf8.count > Identifier.maximalLength { start.removeLast() }
        return start + suffix
    }
}

/// Why the snapshots do not say what a migration changes.
package enum RollbackObstacle: Error, Equatable, Sendable {
    case noSnapshot(tag: String)
    /// It follows several, as a merge of Drizzle 1.0 does.
    case severalParents(tag: String)
    /// What it follows is not in the folder, or it follows nothing although others come before it.
    case parentMissing(tag: String)
    case snapshot(SnapshotError)
}

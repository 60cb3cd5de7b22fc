import Drizzle
import Review
import Synchronization
import Verification

/// What the files of migrations say, taken apart once for all questions that follow one another.
///
/// A file is known by the hash that was found when its folder was read, so a question never sees what an earlier one saw
/// of a file that was edited meanwhile. Large files are not kept.
final class KeptScripts: Sendable {
    private struct Script {
        let hash: String
        var run: RunScript?
        var parsed: ParsedMigration?
        var review: ReviewScript?
    }

    /// By the paths of files.
    private let kept = Mutex<[String: Script]>([:])

    /// As Drizzle sends it; `nil` where the file is not there or cannot be read.
    func run(_ migration: Migration) -> RunScript? {
        if let known = known(migration)?.run { return known }
        let read = RunScript.reading(migration)
        keep(migration, read?.hash) { $0.run = read }
        return read
    }

    /// As it is looked up what it should have left.
    func parsed(_ migration: Migration) -> ParsedMigration {
        if let known = known(migration)?.parsed { return known }
        let read = ParsedMigration(reading: migration)
        keep(migration, migration.content?.hash) { $0.parsed = read }
        return read
    }

    /// As they are reviewed, in their order; those are left out that are not there or cannot be read.
    func reviewed(_ migrations: [Migration]) async -> [ReviewScript] {
        let unknown = migrations.filter { known($0)?.review == nil }
        let read = await ReviewScript.reading(unknown)
        let found = Dictionary(read.map { ($0.file, $0) }) { first, _ in first }
        return migrations.compactMap { migration in
            guard let script = found[migration.file] else { return known(migration)?.review }
            keep(migration, script.run.hash) { ($0.review, $0.run) = (script, script.run) }
            return script
        }
    }

    private func known(_ migration: Migration) -> Script? {
        kept.withLock { $0[migration.file] }.flatMap { $0.hash == migration.content?.hash ? $0 : nil }
    }

    /// - Parameters:
    ///   - migration: As the folder had it.
    ///   - hash: Of what was read, which may be another text than the folder had.
    ///   - edit: Puts in what was made of it.
    private func keep(_ migration: Migration, _ hash: String?, _ edit: (inout Script) -> Void) {
        guard let content = migration.content, content.hash == hash, content.byteCount <= Self.mostBytes
        else { return }
        kept.withLock { kept in
            var script =
                kept[migration.file].flatMap { $0.hash == hash ? $0 : nil } ?? Script(hash: content.hash)
            edit(&script)
            kept[migration.file] = script
        }
    }

    private static let mostBytes = 4_194_304
}

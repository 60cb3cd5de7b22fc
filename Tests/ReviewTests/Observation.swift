import Catalog
import Postgres
import Review
import SQL

/// What a statement did on a server before it was rolled back: the strongest lock on each relation, and what was written anew.
struct Observation {
    private let locks: [String: LockLevel]
    private let rewritten: Set<String>
    private let scanned: Set<String>

    init(of statement: String, on connection: Connection) async throws {
        let results = try await connection.run(
            Batch(
                [
                    "CREATE TEMPORARY TABLE before ON COMMIT DROP AS \(Self.files)", SQL(unsafe: statement),
                    Self.locks, Self.rewritten, Self.scanned,
                ], access: .rolledBack, searchPath: .session))
        var locks: [String: LockLevel] = [:]
        for row in 0..<results[2].count {
            guard let level = LockLevel(mode: results[2].text(row, 1)) else { continue }
            let name = results[2].text(row, 0)
            locks[name] = max(locks[name] ?? level, level)
        }
        self.locks = locks
        rewritten = Set((0..<results[3].count).map { results[3].text($0, 0) })
        scanned = Set((0..<results[4].count).map { results[4].text($0, 0) })
    }

    /// In words; `nil` where all is as foretold.
    func difference(from statement: ReviewedStatement) -> String? {
        var wrong: [String] = []
        let foretold = statement.effects.relations.filter { statement.inUse.contains($0.key) }
        for name in Set(locks.keys).union(foretold.keys.map(\.name.name)).sorted() {
            let touch = foretold.first { $0.key.name.name == name }?.value
            if touch?.lock ?? .accessShare != locks[name] ?? .accessShare {
                wrong.append(
                    "\(name) \(locks[name]?.name ?? "no lock") rather than \(touch?.lock.name ?? "none")")
            }
            if touch?.isRewritten ?? false, !rewritten.contains(name) {
                wrong.append("\(name) is not rewritten")
            }
            if !(touch?.isRewritten ?? false), rewritten.contains(name) {
                wrong.append("\(name) is rewritten")
            }
            if touch?.isScanned ?? false, !scanned.contains(name) { wrong.append("\(name) is not scanned") }
            if !(touch?.isSlow ?? false), scanned.contains(name) { wrong.append("\(name) is scanned") }
        }
        return wrong.isEmpty ? nil : wrong.joined(separator: ", ")
    }

    private static let files: SQL = """
        SELECT c.oid AS id, c.relname AS name, pg_relation_filenode(c.oid) AS file, COALESCE(s.seq_scan, 0) AS scans
          FROM pg_class AS c LEFT JOIN pg_stat_xact_all_tables AS s ON s.relid = c.oid
         WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'm', 'v') AND c.relnamespace = 'public'::regnamespace
        """

    /// Below ROW SHARE nobody waits; a table's own name is the one it had before.
    private static let locks: SQL = """
        SELECT b.name, l.mode FROM pg_locks AS l JOIN before AS b ON b.id = l.relation
         WHERE l.pid = pg_backend_pid() AND l.granted AND l.mode <> 'AccessShareLock'
        """

    private static let rewritten: SQL = """
        SELECT b.name FROM before AS b
         WHERE b.file IS NOT NULL AND pg_relation_filenode(b.id) <> b.file AND NOT (\(isEmptied))
        """

    private static let scanned: SQL = """
        SELECT b.name FROM before AS b JOIN pg_stat_xact_all_tables AS s ON s.relid = b.id
         WHERE s.seq_scan > b.scans AND NOT (\(isEmptied))
        """

    /// TRUNCATE puts an empty file in the place of the one that was there, and has its indexes made of that.
    private static let isEmptied: SQL =
        "b.file IS NOT NULL AND pg_relation_filenode(b.id) <> b.file AND pg_relation_size(b.id) = 0"
}

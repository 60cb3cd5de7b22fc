import Catalog
import Postgres
import SQL

/// What the session would make of the files: which release it is, where names are looked for, what time it is.
enum SessionFactsQuery {
    private enum Column: Int, ResultColumns { case version, path, zone }

    static let sql: SQL = """
        SELECT pg_catalog.current_setting('server_version_num') AS version,
               pg_catalog.current_schemas(false)::pg_catalog.text[] AS path,
               pg_catalog.current_setting('TimeZone') AS zone
        """

    static func read(_ result: RowSet, into facts: inout Facts, _ conditions: inout Conditions) {
        guard let row = ResultRows<Column>(result).first else { return }
        if let version = row.int(.version) {
            (conditions.major, conditions.minor) = (version / 10_000, version % 10_000)
        }
        conditions.isUTC = ["UTC", "Etc/UTC", "GMT"].contains(row.text(.zone))
        let path = row.array(.path).map { Identifier($0) }
        if !path.isEmpty { facts.searchPath = path }
    }
}

import Catalog
import Postgres
import SQL

/// Which domains have a constraint.
enum DomainsQuery {
    private enum Column: Int, ResultColumns { case schema, name, isConstrained }

    static let sql: SQL = """
        SELECT n.nspname AS schema, t.typname AS name,
               t.typnotnull OR EXISTS (SELECT FROM pg_catalog.pg_constraint AS k WHERE k.contypid = t.oid) AS is_constrained
          FROM pg_catalog.pg_type AS t JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
         WHERE t.typtype = 'd' AND t.oid >= 16384
        """

    static func read(_ result: RowSet, into facts: inout Facts) {
        for row in ResultRows<Column>(result) {
            guard let name = row.qualifiedName(.schema, .name) else { continue }
            facts.domains[name] = row.bool(.isConstrained) ?? true
        }
    }
}

/// Which extensions are there.
enum ExtensionsQuery {
    private enum Column: Int, ResultColumns { case name }

    static let sql: SQL = "SELECT e.extname AS name FROM pg_catalog.pg_extension AS e"

    static func names(in result: RowSet) -> Set<String> {
        Set(ResultRows<Column>(result).map { $0.text(.name) })
    }
}

/// The functions somebody made of which no form is volatile.
enum SteadyFunctionsQuery {
    private enum Column: Int, ResultColumns { case name }

    static let sql: SQL = """
        SELECT p.proname AS name FROM pg_catalog.pg_proc AS p WHERE p.oid >= 16384
         GROUP BY p.proname HAVING pg_catalog.bool_and(p.provolatile <> 'v')
        """

    static func names(in result: RowSet) -> Set<String> {
        Set(ResultRows<Column>(result).map { $0.text(.name) })
    }
}

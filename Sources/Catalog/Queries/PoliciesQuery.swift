import Postgres
import SQL

/// The question for the row-level security policies of a relation, by name.
enum PoliciesQuery {
    static func sql(_ relation: Oid) -> SQL {
        """
        SELECT p.polname AS name,
               CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                             WHEN 'd' THEN 'DELETE' ELSE 'ALL' END AS command,
               p.polpermissive AS is_permissive,
               ARRAY(SELECT r.rolname FROM pg_catalog.pg_roles AS r
                      WHERE r.oid = ANY (p.polroles) ORDER BY r.rolname) AS roles,
               pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS using_expression,
               pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS check_expression,
               pg_catalog.obj_description(p.oid, 'pg_policy') AS comment
          FROM pg_catalog.pg_policy AS p
         WHERE p.polrelid = \(relation)::pg_catalog.oid
         ORDER BY p.polname
        """
    }

    static func policies(in result: RowSet) -> [Policy] {
        result.rows.map { row in
            Policy(
                name: Identifier(result.text(row, 0)),
                command: Policy.Command(rawValue: result.text(row, 1)) ?? .all,
                isPermissive: result.bool(row, 2) ?? true,
                roles: result.array(row, 3).map { Identifier($0) }, using: result[row, 4],
                check: result[row, 5], comment: result[row, 6])
        }
    }
}

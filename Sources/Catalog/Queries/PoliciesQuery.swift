import Postgres
import SQL

/// The question for the row-level security policies of a relation, by name.
enum PoliciesQuery {
    private enum Column: Int, ResultColumns {
        case name, command, isPermissive, roles, usingExpression, checkExpression, comment
    }

    static func sql(_ relation: Oid) -> SQL {
        """
        SELECT p.polname AS name,
               p.polcmd AS command, p.polpermissive AS is_permissive,
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

    static func policies(in result: RowSet) throws(CatalogError) -> [Policy] {
        try ResultRows<Column>(result).map { row throws(CatalogError) in
            Policy(
                name: Identifier(row.text(.name)), command: try Policy.Command(code: row.text(.command)),
                isPermissive: row.bool(.isPermissive) ?? true,
                roles: row.array(.roles).map { Identifier($0) }, using: row[.usingExpression],
                check: row[.checkExpression], comment: row[.comment])
        }
    }
}

extension Policy.Command {
    /// Reads `pg_policy.polcmd`.
    init(code: String) throws(CatalogError) {
        switch code {
        case "*": self = .all
        case "r": self = .select
        case "a": self = .insert
        case "w": self = .update
        case "d": self = .delete
        default: throw .unknownCode(code, column: "polcmd")
        }
    }
}

import Postgres
import SQL

/// The questions for enums, sequences, policies and roles.
enum SchemaObjectsQuery {
    private enum EnumColumn: Int, ResultColumns { case schema, name, labels }
    private enum RoleColumn: Int, ResultColumns { case name, createsDatabases, createsRoles, inherits }

    enum SequenceColumn: Int, ResultColumns {
        case schema, name, relation, number, ownership, increment, minimum, maximum, start, cache
        case cycles, type
    }

    enum PolicyColumn: Int, ResultColumns {
        case relation, name, command, isPermissive, roles, usingExpression, checkExpression
    }

    static func enums(_ condition: SQL) -> SQL {
        """
        SELECT n.nspname AS schema, t.typname AS name,
               ARRAY(SELECT e.enumlabel FROM pg_catalog.pg_enum AS e
                      WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels
          FROM pg_catalog.pg_type AS t
          JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
         WHERE t.typtype = 'e' AND \(condition)
           AND NOT EXISTS (
               SELECT FROM pg_catalog.pg_depend AS d
                WHERE d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.objid = t.oid AND d.deptype = 'e')
         ORDER BY n.nspname, t.typname
        """
    }

    static func enums(in result: RowSet) -> [Schema.Enum] {
        ResultRows<EnumColumn>(result).map { row in
            .init(QualifiedName(row.text(.schema), row.text(.name)), values: row.array(.labels))
        }
    }

    /// With the column that owns it, where there is one: an identity's (`i`) or that of a `serial` (`a`).
    static func sequences(_ condition: SQL) -> SQL {
        """
        SELECT n.nspname AS schema, c.relname AS name, d.refobjid AS relation, d.refobjsubid AS number,
               d.deptype AS ownership, s.seqincrement AS increment, s.seqmin AS minimum, s.seqmax AS maximum,
               s.seqstart AS start, s.seqcache AS cache, s.seqcycle AS cycles,
               pg_catalog.format_type(s.seqtypid, NULL) AS type
          FROM pg_catalog.pg_sequence AS s
          JOIN pg_catalog.pg_class AS c ON c.oid = s.seqrelid
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          LEFT JOIN pg_catalog.pg_depend AS d
            ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.objsubid = 0
           AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjsubid > 0
           AND d.deptype IN ('a', 'i')
         WHERE \(condition)
           AND NOT EXISTS (
               SELECT FROM pg_catalog.pg_depend AS e
                WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e')
         ORDER BY n.nspname, c.relname
        """
    }

    static func policies(_ condition: SQL) -> SQL {
        """
        SELECT p.polrelid AS relation, p.polname AS name,
               p.polcmd AS command, p.polpermissive AS is_permissive,
               ARRAY(SELECT r.rolname FROM pg_catalog.pg_roles AS r
                      WHERE r.oid = ANY (p.polroles) ORDER BY r.rolname) AS roles,
               pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS using_expression,
               pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS check_expression
          FROM pg_catalog.pg_policy AS p
          JOIN pg_catalog.pg_class AS c ON c.oid = p.polrelid
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE NOT c.relispartition AND \(condition)
         ORDER BY p.polrelid, p.polname
        """
    }

    static func roles(_ areWanted: Bool) -> SQL {
        """
        SELECT r.rolname AS name, r.rolcreatedb AS creates_databases, r.rolcreaterole AS creates_roles,
               r.rolinherit AS inherits
          FROM pg_catalog.pg_roles AS r
         WHERE \(areWanted) AND pg_catalog.left(r.rolname::pg_catalog.text, 3) <> 'pg_'
         ORDER BY r.rolname
        """
    }

    static func roles(in result: RowSet) -> [Schema.Role] {
        ResultRows<RoleColumn>(result).map { row in
            .init(
                row.text(.name), createsDatabases: row.bool(.createsDatabases) ?? false,
                createsRoles: row.bool(.createsRoles) ?? false, inherits: row.bool(.inherits) ?? true)
        }
    }
}

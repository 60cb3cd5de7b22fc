import Postgres
import SQL

/// The question for the sequences that belong to columns: of identities and of `serial`.
enum SequencesQuery {
    private enum Column: Int, ResultColumns {
        case number, schema, name, isIdentity, type, start, increment, minimum, maximum, cache, isCyclic
        case isUnlogged
    }

    static func sql(_ relation: Oid) -> SQL {
        """
        SELECT d.refobjsubid AS number, n.nspname AS schema, c.relname AS name, d.deptype = 'i' AS is_identity,
               pg_catalog.format_type(s.seqtypid, NULL) AS type, s.seqstart AS start, s.seqincrement AS increment,
               s.seqmin AS minimum, s.seqmax AS maximum, s.seqcache AS cache, s.seqcycle AS is_cyclic,
               c.relpersistence = 'u' AS is_unlogged
          FROM pg_catalog.pg_depend AS d
          JOIN pg_catalog.pg_class AS c ON c.oid = d.objid AND c.relkind = 'S'
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
          JOIN pg_catalog.pg_sequence AS s ON s.seqrelid = c.oid
         WHERE d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
           AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
           AND d.refobjid = \(relation)::pg_catalog.oid AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
         ORDER BY d.refobjsubid, c.relname
        """
    }

    static func sequences(in result: RowSet) -> [OwnedSequence] {
        ResultRows<Column>(result).map { row in
            OwnedSequence(
                column: row.int(.number) ?? 0,
                name: QualifiedName(row.text(.schema), row.text(.name)),
                isIdentity: row.bool(.isIdentity) ?? false, type: row.text(.type),
                start: row.int64(.start) ?? 1, increment: row.int64(.increment) ?? 1,
                minimum: row.int64(.minimum) ?? 1, maximum: row.int64(.maximum) ?? .max,
                cache: row.int64(.cache) ?? 1, isCyclic: row.bool(.isCyclic) ?? false,
                isUnlogged: row.bool(.isUnlogged) ?? false)
        }
    }
}

import Postgres
import SQL

/// The question for the sequences that belong to columns: of identities and of `serial`.
enum SequencesQuery {
    static func sql(_ relation: Oid) -> SQL {
        """
        SELECT d.refobjsubid AS number, n.nspname, c.relname, d.deptype = 'i' AS is_identity,
               pg_catalog.format_type(s.seqtypid, NULL) AS type, s.seqstart, s.seqincrement,
               s.seqmin, s.seqmax, s.seqcache, s.seqcycle, c.relpersistence = 'u' AS is_unlogged
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
        result.rows.map { row in
            OwnedSequence(
                column: result.int(row, 0) ?? 0,
                name: QualifiedName(result.text(row, 1), result.text(row, 2)),
                isIdentity: result.bool(row, 3) ?? false, type: result.text(row, 4),
                start: result.int64(row, 5) ?? 1, increment: result.int64(row, 6) ?? 1,
                minimum: result.int64(row, 7) ?? 1, maximum: result.int64(row, 8) ?? .max,
                cache: result.int64(row, 9) ?? 1, isCyclic: result.bool(row, 10) ?? false,
                isUnlogged: result.bool(row, 11) ?? false)
        }
    }
}

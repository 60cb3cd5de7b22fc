import Postgres
import SQL

/// The question for the constraints of a relation, without foreign keys: primary key, unique, exclusion, checks.
enum ConstraintsQuery {
    static func sql(_ relation: Oid) -> SQL {
        """
        SELECT c.oid, c.conname AS name, c.contype AS kind,
               ARRAY(SELECT a.attname
                       FROM pg_catalog.unnest(c.conkey) WITH ORDINALITY AS key (number, place)
                       JOIN pg_catalog.pg_attribute AS a
                         ON a.attrelid = c.conrelid AND a.attnum = key.number
                      ORDER BY key.place) AS columns,
               pg_catalog.pg_get_constraintdef(c.oid) AS definition,
               c.convalidated AS is_validated, c.conislocal AS is_local,
               pg_catalog.obj_description(c.oid, 'pg_constraint') AS comment
          FROM pg_catalog.pg_constraint AS c
         WHERE c.conrelid = \(relation)::pg_catalog.oid AND c.contype IN ('p', 'u', 'x', 'c', 'n')
         ORDER BY pg_catalog.strpos('puxcn', c.contype::pg_catalog.text), c.conname
        """
    }

    static func constraints(in result: RowSet) -> [Constraint] {
        result.rows.map { row in
            Constraint(
                oid: result.oid(row, 0) ?? Oid(0), name: Identifier(result.text(row, 1)),
                kind: Constraint.Kind(code: result.text(row, 2)),
                columns: result.array(row, 3).map { Identifier($0) }, definition: result.text(row, 4),
                isValidated: result.bool(row, 5) ?? true, isLocal: result.bool(row, 6) ?? true,
                comment: result[row, 7])
        }
    }
}

extension Constraint.Kind {
    /// Reads `pg_constraint.contype`.
    fileprivate init(code: String) {
        switch code {
        case "p": self = .primaryKey
        case "u": self = .unique
        case "x": self = .exclusion
        case "n": self = .notNull
        default: self = .check
        }
    }
}

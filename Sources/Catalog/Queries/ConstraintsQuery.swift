import Postgres
import SQL

/// The question for the constraints of a relation, without foreign keys: primary key, unique, exclusion, checks.
enum ConstraintsQuery {
    private enum Column: Int, ResultColumns {
        case oid, name, kind, columns, definition, isValidated, isLocal, comment
    }

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

    static func constraints(in result: RowSet) throws(CatalogError) -> [Constraint] {
        try ResultRows<Column>(result).map { row throws(CatalogError) in
            Constraint(
                oid: row.oid(.oid) ?? Oid(0), name: Identifier(row.text(.name)),
                kind: try Constraint.Kind(code: row.text(.kind)),
                columns: row.array(.columns).map { Identifier($0) }, definition: row.text(.definition),
                isValidated: row.bool(.isValidated) ?? true, isLocal: row.bool(.isLocal) ?? true,
                comment: row[.comment])
        }
    }
}

extension Constraint.Kind {
    /// Reads `pg_constraint.contype`.
    fileprivate init(code: String) throws(CatalogError) {
        switch code {
        case "p": self = .primaryKey
        case "u": self = .unique
        case "x": self = .exclusion
        case "n": self = .notNull
        case "c": self = .check
        default: throw .unknownCode(code, column: "contype")
        }
    }
}

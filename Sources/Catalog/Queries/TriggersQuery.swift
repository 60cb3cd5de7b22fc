import Postgres
import SQL

/// The question for the triggers of a relation, by name, without those the server made for foreign keys.
enum TriggersQuery {
    // to_jsonb reads tgparentid, which servers before 13 do not have.
    static func sql(_ relation: Oid) -> SQL {
        """
        SELECT t.oid, t.tgname AS name, pg_catalog.pg_get_triggerdef(t.oid) AS definition,
               t.tgenabled AS firing,
               COALESCE(pg_catalog.to_jsonb(t) ->> 'tgparentid', '0') <> '0' AS is_inherited,
               pg_catalog.obj_description(t.oid, 'pg_trigger') AS comment
          FROM pg_catalog.pg_trigger AS t
         WHERE t.tgrelid = \(relation)::pg_catalog.oid AND NOT t.tgisinternal
         ORDER BY t.tgname
        """
    }

    static func triggers(in result: RowSet) -> [Trigger] {
        result.rows.map { row in
            Trigger(
                oid: result.oid(row, 0) ?? Oid(0), name: Identifier(result.text(row, 1)),
                definition: result.text(row, 2), firing: Trigger.Firing(code: result.text(row, 3)),
                isInherited: result.bool(row, 4) ?? false, comment: result[row, 5])
        }
    }
}

extension Trigger.Firing {
    /// Reads `pg_trigger.tgenabled`.
    fileprivate init(code: String) {
        switch code {
        case "D": self = .disabled
        case "R": self = .replica
        case "A": self = .always
        default: self = .origin
        }
    }
}

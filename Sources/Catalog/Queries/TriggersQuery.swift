import Postgres
import SQL

/// The question for the triggers of a relation, by name, without those the server made for foreign keys.
enum TriggersQuery {
    private enum Column: Int, ResultColumns { case oid, name, definition, firing, isInherited, comment }

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

    static func triggers(in result: RowSet) throws(CatalogError) -> [Trigger] {
        try ResultRows<Column>(result).map { row throws(CatalogError) in
            Trigger(
                oid: row.oid(.oid) ?? Oid(0), name: Identifier(row.text(.name)),
                definition: row.text(.definition), firing: try Trigger.Firing(code: row.text(.firing)),
                isInherited: row.bool(.isInherited) ?? false, comment: row[.comment])
        }
    }
}

extension Trigger.Firing {
    /// Reads `pg_trigger.tgenabled`.
    fileprivate init(code: String) throws(CatalogError) {
        switch code {
        case "D": self = .disabled
        case "R": self = .replica
        case "A": self = .always
        case "O": self = .origin
        default: throw .unknownCode(code, column: "tgenabled")
        }
    }
}

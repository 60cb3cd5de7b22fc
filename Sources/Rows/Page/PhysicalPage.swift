import Catalog
import SQL

/// The statements that read pages of a table without a key, in the order of its blocks.
///
/// A TID range scan (PostgreSQL 14) reads forwards from any place and stops at the limit. There is none that reads backwards,
/// so that is done block by block, from the last one down, until there are enough rows; a stretch of empty blocks
/// costs a look at each. Older servers give the same rows, but read the whole table for them, backwards even once per block.
struct PhysicalPage {
    let query: PageQuery

    func forwards(from condition: SQL, limit: Int) -> SQL {
        query.sql(where: "r.ctid \(condition)", .forwards, limit: limit)
    }

    /// The rows in front of the `ctid` that `key` is, or of the end of the table, from the last one down.
    ///
    /// Every window reaches from a line of one block to the same line of the next.
    func backwards(before key: String?, limit: Int) -> SQL {
        let relation = query.source.relation
        let place: SQL = key.map { "\($0)::pg_catalog.text::pg_catalog.point" } ?? .empty
        let block = key == nil ? blocks(of: relation) : "(\(place))[0]::pg_catalog.int8"
        let line: SQL = key == nil ? "1" : "(\(place))[1]::pg_catalog.int8"
        return """
            SELECT \(query.cells)
              FROM (SELECT pg_catalog.generate_series(\(block), 0, -1) AS block, \(line) AS line) AS top
             CROSS JOIN LATERAL (
                   SELECT \(readableColumns)
                     FROM \(relation.name) AS t
                    WHERE t.ctid OPERATOR(pg_catalog.>=)
                            pg_catalog.format('(%s,%s)', GREATEST(top.block OPERATOR(pg_catalog.-) 1, 0),
                              LEAST(top.block, 1) OPERATOR(pg_catalog.*) top.line)::pg_catalog.tid
                      AND t.ctid OPERATOR(pg_catalog.<)
                            pg_catalog.format('(%s,%s)', top.block, top.line)::pg_catalog.tid
                    ORDER BY t.ctid DESC) AS r
             LIMIT \(unsafe: String(limit))
            """
    }

    /// From about this share of the table's blocks on.
    func fraction(_ fraction: Double, limit: Int) -> SQL {
        let block: SQL =
            "pg_catalog.floor(\(String(fraction))::pg_catalog.float8 OPERATOR(pg_catalog.*) \(blocks(of: query.source.relation)))"
        return forwards(
            from: "OPERATOR(pg_catalog.>=) (SELECT pg_catalog.format('(%s,0)', \(block))::pg_catalog.tid)",
            limit: limit)
    }

    private func blocks(of relation: Relation) -> SQL {
        """
        (pg_catalog.pg_relation_size(\(relation.oid)::pg_catalog.oid::pg_catalog.regclass)
          OPERATOR(pg_catalog./) pg_catalog.current_setting('block_size')::pg_catalog.int8)
        """
    }

    private var readableColumns: SQL {
        let columns = query.source.columns.filter { $0.cut != .withheld }
        return SQL(unsafe: (columns.map { "t.\($0.name.quoted)" } + ["t.ctid"]).joined(separator: ", "))
    }
}

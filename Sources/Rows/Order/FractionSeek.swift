import Catalog
import SQL

/// A condition that finds the key at about some share of a table without reading up to it.
///
/// A table is asked for two hundred rows from blocks spread evenly over it; a partitioned one, which has no blocks, for the
/// histogram that `ANALYZE` made of its first key column. Where that gives nothing, it is the first row.
struct FractionSeek {
    let source: RowSource
    let fraction: Double

    var condition: SQL {
        let places = columns.indices.map { SQL("(SELECT place.k\(unsafe: String($0)) FROM place)") }
        return Seek(columns: columns).condition(.from, places)
    }

    /// What goes in front of the `SELECT`.
    var prelude: SQL {
        let candidates = [isPartitioned ? histogram : sample, first].compactMap { $0 }.joined(
            separator: " UNION ALL ")
        return "WITH place AS MATERIALIZED (SELECT * FROM (\(candidates)) AS candidates LIMIT 1) "
    }

    private var isPartitioned: Bool { source.relation.kind == .partitionedTable }

    /// Partitions cannot be sampled together, so of their key only the first column is sought.
    private var columns: [KeyColumn] {
        let keys = source.order.keyColumns
        return isPartitioned ? Array(keys.prefix(1)) : keys
    }

    private var histogram: SQL? {
        guard let column = columns.first, let cast = column.cast else { return nil }
        let name = source.relation.name
        return """
            (SELECT bounds.list[1 OPERATOR(pg_catalog.+) pg_catalog.floor(\(String(fraction))::pg_catalog.float8
                      OPERATOR(pg_catalog.*) (pg_catalog.cardinality(bounds.list) OPERATOR(pg_catalog.-) 1))::pg_catalog.int4]::\(unsafe: cast) AS k0
               FROM pg_catalog.pg_stats AS s
              CROSS JOIN LATERAL (SELECT s.histogram_bounds::pg_catalog.text::pg_catalog.text[]) AS bounds (list)
              WHERE s.schemaname OPERATOR(pg_catalog.=) \(name.schema.name) AND s.tablename OPERATOR(pg_catalog.=) \(name.name.name)
                AND s.attname OPERATOR(pg_catalog.=) \(column.name.name) AND bounds.list IS NOT NULL
                AND s.inherited)
            """
    }

    private var sample: SQL {
        let seek = Seek(columns: columns)
        let oid = source.relation.oid
        return """
            (WITH spread AS MATERIALIZED (
                  SELECT \(keys) FROM \(source.relation.name) AS r
                   WHERE r.ctid OPERATOR(pg_catalog.=) ANY (ARRAY(
                         SELECT pg_catalog.format('(%s,%s)', n OPERATOR(pg_catalog.*) size.blocks OPERATOR(pg_catalog./) 100, line)::pg_catalog.tid
                           FROM (SELECT pg_catalog.pg_relation_size(\(oid)::pg_catalog.oid::pg_catalog.regclass)
                                   OPERATOR(pg_catalog./) pg_catalog.current_setting('block_size')::pg_catalog.int8) AS size (blocks),
                                pg_catalog.generate_series(0, 99) AS n,
                                pg_catalog.generate_series(1, 2) AS line)))
             SELECT * FROM spread AS r
             \(seek.orderOfAliases)
             OFFSET (SELECT pg_catalog.floor(\(String(fraction))::pg_catalog.float8 OPERATOR(pg_catalog.*) pg_catalog.count(*)) FROM spread)
             LIMIT 1)
            """
    }

    private var first: SQL {
        let seek = Seek(columns: columns)
        return "(SELECT \(keys) FROM \(source.relation.name) AS r \(seek.order(.forwards)) LIMIT 1)"
    }

    private var keys: SQL {
        columns.indices.map { "r.\(columns[$0].name) AS k\(unsafe: String($0))" }.joined(separator: ", ")
    }
}

extension Seek {
    /// The order of the key where its columns are called `k0`, `k1`, ….
    fileprivate var orderOfAliases: SQL {
        let terms = columns.indices.map { place -> SQL in
            let alias: SQL = "r.k\(unsafe: String(place))"
            return columns[place].collation.map { "\(alias) COLLATE \($0)" } ?? alias
        }
        return "ORDER BY \(terms.joined(separator: ", "))"
    }
}

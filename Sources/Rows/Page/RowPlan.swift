import Catalog
import Postgres
import SQL

/// The question how a relation's rows can be ordered and its columns read: one row per column.
///
/// The server also puts together what reads the first page, for ``FirstPage``, which is why everything that decides is in
/// its text.
enum RowPlan {
    private enum Column: Int, ResultColumns {
        case ordering, number, name, cut, keyPlace, castType, collationSchema, collationName
        case operatorSchema, operatorNames, attributes, isFiltered
    }

    /// - Parameters:
    ///   - relation: Which one.
    ///   - limit: Up to how many rows the first page has.
    ///   - filter: Which rows the first page has.
    /// - Returns: The statement.
    static func sql(_ relation: Oid, limit: Int, filter: Filter? = nil) -> SQL {
        """
        WITH relation AS (
             SELECT c.oid, n.nspname, c.relname, c.relnatts, key.indkey, key.indcollation, key.indclass, key.indnkeyatts,
                    CASE WHEN key.indexrelid IS NOT NULL THEN 'key'
                         WHEN c.relkind = 'v' THEN 'view'
                         WHEN c.relkind = 'f' THEN 'foreign table'
                         WHEN NOT pg_catalog.has_table_privilege(c.oid, 'SELECT') THEN 'not readable'
                         WHEN c.relkind = 'p' OR heirs.exist THEN 'no common key'
                         WHEN am.amname <> 'heap' THEN 'other storage'
                         ELSE 'physical' END AS ordering
               FROM pg_catalog.pg_class AS c
               JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
               LEFT JOIN pg_catalog.pg_am AS am ON am.oid = c.relam
              CROSS JOIN LATERAL (
                    SELECT c.relkind = 'r' AND c.relhassubclass AND EXISTS (
                           SELECT FROM pg_catalog.pg_inherits AS i WHERE i.inhparent = c.oid)) AS heirs (exist)
               LEFT JOIN LATERAL (
                    SELECT i.*
                      FROM pg_catalog.pg_index AS i
                      JOIN pg_catalog.pg_class AS ic ON ic.oid = i.indexrelid
                      JOIN pg_catalog.pg_am AS iam ON iam.oid = ic.relam AND iam.amname = 'btree'
                     WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indisready
                       AND i.indpred IS NULL AND i.indexprs IS NULL
                       AND NOT EXISTS (
                           SELECT FROM pg_catalog.generate_series(0, i.indnkeyatts - 1) AS place
                             JOIN pg_catalog.pg_attribute AS a
                               ON a.attrelid = c.oid AND a.attnum = i.indkey[place]
                             JOIN pg_catalog.pg_opclass AS op ON op.oid = i.indclass[place]
                            WHERE NOT a.attnotnull OR NOT op.opcdefault
                               OR i.indoption[place] <> i.indoption[0]
                               OR NOT pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')
                               OR EXISTS (
                                  SELECT FROM pg_catalog.pg_constraint AS nn
                                   WHERE nn.conrelid = c.oid AND nn.contype = 'n' AND NOT nn.convalidated
                                     AND a.attnum = ANY (nn.conkey)))
                     ORDER BY i.indisprimary DESC, i.indnkeyatts, i.indexrelid
                     LIMIT 1) AS key ON NOT heirs.exist
              WHERE c.oid = \(relation)::pg_catalog.oid),
        plan AS (
        SELECT relation.ordering, a.attnum AS number, a.attname AS name,
               CASE WHEN NOT pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT') THEN 'withheld'
                    WHEN key.place IS NOT NULL OR base.typlen > 0 OR base.typtype = 'e'
                      OR a.atttypid = 'pg_catalog.numeric'::pg_catalog.regtype AND a.atttypmod > 0
                      OR a.atttypid IN ('pg_catalog.varchar'::pg_catalog.regtype,
                                        'pg_catalog.bpchar'::pg_catalog.regtype)
                         AND a.atttypmod BETWEEN 5 AND 260 THEN 'whole'
                    WHEN base.oid = 'pg_catalog.numeric'::pg_catalog.regtype THEN 'number'
                    WHEN base.oid = 'pg_catalog.bytea'::pg_catalog.regtype THEN 'bytes'
                    WHEN base.oid = 'pg_catalog.text'::pg_catalog.regtype OR EXISTS (
                         SELECT FROM pg_catalog.pg_cast AS cast_
                          WHERE cast_.castsource = base.oid AND cast_.castmethod = 'b'
                            AND cast_.casttarget = 'pg_catalog.text'::pg_catalog.regtype) THEN 'text'
                    ELSE 'rendered' END AS cut,
               key.place AS key_place,
               CASE WHEN key.place IS NOT NULL AND base.oid = t.oid THEN (
                    SELECT pg_catalog.concat(pg_catalog.quote_ident(tn.nspname), '.', pg_catalog.quote_ident(t.typname))
                      FROM pg_catalog.pg_namespace AS tn WHERE tn.oid = t.typnamespace) END AS cast_type,
               cn.nspname AS collation_schema, co.collname AS collation_name, operators.schema AS operator_schema,
               operators.names AS operator_names,
               relation.nspname AS relation_schema, relation.relname AS relation_name, relation.relnatts AS attributes,
               pg_catalog.row_security_active(relation.oid) AS is_filtered
          FROM relation
          LEFT JOIN pg_catalog.pg_attribute AS a
            ON a.attrelid = relation.oid AND a.attnum > 0 AND NOT a.attisdropped
          LEFT JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
          LEFT JOIN pg_catalog.pg_type AS base ON base.oid = \(BaseType.oid(of: "t"))
         CROSS JOIN LATERAL (
               SELECT pg_catalog.array_position(relation.indkey, a.attnum) AS found) AS key_or_included
         CROSS JOIN LATERAL (
               SELECT CASE WHEN key_or_included.found < relation.indnkeyatts
                           THEN key_or_included.found END AS place) AS key
          LEFT JOIN pg_catalog.pg_collation AS co
            ON co.oid = relation.indcollation[key.place] AND co.oid <> a.attcollation
          LEFT JOIN pg_catalog.pg_namespace AS cn ON cn.oid = co.collnamespace
          LEFT JOIN LATERAL (
               SELECT pg_catalog.min(ns.nspname::pg_catalog.text) AS schema,
                      pg_catalog.array_agg(op.oprname ORDER BY entry.amopstrategy) AS names
                 FROM pg_catalog.pg_opclass AS class
                 JOIN pg_catalog.pg_amop AS entry
                   ON entry.amopfamily = class.opcfamily
                  AND entry.amoplefttype = class.opcintype AND entry.amoprighttype = class.opcintype
                 JOIN pg_catalog.pg_operator AS op ON op.oid = entry.amopopr
                 JOIN pg_catalog.pg_namespace AS ns ON ns.oid = op.oprnamespace
                WHERE class.oid = relation.indclass[key.place]) AS operators ON key.place IS NOT NULL),
        page AS (\(FirstPage.composing(limit: limit, limits: .grid, filter: filter)))
        SELECT plan.* FROM plan CROSS JOIN page ORDER BY plan.number
        """
    }

    /// Puts what the catalog says about the columns together with how they are read.
    static func source(
        of relation: Relation, columns: [Catalog.Column], foreignKeys: [ForeignKey], in result: RowSet
    ) -> RowSource {
        let referring = Set(foreignKeys.flatMap(\.source.columns))
        let rows = ResultRows<Column>(result)
        let cuts = Dictionary(
            rows.map { ($0.int(.number) ?? 0, ValueCut(rawValue: $0.text(.cut)) ?? .rendered) }
        ) { first, _ in first }
        let order = order(rows)
        let keys = Set(order.keyColumns.map(\.name))
        return RowSource(
            relation: relation,
            columns: columns.map { column in
                RowColumn(
                    column: column, isKey: keys.contains(column.name),
                    isReference: referring.contains(column.name), cut: cuts[column.number] ?? .withheld)
            }, order: order, attributes: rows.first?.int(.attributes),
            hidesRows: rows.first?.bool(.isFiltered) ?? false)
    }

    private static func order(_ rows: ResultRows<Column>) -> RowOrder {
        switch rows.first?.text(.ordering) {
        case "key": .key(keyColumns(rows))
        case "view": .unordered(.view)
        case "foreign table": .unordered(.foreignTable)
        case "not readable": .unordered(.keyNotReadable)
        case "other storage": .unordered(.otherStorage)
        case "physical": .physical
        default: .unordered(.noCommonKey)
        }
    }

    private static func keyColumns(_ rows: ResultRows<Column>) -> [KeyColumn] {
        let keys = rows.filter { !$0.isNull(.keyPlace) }
        return keys.sorted { ($0.int(.keyPlace) ?? 0) < ($1.int(.keyPlace) ?? 0) }.map { row in
            KeyColumn(
                name: Identifier(row.text(.name)), cast: row[.castType],
                collation: row.qualifiedName(.collationSchema, .collationName),
                operators: row[.operatorSchema].map {
                    KeyOperators(schema: Identifier($0), names: row.array(.operatorNames))
                } ?? .builtIn)
        }
    }
}

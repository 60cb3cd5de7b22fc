package import Postgres
package import SQL

/// The question for the columns of a relation, in their order.
package enum ColumnsQuery {
    private enum Column: Int, ResultColumns {
        case number, name, type, typeName, category, labels, isRequired, expression, identity
        case generation, collationSchema, collationName, isLocal, isReadable, storage, compression
        case statisticsTarget, comment, baseName, delimiter, composition
    }

    // A default names no column, so its relation need not be given; preparing one takes 16 ms where it has 1,600 columns.
    // to_jsonb reads attcompression, which servers before 14 do not have.
    package static func sql(_ relation: Oid) -> SQL {
        """
        SELECT a.attnum AS number, a.attname AS name, a.atttypid AS type,
               pg_catalog.format_type(a.atttypid, a.atttypmod) AS type_name,
               CASE WHEN base.oid = 'pg_catalog.json'::pg_catalog.regtype
                      OR base.oid = 'pg_catalog.jsonb'::pg_catalog.regtype THEN 'json'
                    WHEN base.oid = 'pg_catalog.uuid'::pg_catalog.regtype THEN 'uuid'
                    WHEN base.oid = 'pg_catalog.bytea'::pg_catalog.regtype THEN 'bytes'
                    WHEN base.typtype IN ('r', 'm') THEN 'range'
                    WHEN base.typcategory = 'N' THEN 'number'
                    WHEN base.typcategory = 'S' THEN 'text'
                    WHEN base.typcategory = 'B' THEN 'boolean'
                    WHEN base.typcategory IN ('D', 'T') THEN 'time'
                    WHEN base.typcategory = 'A' THEN 'array'
                    WHEN base.typcategory = 'E' THEN 'enum'
                    WHEN base.typcategory = 'C' THEN 'composite'
                    ELSE 'other'
               END AS category,
               labels.list AS labels, a.attnotnull AS is_required,
               pg_catalog.pg_get_expr(d.adbin, CASE WHEN a.attgenerated = '' THEN 0 ELSE d.adrelid END) AS expression,
               a.attidentity AS identity, a.attgenerated AS generation,
               cn.nspname AS collation_schema, co.collname AS collation_name, a.attislocal AS is_local,
               pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT') AS is_readable,
               CASE WHEN a.attstorage <> t.typstorage THEN
                    CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                                      WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END
               END AS storage,
               CASE WHEN a.attlen = -1 THEN
                    CASE pg_catalog.to_jsonb(a) ->> 'attcompression'
                         WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END
               END AS compression,
               NULLIF(a.attstattarget, -1) AS statistics_target,
               pg_catalog.col_description(a.attrelid, a.attnum) AS comment,
               pg_catalog.format_type(base.oid, NULL) AS base_name, base.typdelim AS delimiter,
               \(composition) AS composition
          FROM pg_catalog.pg_attribute AS a
          JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
          JOIN pg_catalog.pg_type AS part
            ON part.oid = CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem ELSE t.oid END
          JOIN pg_catalog.pg_type AS base ON base.oid = \(BaseType.oid(of: "t"))
          LEFT JOIN LATERAL (
               SELECT pg_catalog.array_agg(e.enumlabel ORDER BY e.enumsortorder) AS list
                 FROM pg_catalog.pg_enum AS e WHERE e.enumtypid = base.oid) AS labels ON base.typtype = 'e'
          LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
          LEFT JOIN pg_catalog.pg_collation AS co
            ON co.oid = a.attcollation AND a.attcollation <> t.typcollation
          LEFT JOIN pg_catalog.pg_namespace AS cn ON cn.oid = co.collnamespace
         WHERE a.attrelid = \(relation)::pg_catalog.oid AND a.attnum > 0 AND NOT a.attisdropped
         ORDER BY a.attnum
        """
    }

    /// What the type `part` is made of, where people make types.
    private static let composition: SQL = """
        CASE part.typtype
             WHEN 'e' THEN 'enum (' || (
                  SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                    FROM pg_catalog.pg_enum AS e WHERE e.enumtypid = part.oid) || ')'
             WHEN 'd' THEN 'domain of ' || pg_catalog.format_type(part.typbasetype, part.typtypmod)
                  || CASE WHEN part.typnotnull THEN ' NOT NULL' ELSE '' END
                  || COALESCE(' DEFAULT ' || part.typdefault, '')
                  || COALESCE((
                  SELECT pg_catalog.string_agg(' ' || pg_catalog.pg_get_constraintdef(k.oid), '' ORDER BY k.conname)
                    FROM pg_catalog.pg_constraint AS k WHERE k.contypid = part.oid AND k.contype = 'c'), '')
             WHEN 'c' THEN 'composite (' || (
                  SELECT pg_catalog.string_agg(pg_catalog.quote_ident(f.attname) || ' '
                         || pg_catalog.format_type(f.atttypid, f.atttypmod), ', ' ORDER BY f.attnum)
                    FROM pg_catalog.pg_attribute AS f
                   WHERE f.attrelid = part.typrelid AND f.attnum > 0 AND NOT f.attisdropped) || ')'
        END
        """

    package static func columns(in result: RowSet) throws(CatalogError) -> [Catalog.Column] {
        try ResultRows(result).map(column)
    }

    private static func column(_ row: ResultRow<Column>) throws(CatalogError) -> Catalog.Column {
        Catalog.Column(
            number: row.int(.number) ?? 0, name: Identifier(row.text(.name)),
            type: ColumnType(
                oid: row.oid(.type) ?? Oid(0), name: row.text(.typeName),
                category: ColumnType.Category(rawValue: row.text(.category)) ?? .other,
                labels: row.array(.labels), base: row[.baseName],
                delimiter: row.text(.delimiter).unicodeScalars.first ?? ",",
                composition: row[.composition]),
            isRequired: row.bool(.isRequired) ?? false,
            value: try Catalog.Column.Value(
                identity: row.text(.identity), generation: row.text(.generation), row[.expression]),
            collation: row.qualifiedName(.collationSchema, .collationName),
            storage: Catalog.Column.Storage(
                strategy: row[.storage], compression: row[.compression],
                statisticsTarget: row.int(.statisticsTarget)),
            comment: row[.comment], isReadable: row.bool(.isReadable) ?? true,
            isLocal: row.bool(.isLocal) ?? true)
    }
}

extension Column.Value {
    /// Reads `attidentity`, `attgenerated` and the expression of `pg_attrdef`, which one may not be allowed to see.
    init(identity: String, generation: String, _ expression: String?) throws(CatalogError) {
        switch (identity, generation, expression) {
        case ("a", "", _): self = .identity(.always)
        case ("d", "", _): self = .identity(.byDefault)
        case ("", "s", let expression?): self = .generated(expression, .stored)
        case ("", "v", let expression?): self = .generated(expression, .virtual)
        case ("", "", let expression?): self = .defaults(to: expression)
        case ("", "", nil), ("", "s", nil), ("", "v", nil): self = .given
        case ("", _, _): throw .unknownCode(generation, column: "attgenerated")
        default: throw .unknownCode(identity, column: "attidentity")
        }
    }
}

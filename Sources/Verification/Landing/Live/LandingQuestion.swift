import Catalog
package import Postgres
import SQL

/// Asks the catalog for everything that migrations speak of: any number of objects, one batch, one round trip.
///
/// Reads nothing but catalogs that every role may read, in a read-only transaction, under an empty search path.
package struct LandingQuestion: Hashable, Sendable {
    private let names: Set<Mention>
    private let asksForPrivileges: Bool

    init(_ names: Set<Mention>, asksForPrivileges: Bool) {
        (self.names, self.asksForPrivileges) = (names, asksForPrivileges)
    }

    /// Whether the answer to this question answers the other one too.
    func covers(_ other: LandingQuestion) -> Bool {
        other.names.isSubset(of: names)
            && (asksForPrivileges || !other.asksForPrivileges)
    }

    package var batch: Batch {
        Batch([
            .onlyQualifiedNames, relations, columns, constraints, indexes, types, policies, triggers,
            functions, schemas,
            extensions,
        ])
    }

    /// - Throws: The server's ``PostgresError``.
    func catalog(in answer: BatchAnswer) throws(PostgresError) -> LiveCatalog {
        LiveCatalog(Array(try answer.get().dropFirst()))
    }

    // MARK: The statements

    /// The wanted names of one space as two parameters.
    private func wanted(_ space: NameSpace, withSequences: Bool = false) -> SQL {
        let sorted = names.filter { $0.space == space && (withSequences || !$0.isSequence) }
            .sorted { ($0.schema, $0.name) < ($1.schema, $1.name) }
        let schemas = ArrayText.array(of: sorted.map(\.schema))
        let names = ArrayText.array(of: sorted.map(\.name))
        return """
            ROWS FROM (pg_catalog.unnest(\(schemas)::pg_catalog.name[]), pg_catalog.unnest(\(names)::pg_catalog.name[]))
                AS wanted (schema, name)
            """
    }

    private func oneName(_ space: NameSpace) -> SQL {
        let sorted = names.filter { $0.space == space }.map(\.name).sorted()
        return "\(ArrayText.array(of: sorted))::pg_catalog.name[]"
    }

    /// The wanted relations that can have columns.
    private var wantedTables: SQL { located(wanted(.relation)) }

    private func located(_ wanted: SQL) -> SQL {
        """
        \(wanted)
          JOIN pg_catalog.pg_namespace AS n ON n.nspname = wanted.schema
          JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = wanted.name
        """
    }

    private func privileges(_ list: SQL, _ kind: SQL, owner: SQL) -> SQL {
        guard asksForPrivileges else { return "NULL" }
        return """
            ARRAY(SELECT pg_catalog.concat(r.rolname, '=', a.privilege_type)
                    FROM pg_catalog.aclexplode(coalesce(\(list), pg_catalog.acldefault(\(kind), \(owner)))) AS a
                    LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = a.grantee)
            """
    }

    private var relations: SQL {
        """
        SELECT n.nspname AS schema, c.relname AS name, c.relkind AS kind, c.relrowsecurity AS has_row_security,
               c.relforcerowsecurity AS is_row_security_forced,
               pg_catalog.obj_description(c.oid, 'pg_class') AS comment,
               CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END AS definition,
               \(privileges("c.relacl", #"CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char""#, owner: "c.relowner"))
                 AS privileges,
               pg_catalog.format_type(s.seqtypid, NULL) AS type, s.seqincrement AS increment,
               s.seqmin AS minimum, s.seqmax AS maximum, s.seqstart AS start, s.seqcache AS cache,
               s.seqcycle AS is_cyclic, pg_catalog.pg_get_userbyid(c.relowner) AS owner
          FROM \(located(wanted(.relation, withSequences: true)))
          LEFT JOIN pg_catalog.pg_sequence AS s ON s.seqrelid = c.oid
        """
    }

    private var columns: SQL {
        """
        SELECT n.nspname AS schema, c.relname AS name, a.attname AS part,
               pg_catalog.format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS is_not_null,
               pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS expression, a.attidentity AS identity,
               a.attgenerated AS generation,
               pg_catalog.col_description(c.oid, a.attnum) AS comment,
               EXISTS (SELECT FROM pg_catalog.pg_depend AS o
                         JOIN pg_catalog.pg_class AS s ON s.oid = o.objid AND s.relkind = 'S'
                        WHERE o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                          AND o.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                          AND o.refobjid = c.oid AND o.refobjsubid = a.attnum) AS owns_sequence
          FROM \(wantedTables)
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          LEFT JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
         WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')
        """
    }

    private var constraints: SQL {
        """
        SELECT n.nspname AS schema, c.relname AS name, k.conname AS part,
               pg_catalog.pg_get_constraintdef(k.oid) AS definition, k.convalidated AS is_validated,
               pg_catalog.obj_description(k.oid, 'pg_constraint') AS comment
          FROM \(wantedTables)
          JOIN pg_catalog.pg_constraint AS k ON k.conrelid = c.oid AND k.contype IN ('p', 'u', 'c', 'f', 'x')
        """
    }

    private var indexes: SQL {
        """
        SELECT n.nspname AS schema, c.relname AS name, i.relname AS part,
               pg_catalog.pg_get_indexdef(x.indexrelid) AS definition,
               x.indisvalid AND x.indisready AS is_valid, pg_catalog.obj_description(i.oid, 'pg_class') AS comment,
               ARRAY(SELECT oc.opcname FROM pg_catalog.unnest(x.indclass) WITH ORDINALITY AS key (class, place)
                       JOIN pg_catalog.pg_opclass AS oc ON oc.oid = key.class ORDER BY key.place) AS classes
          FROM \(wantedTables)
          JOIN pg_catalog.pg_index AS x ON x.indrelid = c.oid
          JOIN pg_catalog.pg_class AS i ON i.oid = x.indexrelid
        """
    }

    private var types: SQL {
        """
        SELECT n.nspname AS schema, t.typname AS name, t.typtype AS kind,
               ARRAY(SELECT e.enumlabel FROM pg_catalog.pg_enum AS e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
                 AS labels,
               pg_catalog.obj_description(t.oid, 'pg_type') AS comment
          FROM \(wanted(.type))
          JOIN pg_catalog.pg_namespace AS n ON n.nspname = wanted.schema
          JOIN pg_catalog.pg_type AS t ON t.typnamespace = n.oid AND t.typname = wanted.name
        """
    }

    private var policies: SQL {
        """
        SELECT n.nspname AS schema, c.relname AS name, p.polname AS part, p.polcmd AS command,
               p.polpermissive AS is_permissive,
               ARRAY(SELECT r.rolname FROM pg_catalog.pg_roles AS r WHERE r.oid = ANY (p.polroles)) AS roles,
               0 = ANY (p.polroles) AS is_public, pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS using_expression,
               pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS check_expression,
               pg_catalog.obj_description(p.oid, 'pg_policy') AS comment
          FROM \(wantedTables)
          JOIN pg_catalog.pg_policy AS p ON p.polrelid = c.oid
        """
    }

    private var triggers: SQL {
        """
        SELECT n.nspname AS schema, c.relname AS name, t.tgname AS part,
               pg_catalog.pg_get_triggerdef(t.oid) AS definition,
               pg_catalog.obj_description(t.oid, 'pg_trigger') AS comment
          FROM \(wantedTables)
          JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = c.oid AND NOT t.tgisinternal
        """
    }

    private var functions: SQL {
        """
        SELECT n.nspname AS schema, p.proname AS name,
               ARRAY(SELECT pg_catalog.format_type(a.type, NULL)
                       FROM pg_catalog.unnest(p.proargtypes) WITH ORDINALITY AS a (type, place)
                      ORDER BY a.place) AS arguments,
               pg_catalog.obj_description(p.oid, 'pg_proc') AS comment,
               \(privileges("p.proacl", #"'f'::"char""#, owner: "p.proowner")) AS privileges, p.prosrc AS body
          FROM \(wanted(.function))
          JOIN pg_catalog.pg_namespace AS n ON n.nspname = wanted.schema
          JOIN pg_catalog.pg_proc AS p ON p.pronamespace = n.oid AND p.proname = wanted.name
        """
    }

    private var schemas: SQL {
        """
        SELECT n.nspname AS name, pg_catalog.obj_description(n.oid, 'pg_namespace') AS comment,
               \(privileges("n.nspacl", #"'n'::"char""#, owner: "n.nspowner")) AS privileges
          FROM pg_catalog.pg_namespace AS n WHERE n.nspname = ANY (\(oneName(.schema)))
        """
    }

    private var extensions: SQL {
        """
        SELECT e.extname AS name, n.nspname AS schema, e.extversion AS version,
               pg_catalog.obj_description(e.oid, 'pg_extension') AS comment
          FROM pg_catalog.pg_extension AS e
          JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace
         WHERE e.extname = ANY (\(oneName(.extension)))
        """
    }
}

package import Drizzle
package import SQL

/// What Drizzle sends before its first migration: the ledger is made, or gets its new columns.
///
/// - Source: drizzle-orm/src/pg-core/dialect.ts (0.45.4), src/pg-core/async/session.ts and src/up-migrations/pg.ts (1.0.0-rc.5), and recordings of them.
package struct LedgerBeginning: Sendable {
    package let location: LedgerLocation
    package let era: Era

    package init(_ location: LedgerLocation, of era: Era) { (self.location, self.era) = (location, era) }

    /// Sent whatever is there, and although it takes a right that nothing else needs.
    package var schema: SQL { "CREATE SCHEMA IF NOT EXISTS \(location.name.schema)" }

    package var table: SQL {
        "CREATE TABLE IF NOT EXISTS \(location.name) (\n  \(unsafe: era.ledgerColumns)\n)"
    }

    /// Whether 1.0 sees a table, and whether it has a `name`; both in one row.
    package var form: SQL {
        """
        SELECT EXISTS (SELECT FROM information_schema.tables
                        WHERE table_schema = \(location.schema) AND table_name = \(location.table)) AS is_there,
               EXISTS (SELECT FROM pg_catalog.pg_attribute AS a
                         JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
                         JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                        WHERE n.nspname = \(location.schema) AND c.relname = \(location.table)
                          AND a.attname = 'name' AND a.attnum > 0 AND NOT a.attisdropped) AS has_name
        """
    }

    /// What Drizzle reads, so that what it would fail for fails here.
    package var question: SQL {
        switch era {
        case .journal:
            "select id, hash, created_at from \(location.name) order by created_at desc limit 1"
        case .folders: "select id, hash, created_at, name from \(location.name)"
        }
    }

    /// The ids of a ledger of 0.x as they are written, in the order in which ``upgrade(named:)`` takes their names.
    package var oldRows: SQL { "SELECT id, hash, created_at FROM \(location.name) ORDER BY id ASC" }

    /// What gives a ledger of 0.x the columns of 1.0, in one transaction.
    package func upgrade(named names: [(id: String?, name: String)]) -> [SQL] {
        let columns: [SQL] = [
            "ALTER TABLE \(location.name) ADD COLUMN IF NOT EXISTS \"name\" text",
            """
            ALTER TABLE \(location.name) ADD COLUMN IF NOT EXISTS "applied_at" timestamp with time zone DEFAULT now()
            """,
        ]
        return columns
            + names.map { id, name in
                "UPDATE \(location.name) SET \"name\" = \(name), \"applied_at\" = NULL WHERE \"id\" = \(id)"
            }
    }
}

extension Era {
    /// The columns of the ledger that Drizzle of this era makes.
    ///
    /// - Source: drizzle-orm/src/pg-core/dialect.ts (0.45) and src/pg-core/async/session.ts (1.0.0-rc.4), `migrate`.
    var ledgerColumns: String {
        let old = "id SERIAL PRIMARY KEY,\n  hash text NOT NULL,\n  created_at bigint"
        return switch self {
        case .journal: old
        case .folders: old + ",\n  name text,\n  applied_at timestamp with time zone DEFAULT now()"
        }
    }
}

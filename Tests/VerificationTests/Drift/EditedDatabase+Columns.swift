import SQL
import Verification

extension EditedDatabase {
    var columns: [DatabaseEdit] {
        let (name, note) = (main.display, quoted(note))
        func column(_ column: String, _ change: String, _ aspect: String) -> DatabaseEdit {
            .init(
                alter(main, "ALTER COLUMN \(quoted(column)) \(change)"),
                "\(name) column \(column) changed \(aspect)")
        }
        func inherited(_ change: String, _ account: String) -> DatabaseEdit {
            .init(alter(plain, change), "\(plain.display) column \(account)")
        }
        return [
            column("big", "SET GENERATED ALWAYS", "identity"),
            column("big", "SET INCREMENT BY \(number)", "identity"),
            column("big", "DROP IDENTITY", "identity"), column("id", "DROP DEFAULT", "default"),
            column("high", "SET DEFAULT \(number)", "default"),
            column("high", "TYPE bigint", "type"), column("kind", "DROP DEFAULT", "default"),
            column("twice", "DROP EXPRESSION", "generated"),
            column(self.note, "SET DEFAULT 'y'", "default"), column(self.note, "DROP DEFAULT", "default"),
            column(self.note, "SET NOT NULL", "NOT NULL"),
            column(self.note, "TYPE varchar(\(number))", "type"),
            column(self.note, "TYPE text COLLATE \"C\"", "collation"),
            .init(
                "DO $$ BEGIN EXECUTE 'ALTER SEQUENCE ' || pg_get_serial_sequence(\(SQL.literal(main.quoted)), 'id') || ' INCREMENT BY 3'; END $$;",
                "\(name) column id changed sequence"),
            .init(
                alter(main, "DROP COLUMN twice")
                    + alter(
                        main,
                        "ADD COLUMN twice integer GENERATED ALWAYS AS (\(quoted(low)) * 3) STORED")
                    + "CREATE INDEX by_twice ON \(main.quoted) (twice);",
                "\(name) column twice changed generated"),
            .init(alter(main, "ADD COLUMN fresh uuid"), "\(name) column fresh extra"),
            .init(
                alter(main, "ADD COLUMN must integer NOT NULL DEFAULT \(number)"), "\(name) column must extra"
            ),
            .init(alter(main, "DROP COLUMN \(note)"), "\(name) column \(self.note) missing"),
            .init(
                alter(main, "RENAME COLUMN \(note) TO \"another note\""),
                "\(name) column \(self.note) renamed from another note"),
            inherited("ALTER COLUMN n TYPE bigint", "n changed type"),
            inherited("ADD COLUMN fresh uuid", "fresh extra"),
            inherited("RENAME COLUMN t TO text", "t renamed from text"),
            inherited("ALTER COLUMN n SET NOT NULL", "n changed NOT NULL"),
            .init("ALTER TABLE child ALTER COLUMN n SET DEFAULT 5;", "child column n changed default"),
            retyping,
        ]
    }

    /// Another type for the column that most holds on to.
    private var retyping: DatabaseEdit {
        let name = quoted(low)
        return .init(
            """
            DROP VIEW shown CASCADE;
            DROP MATERIALIZED VIEW latest;
            DROP POLICY mine ON \(main.quoted);
            DROP TRIGGER lowly ON \(main.quoted);
            \(alter(main, "DROP COLUMN twice"))
            \(alter(main, "ALTER COLUMN \(name) TYPE smallint"))
            \(alter(main, "ADD COLUMN twice integer GENERATED ALWAYS AS (\(name) * 2) STORED"))
            CREATE INDEX by_twice ON \(main.quoted) (twice);
            \(mainColumnViews)
            """, "\(main.display) column \(low) changed type")
    }

    /// What ALTER COLUMN sets about how values are stored and counted, and ALTER TABLE about the rows.
    var settings: [DatabaseEdit] {
        func column(_ change: String, _ aspect: String) -> DatabaseEdit {
            .init(
                alter(main, "ALTER COLUMN \(quoted(note)) \(change)"),
                "\(main.display) column \(note) changed \(aspect)")
        }
        func table(_ change: String, _ aspect: String) -> DatabaseEdit {
            .init(alter(other, change), "table \(other.display) changed \(aspect)")
        }
        return [
            column("SET STORAGE EXTERNAL", "STORAGE"), column("SET STORAGE MAIN", "STORAGE"),
            column("SET COMPRESSION pglz", "COMPRESSION"), column("SET STATISTICS \(number)", "STATISTICS"),
            column("SET (n_distinct = \(number))", "options"),
            table("REPLICA IDENTITY FULL", "REPLICA IDENTITY"),
            table("REPLICA IDENTITY NOTHING", "REPLICA IDENTITY"),
            table("CLUSTER ON found", "CLUSTER"), table("SET ACCESS METHOD heap2", "ACCESS METHOD"),
            table("SET (fillfactor = 70)", "WITH"), table("SET (autovacuum_enabled = false)", "WITH"),
            .init("ALTER TABLE solo OF pair;", "table solo changed OF"),
        ]
    }
}

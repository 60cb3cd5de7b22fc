import SQL
import Verification

extension EditedDatabase {
    var parts: [DatabaseEdit] {
        let names = (main: main.display, other: other.display, plain: plain.display)
        return [
            .init("DROP RULE still ON \(plain.quoted);", "\(names.plain) rule still missing"),
            .init(alter(plain, "DISABLE RULE still"), "\(names.plain) rule still changed definition"),
            .init(
                "CREATE RULE louder AS ON INSERT TO \(plain.quoted) DO INSTEAD NOTHING;",
                "\(names.plain) rule louder extra"),
            .init("DROP TRIGGER quiet ON \(other.quoted);", "\(names.other) trigger quiet missing"),
            .init(alter(other, "DISABLE TRIGGER quiet"), "\(names.other) trigger quiet changed definition"),
            .init(
                alter(other, "ENABLE ALWAYS TRIGGER quiet"), "\(names.other) trigger quiet changed definition"
            ),
            .init(
                "ALTER POLICY mine ON \(main.quoted) USING (\(quoted(low)) > \(number));",
                "\(names.main) policy mine changed USING"),
            .init(
                "ALTER POLICY mine ON \(main.quoted) WITH CHECK (false);",
                "\(names.main) policy mine changed WITH CHECK"),
            .init(
                "ALTER POLICY mine ON \(main.quoted) TO pg_monitor;", "\(names.main) policy mine changed TO"),
            .init(
                "ALTER POLICY mine ON \(main.quoted) RENAME TO ours;",
                "\(names.main) policy mine renamed from ours"),
            .init("DROP POLICY mine ON \(main.quoted);", "\(names.main) policy mine missing"),
            .init(
                "CREATE POLICY yours ON \(main.quoted) AS RESTRICTIVE FOR SELECT USING (true);",
                "\(names.main) policy yours extra"),
            .init("DROP STATISTICS \(home)counted;", "\(names.other) statistics counted missing"),
            .init(
                "DROP STATISTICS \(home)counted; CREATE STATISTICS \(home)counted (ndistinct) ON main_id, code FROM \(other.quoted);",
                "\(names.other) statistics counted changed definition"),
            .init(
                "ALTER STATISTICS \(home)counted SET STATISTICS \(number);",
                "\(names.other) statistics counted changed definition"),
        ]
    }

    /// Where statistics are made unless somebody says otherwise.
    private var home: String { "public." }

    var viewEdits: [DatabaseEdit] {
        [
            .init("ALTER VIEW shown SET (security_invoker = true);", "view shown changed options"),
            .init("ALTER VIEW plainly SET (check_option = 'local');", "view plainly changed options"),
            .init(
                "CREATE OR REPLACE VIEW plainly AS SELECT id, code FROM \(other.quoted) WHERE id > \(number);",
                "view plainly changed definition"),
            .init(
                "CREATE OR REPLACE VIEW shown AS SELECT m.id, m.\(quoted(code)) FROM \(main.quoted) AS m WHERE m.\(quoted(low)) > \(number);",
                "view shown changed definition"),
            .init("DROP VIEW plainly;", "view plainly missing"),
            .init("ALTER VIEW plainly RENAME TO plainer;", "view plainly renamed from plainer"),
            .init(
                "DROP MATERIALIZED VIEW kept; CREATE MATERIALIZED VIEW kept AS SELECT n FROM events WHERE n > \(number); CREATE INDEX kept_n ON kept (n);",
                "materialised view kept changed definition"),
            .init(
                "ALTER MATERIALIZED VIEW kept SET (fillfactor = 70);",
                "materialised view kept changed options"),
        ]
    }

    var objects: [DatabaseEdit] {
        [
            .init("CREATE EXTENSION ltree;", "extension ltree extra"),
            .init("ALTER SEQUENCE counter AS integer;", "sequence counter changed type"),
            .init("ALTER SEQUENCE counter CYCLE;", "sequence counter changed counting"),
            .init("ALTER SEQUENCE counter CACHE \(number);", "sequence counter changed counting"),
            .init("ALTER SEQUENCE counter OWNED BY solo.a;", "sequence counter changed OWNED BY"),
            .init("ALTER SEQUENCE counter RENAME TO ticker;", "sequence counter renamed from ticker"),
            .init("DROP SEQUENCE counter;", "sequence counter missing"),
            .init(
                "CREATE OR REPLACE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT 1';",
                "function one() changed definition"),
            .init("ALTER FUNCTION one() STABLE;", "function one() changed definition"),
            .init("ALTER FUNCTION one() SECURITY DEFINER;", "function one() changed definition"),
            .init("ALTER FUNCTION one() SET search_path = '';", "function one() changed definition"),
            .init(
                """
                DROP VIEW called;
                \(alter(other, "ALTER COLUMN n DROP DEFAULT"))
                DROP FUNCTION one();
                CREATE FUNCTION one() RETURNS bigint LANGUAGE sql AS 'SELECT \(number)';
                GRANT EXECUTE ON FUNCTION one() TO pg_monitor;
                \(alter(other, "ALTER COLUMN n SET DEFAULT one()"))
                CREATE VIEW called AS SELECT one() AS n;
                """, "function one() changed definition"),
            .init(
                """
                DROP FUNCTION of_mood(mood);
                CREATE FUNCTION of_mood(other mood) RETURNS integer LANGUAGE sql AS 'SELECT \(number)';
                """, "function of_mood(public.mood) changed definition"),
            .init("DROP FUNCTION of_mood(mood);", "function of_mood(public.mood) missing"),
            .init(
                "CREATE FUNCTION one(n integer) RETURNS integer LANGUAGE sql AS 'SELECT 2';",
                "function one(integer) extra"),
            .init("DROP PROCEDURE act();", "function act() missing"),
            .init("CREATE SCHEMA further;", "schema further extra"),
        ]
    }
}

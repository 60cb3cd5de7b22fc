import SQL
import Verification

extension EditedDatabase {
    var rights: [DatabaseEdit] {
        let names = (main: main.display, other: other.display, plain: plain.display)
        return [
            .init(
                "GRANT INSERT ON \(main.quoted) TO PUBLIC;",
                "\(names.main) privileges public changed definition"),
            .init("REVOKE SELECT ON \(main.quoted) FROM PUBLIC;", "\(names.main) privileges public missing"),
            .init(
                "GRANT SELECT ON \(plain.quoted) TO pg_monitor WITH GRANT OPTION;",
                "\(names.plain) privileges pg_monitor extra"),
            .init(
                "GRANT SELECT ON over_shown TO pg_monitor WITH GRANT OPTION;",
                "over_shown privileges pg_monitor changed definition"),
            .init("GRANT UPDATE ON shown TO pg_monitor;", "shown privileges pg_monitor extra"),
            .init("GRANT USAGE ON SEQUENCE counter TO pg_monitor;", "counter privileges pg_monitor extra"),
            .init(
                "DO $$ BEGIN EXECUTE 'GRANT USAGE ON SEQUENCE ' || pg_get_serial_sequence(\(SQL.literal(main.quoted)), 'id') || ' TO pg_monitor'; END $$;",
                "\(QualifiedName(main.schema.name, serial).display) privileges pg_monitor extra"),
            .init(
                "GRANT UPDATE (code) ON \(other.quoted) TO PUBLIC;",
                "\(names.other) privileges public (code) changed definition"),
            .init(
                "REVOKE SELECT (code) ON \(other.quoted) FROM PUBLIC;",
                "\(names.other) privileges public (code) missing"),
            .init(
                "GRANT INSERT (t) ON \(plain.quoted) TO pg_monitor;",
                "\(names.plain) privileges pg_monitor (t) extra"),
            .init("REVOKE USAGE ON SCHEMA \"Side\" FROM PUBLIC;", "privileges public in schema Side missing"),
            .init(
                "GRANT CREATE ON SCHEMA \"Side\" TO PUBLIC;",
                "privileges public in schema Side changed definition"),
            .init("GRANT CREATE ON SCHEMA public TO PUBLIC;", "privileges public in schema public extra"),
            .init(
                alter(plain, "OWNER TO pg_monitor"), "\(names.plain) owner \(plain.name.name) changed owner"),
            .init("ALTER VIEW shown OWNER TO pg_monitor;", "shown owner shown changed owner"),
            .init("ALTER SEQUENCE counter OWNER TO pg_monitor;", "counter owner counter changed owner"),
        ]
    }

    /// What PostgreSQL calls the sequence of the serial.
    private var serial: String { "\(main.name.name)_id_seq" }

    /// Of what is no relation, and of what will be made.
    var ownRights: [DatabaseEdit] {
        [
            .init(
                "GRANT EXECUTE ON FUNCTION of_mood(mood) TO pg_monitor;",
                "privileges pg_monitor on function of_mood(public.mood) extra"),
            .init(
                "REVOKE EXECUTE ON FUNCTION one() FROM pg_monitor;",
                "privileges pg_monitor on function one() missing"),
            .init(
                "REVOKE EXECUTE ON FUNCTION one() FROM PUBLIC;", "privileges public on function one() extra"),
            .init(
                "GRANT EXECUTE ON PROCEDURE act() TO PUBLIC;", "privileges public on function act() missing"),
            .init("GRANT USAGE ON TYPE mood TO pg_monitor;", "privileges pg_monitor on type mood extra"),
            .init("REVOKE USAGE ON DOMAIN spare FROM PUBLIC;", "privileges public on type spare extra"),
            .init("ALTER SCHEMA \"Side\" OWNER TO pg_monitor;", "owner schema Side changed owner"),
            .init("ALTER FUNCTION one() OWNER TO pg_read_all_data;", "owner function one() changed owner"),
            .init("ALTER TYPE mood OWNER TO pg_monitor;", "owner type mood changed owner"),
            .init("ALTER DOMAIN spare OWNER TO pg_monitor;", "owner type spare changed owner"),
            .init(
                "ALTER DEFAULT PRIVILEGES IN SCHEMA \"Side\" GRANT UPDATE ON TABLES TO pg_monitor;",
                "default privileges tables for pg_monitor by postgres in schema Side changed definition"),
            .init(
                "ALTER DEFAULT PRIVILEGES IN SCHEMA \"Side\" REVOKE SELECT ON TABLES FROM pg_monitor;",
                "default privileges tables for pg_monitor by postgres in schema Side missing"),
            .init(
                "ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO pg_monitor;",
                "default privileges sequences for pg_monitor by postgres extra"),
            .init(
                "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;",
                "default privileges functions for public by postgres extra"),
        ]
    }
}

import SQL
import Verification

extension EditedDatabase {
    var indexes: [DatabaseEdit] {
        let other = other.display
        func again(_ keys: String, _ aspect: String) -> DatabaseEdit {
            .init(
                "DROP INDEX \(home)found; CREATE INDEX found ON \(self.other.quoted) \(keys);",
                "\(other) index found changed \(aspect)")
        }
        return [
            again("(code DESC, main_id)", "order"), again("(code NULLS FIRST, main_id)", "order"),
            again("(code text_pattern_ops, main_id)", "operator class"),
            again("(code COLLATE \"C\", main_id)", "collation"),
            again("(code, main_id) WHERE main_id > \(number)", "WHERE"), again("(code, id)", "columns"),
            again("(lower(code), main_id)", "columns"),
            again("(code, main_id) INCLUDE (id)", "INCLUDE"),
            again("(code, main_id) WITH (fillfactor = 70)", "WITH"),
            .init("DROP INDEX \(home)found;", "\(other) index found missing"),
            .init(
                "ALTER INDEX \(home)found RENAME TO searched;", "\(other) index found renamed from searched"),
            .init(
                "DROP INDEX \(home)sure; CREATE INDEX sure ON \(self.other.quoted) (id, code);",
                "\(other) index sure changed UNIQUE"),
            .init("DROP INDEX kept_n;", "kept index kept_n missing"),
            .init("CREATE UNIQUE INDEX kept_more ON kept (n) WHERE n > 0;", "kept index kept_more extra"),
            .init(
                "CREATE INDEX hashed ON \(plain.quoted) USING hash (t);",
                "\(plain.display) index hashed extra"),
            .init(
                "CREATE UNIQUE INDEX single ON \(plain.quoted) (n) NULLS NOT DISTINCT;",
                "\(plain.display) index single extra"),
        ]
    }

    private var home: String { "\(other.schema.quoted)." }

    var tableEdits: [DatabaseEdit] {
        let names = (main: main.display, other: other.display, plain: plain.display)
        func moved(_ table: QualifiedName) -> DatabaseEdit {
            let schema = away(table)
            return .init(
                alter(table, "SET SCHEMA \(quoted(schema))"),
                "table \(table.display) renamed from \(QualifiedName(schema, table.name.name).display)")
        }
        return [
            .init(
                alter(QualifiedName("public", "child"), "NO INHERIT \(plain.quoted)"),
                "table child changed INHERITS"),
            .init("ALTER TABLE child SET UNLOGGED;", "table child changed UNLOGGED"),
            .init(alter(plain, "SET (fillfactor = 70)"), "table \(names.plain) changed WITH"),
            .init(
                alter(main, "FORCE ROW LEVEL SECURITY"),
                "\(names.main) row-level security row-level security changed forced"),
            .init(
                alter(main, "DISABLE ROW LEVEL SECURITY"),
                "\(names.main) row-level security row-level security changed enabled"),
            .init(
                alter(plain, "ENABLE ROW LEVEL SECURITY"),
                "\(names.plain) row-level security row-level security changed enabled"),
            .init("CREATE TABLE \"one more\" (n integer);", "table one more extra"),
            .init("DROP TABLE child;", "table child missing"),
            .init("DROP TABLE solo;", "table solo missing"),
            .init(
                alter(main, "RENAME TO \"a new name\""),
                "table \(names.main) renamed from \(QualifiedName(main.schema.name, "a new name").display)"),
            moved(other), moved(plain),
        ]
    }

    var partitions: [DatabaseEdit] {
        let bounds = "FROM ('2026-01-01') TO ('2026-02-01')"
        let logs = "DROP TABLE logs; CREATE TABLE logs (at date, n integer)"
        let undo = "\(logs) PARTITION BY RANGE (at);"
        func partitioned(_ key: String) -> DatabaseEdit {
            .init("\(logs) \(key);", "table logs changed PARTITION BY", undo: undo)
        }
        return [
            .init(
                """
                ALTER TABLE events DETACH PARTITION events_1;
                ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM ('2026-01-01') TO ('2026-03-01');
                """, "events partition events_1 changed bounds"),
            .init(
                "DROP TABLE events_1; CREATE TABLE events_1 PARTITION OF events FOR VALUES \(bounds) PARTITION BY HASH (n);",
                "events partition events_1 changed PARTITION BY",
                undo: "DROP TABLE events_1; CREATE TABLE events_1 PARTITION OF events FOR VALUES \(bounds);"),
            .init(
                "ALTER TABLE events DETACH PARTITION events_1;", "events partition events_1 changed attached"),
            .init("DROP TABLE events_1;", "events partition events_1 missing"),
            partitioned("PARTITION BY RANGE (n)"), partitioned("PARTITION BY LIST (at)"),
            partitioned("PARTITION BY HASH (at, n)"), partitioned(""),
        ]
    }
}

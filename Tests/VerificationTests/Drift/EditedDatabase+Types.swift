import SQL
import Verification

extension EditedDatabase {
    var types: [DatabaseEdit] { moods + others }

    /// Of the enum that a column, a function and a view use.
    private var moods: [DatabaseEdit] {
        func again(_ values: String, _ account: String) -> DatabaseEdit {
            .init(
                """
                DROP VIEW moods;
                DROP FUNCTION of_mood(mood);
                ALTER TYPE mood RENAME TO mood_before;
                CREATE TYPE mood AS ENUM (\(values));
                \(alter(main, "ALTER COLUMN kind DROP DEFAULT"))
                \(alter(main, "ALTER COLUMN kind TYPE mood USING kind::text::mood"))
                \(alter(main, "ALTER COLUMN kind SET DEFAULT 'on'"))
                DROP TYPE mood_before;
                CREATE FUNCTION of_mood(m mood) RETURNS integer LANGUAGE sql AS 'SELECT \(number)';
                CREATE VIEW moods AS SELECT kind, price, both_of FROM \(main.quoted);
                """, "enum mood changed \(account)")
        }
        return [
            .init("ALTER TYPE mood ADD VALUE 'maybe' BEFORE 'off';", "enum mood changed values"),
            .init("ALTER TYPE mood ADD VALUE 'later';", "enum mood changed values"),
            .init("ALTER TYPE mood RENAME VALUE 'so so' TO 'well';", "enum mood changed values"),
            again("'on', 'off'", "values"), again("'off', 'on', 'so so'", "order of the values"),
        ]
    }

    private var others: [DatabaseEdit] {
        [
            .init("CREATE TYPE another AS ENUM ('a');", "enum another extra"),
            .init("DROP TYPE idle;", "enum idle missing"),
            .init("ALTER TYPE idle RENAME TO lazy;", "enum idle renamed from lazy"),
            .init(
                """
                ALTER DOMAIN amount DROP CONSTRAINT small;
                ALTER DOMAIN amount ADD CONSTRAINT small CHECK (VALUE < 1000);
                """, "domain amount changed definition"),
            .init("ALTER DOMAIN amount SET NOT NULL;", "domain amount changed definition"),
            .init("ALTER DOMAIN amount SET DEFAULT \(number);", "domain amount changed definition"),
            .init("ALTER DOMAIN spare ADD CHECK (VALUE <> '');", "domain spare changed definition"),
            .init(
                "DROP DOMAIN spare; CREATE DOMAIN spare AS text COLLATE \"C\";",
                "domain spare changed definition"),
            .init("DROP DOMAIN spare;", "domain spare missing"),
            .init("ALTER TYPE pair ADD ATTRIBUTE c date;", "composite type pair changed definition"),
            .init("ALTER TYPE pair RENAME ATTRIBUTE b TO c;", "composite type pair changed definition"),
            .init(
                "DROP TYPE span; CREATE TYPE span AS RANGE (SUBTYPE = bigint);",
                "range type span changed definition"),
            .init(
                "DROP TYPE span; CREATE TYPE span AS RANGE (SUBTYPE = integer, SUBTYPE_DIFF = int4range_subdiff);",
                "range type span changed definition"),
            .init("DROP TYPE span;", "range type span missing"),
        ]
    }
}

import SQL
import Testing

@Suite struct `Passwords in a text` {
    @Test(arguments: [
        ("CREATE ROLE app LOGIN PASSWORD 'hunter2';", "CREATE ROLE app LOGIN PASSWORD '***';"),
        (
            "ALTER ROLE app ENCRYPTED PASSWORD 'it''s' VALID UNTIL 'x'",
            "ALTER ROLE app ENCRYPTED PASSWORD '***' VALID UNTIL 'x'"
        ),
        ("ALTER ROLE app PASSWORD E'a\\'b'", "ALTER ROLE app PASSWORD E'***'"),
        ("ALTER ROLE app PASSWORD $x$secret$x$;", "ALTER ROLE app PASSWORD $x$***$x$;"),
        ("ALTER ROLE app password\n  'a'", "ALTER ROLE app password\n  '***'"),
        ("OPTIONS (user 'bob', password 'x y')", "OPTIONS (user 'bob', password '***')"),
        (
            "CREATE SUBSCRIPTION s CONNECTION 'host=a password=geheim dbname=b' PUBLICATION p",
            "CREATE SUBSCRIPTION s CONNECTION 'host=a password=*** dbname=b' PUBLICATION p"
        ),
        ("CONNECTION 'host=a password=geheim'", "CONNECTION 'host=a password=***'"),
        ("CONNECTION 'host=a password=''x y'' user=b'", "CONNECTION 'host=a password=''***'' user=b'"),
        (
            "SELECT dblink('postgres://u:p@ss@h:1/d', 'SELECT 1')",
            "SELECT dblink('postgres://u:***@h:1/d', 'SELECT 1')"
        ),
    ])
    func `are covered`(text: String, covered: String) {
        #expect(text.withoutPasswords == covered)
    }

    @Test(arguments: [
        "ALTER TABLE users ADD COLUMN password text;", "ALTER ROLE app PASSWORD NULL",
        "CREATE INDEX passwords_idx ON passwords (hash)", "see https://example.org/a?b=c",
        "the password of the key", "ALTER TABLE t ADD COLUMN password_hash text DEFAULT 'x'",
    ])
    func `are nowhere in a text that only speaks of them`(text: String) {
        #expect(text.withoutPasswords == text)
    }
}

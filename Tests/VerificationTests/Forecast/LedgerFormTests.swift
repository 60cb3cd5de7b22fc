import Drizzle
import Postgres
import SQL
import TestSupport
import Testing
import Verification

/// A ledger as somebody else made it, and how the row of `0000_first` ends in it.
struct ForeignLedger: CustomTestStringConvertible {
    let name: String
    let sqlState: String?
    let statements: [SQL]

    init(_ name: String, _ sqlState: String?, _ statements: SQL...) {
        (self.name, self.sqlState, self.statements) = (name, sqlState, statements)
    }

    var testDescription: String { name }

    static let all = [
        ForeignLedger("as Drizzle makes it", nil, table("created_at bigint")),
        ForeignLedger(
            "a further column without a value", "23502", table("created_at bigint, who text NOT NULL")),
        ForeignLedger(
            "a further column with a default", nil, table("created_at bigint, who text NOT NULL DEFAULT 'me'")
        ),
        ForeignLedger(
            "a further column with numbers", nil,
            table("created_at bigint, n int GENERATED ALWAYS AS IDENTITY")),
        ForeignLedger("a time of 32 bits", "22003", table("created_at integer")),
        ForeignLedger("a time as text", nil, table("created_at text")),
        ForeignLedger("a time as a number", nil, table("created_at numeric")),
        ForeignLedger("a time as a moment", "22008", table("created_at timestamptz")),
        ForeignLedger(
            "a short hash", "22001", "CREATE TABLE log (id serial, hash varchar(32), created_at bigint)"),
        ForeignLedger(
            "an id that nothing fills", "23502",
            "CREATE TABLE log (id int PRIMARY KEY, hash text, created_at bigint)"),
        ForeignLedger(
            "a hash only once", "23505", table("created_at bigint"), "CREATE UNIQUE INDEX ON log (hash)",
            "INSERT INTO log (hash, created_at) VALUES ('the hash of sixty-four letters and a little more than that, or so', 5)"
        ),
        ForeignLedger(
            "hash and time only once", nil, table("created_at bigint"),
            "CREATE UNIQUE INDEX ON log (hash, created_at)",
            "INSERT INTO log (hash, created_at) VALUES ('the hash of sixty-four letters and a little more than that, or so', 5)"
        ),
        ForeignLedger(
            "a hash only once under a condition", nil, table("created_at bigint"),
            "CREATE UNIQUE INDEX ON log (hash) WHERE created_at IS NULL",
            "INSERT INTO log (hash, created_at) VALUES ('the hash of sixty-four letters and a little more than that, or so', 5)"
        ),
        ForeignLedger(
            "a trigger that refuses", "P0001", table("created_at bigint"),
            "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'closed'; END $$",
            "CREATE TRIGGER no BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION no()"),
        ForeignLedger(
            "a trigger that may refuse", nil, table("created_at bigint"),
            "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.hash = 'x' THEN RAISE EXCEPTION 'closed'; END IF; RETURN NEW; END $$",
            "CREATE TRIGGER no BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION no()"),
        ForeignLedger(
            "a trigger that is switched off", nil, table("created_at bigint"),
            "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'closed'; END $$",
            "CREATE TRIGGER no BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION no()",
            "ALTER TABLE log DISABLE TRIGGER no"),
        ForeignLedger(
            "a view of one table", nil, "CREATE TABLE rows (id serial, hash text, created_at bigint)",
            "CREATE VIEW log AS SELECT * FROM rows"),
        ForeignLedger(
            "a view of two tables", "55000",
            "CREATE VIEW log AS SELECT 1 AS id, 'x'::text AS hash, 1::bigint AS created_at UNION SELECT 2, 'y', 2"
        ),
        ForeignLedger(
            "a materialized view", "42809",
            "CREATE MATERIALIZED VIEW log AS SELECT 1 AS id, 'x'::text AS hash, 1::bigint AS created_at"),
    ]

    private static func table(_ rest: String) -> SQL {
        "CREATE TABLE log (id serial PRIMARY KEY, hash text NOT NULL, \(unsafe: rest))"
    }
}

@Suite struct `The row in a ledger of another form` {
    private let place = LedgerLocation(schema: "public", table: "log")

    @Test(arguments: ForeignLedger.all)
    func `ends as the server lets it end`(ledger: ForeignLedger) async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            _ = try await connection.run(Batch(ledger.statements, access: .readWrite, searchPath: .session))
            let reading = LedgerReading(place)
            let answers = await connection.run(reading.batches)
            let when: Int64 = 1_700_000_000_123
            let status = MigrationStatus(
                folder: Situation.journal([
                    Situation.entry(
                        "0000_first", at: when,
                        hash: "the hash of sixty-four letters and a little more than that, or so")
                ]),
                ledger: reading.ledger(from: answers), server: reading.server(from: answers),
                now: Situation.now)
            let forecast = try #require(status.forecast(of: .journal))
            let insert: SQL =
                "INSERT INTO log (hash, created_at) VALUES ('the hash of sixty-four letters and a little more than that, or so', \(unsafe: "'\(when)'"))"
            let answer = await connection.run([Batch([insert], access: .readWrite, searchPath: .session)])[0]
            #expect(answer.error?.sqlState?.code == ledger.sqlState)
            #expect(forecast.fault?.sqlState == ledger.sqlState)
            #expect(forecast.fault?.piece == nil)
            if let fault = forecast.fault, let error = answer.error {
                #expect(error.message.hasPrefix(fault.serverWords), "\(error.message) | \(fault.serverWords)")
            }
            await connection.close()
        }
    }
}

import Drizzle
import Postgres
import SQL
import TestSupport
import Testing
import Verification

@Suite struct `Code of somebody's own that a table sets off` {
    /// What a server has, and a table with one piece of such code for each way of calling it.
    private static let sea = """
        CREATE FUNCTION deep(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1';
        CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE DOMAIN fathoms AS int CHECK (deep(VALUE) > 0);
        CREATE TABLE with_trigger (a int);
        CREATE TRIGGER stamp BEFORE UPDATE ON with_trigger FOR EACH ROW EXECUTE FUNCTION stamp();
        CREATE TABLE with_check (a int, CONSTRAINT is_deep CHECK (deep(a) > 0));
        CREATE TABLE with_domain (a fathoms);
        CREATE TABLE with_default (a int DEFAULT deep(1));
        CREATE TABLE generated (a int, b int GENERATED ALWAYS AS (deep(a)) STORED);
        CREATE TABLE with_index (a int);
        CREATE INDEX by_depth ON with_index (deep(a));
        CREATE TABLE plain (a int CHECK (abs(a) > 0), b text DEFAULT upper('x'));
        """

    /// The sentences that are said of a run, without what all of them have.
    private func sentences(_ files: [String]) async throws -> [String] {
        try await withDatabase(Self.sea) { database in
            let connection = try await database.connect()
            let question = RunServerQuestion(.standard)
            let server = try #require(question.server(in: await connection.run([question.batch])[0]))
            await connection.close()
            var rehearsal = Rehearsal(on: server)
            rehearsal.run(files.script())
            return rehearsal.unforetold.map { String($0.sentence.split(separator: " (line")[0]) }
        }
    }

    @Test func `is named with what calls it, where rows are written`() async throws {
        let found = try await sentences([
            "UPDATE with_trigger SET a = 1", "INSERT INTO with_check VALUES (1)",
            "INSERT INTO public.with_domain VALUES (1)", "INSERT INTO with_default DEFAULT VALUES",
            "UPDATE generated SET a = 2", "INSERT INTO with_index VALUES (3)",
            "WITH x AS (UPDATE with_check SET a = 2 RETURNING a) SELECT * FROM x",
            "INSERT INTO with_trigger VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2",
            "ALTER TABLE with_index ALTER COLUMN a TYPE bigint",
        ])
        #expect(
            found == [
                "UPDATE in 0000_a sets off the trigger stamp of with_trigger",
                "INSERT in 0000_a sets off the check is_deep of with_check",
                "INSERT in 0000_a sets off the check fathoms_check of with_domain",
                "INSERT in 0000_a sets off the default of column a of with_default",
                "UPDATE in 0000_a sets off the default of column b of generated",
                "INSERT in 0000_a sets off the index by_depth of with_index",
                "WITH in 0000_a sets off the check is_deep of with_check",
                "INSERT in 0000_a sets off the trigger stamp of with_trigger",
                "ALTER TABLE with_index in 0000_a sets off the index by_depth of with_index",
            ])
    }

    @Test func `is not named where it does not run, or is the server's own`() async throws {
        let found = try await sentences([
            "INSERT INTO with_trigger VALUES (1)", "DELETE FROM with_check", "UPDATE with_default SET a = 1",
            "SELECT * FROM with_index", "INSERT INTO plain VALUES (1)", "UPDATE plain SET a = 2",
            "INSERT INTO plain SELECT a FROM with_check",
        ])
        #expect(found.isEmpty, "\(found)")
    }

    @Test func `is not named once the run has taken it away`() async throws {
        let found = try await sentences([
            "DROP TRIGGER stamp ON with_trigger", "UPDATE with_trigger SET a = 1",
            "ALTER TABLE with_check DROP CONSTRAINT is_deep", "INSERT INTO with_check VALUES (1)",
            "ALTER TABLE with_default ALTER COLUMN a DROP DEFAULT", "INSERT INTO with_default VALUES (1)",
            "DROP INDEX by_depth", "INSERT INTO with_index VALUES (1)",
        ])
        #expect(found.isEmpty, "\(found)")
    }

    @Test func `is not named while triggers are off, and named again once they are on`() async throws {
        let update = "UPDATE with_trigger SET a = 1"
        let replica = ["SET LOCAL session_replication_role = replica", update]
        #expect(try await sentences(replica).isEmpty)
        let off = ["ALTER TABLE with_trigger DISABLE TRIGGER ALL", update]
        #expect(try await sentences(off).isEmpty)
        let on = try await sentences(off + ["ALTER TABLE with_trigger ENABLE TRIGGER ALL", update])
        #expect(on.count == 1)
    }

    @Test func `is named where the run itself has put it there`() async throws {
        let found = try await sentences([
            "CREATE TABLE boats (a int DEFAULT deep(1))", "INSERT INTO boats VALUES (1)",
            "CREATE TRIGGER t AFTER DELETE ON plain FOR EACH ROW EXECUTE FUNCTION stamp()",
            "DELETE FROM plain", "ALTER TABLE plain RENAME TO simple", "DELETE FROM simple",
        ])
        #expect(
            found == [
                "INSERT in 0000_a sets off deep() in the definition of boats",
                "DELETE in 0000_a sets off the trigger t of plain",
                "DELETE in 0000_a sets off the trigger t of simple",
            ])
    }
}

import Catalog
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `What follows from a change` {
    private static let script = """
        CREATE TABLE t (id int PRIMARY KEY, code text UNIQUE, a text); INSERT INTO t VALUES (1, 'x', ''), (2, 'y', '');
        CREATE TABLE lines (id int PRIMARY KEY, t int REFERENCES t ON DELETE CASCADE);
        CREATE TABLE notes (id int PRIMARY KEY, code text REFERENCES t (code) ON DELETE SET NULL ON UPDATE CASCADE);
        CREATE TABLE others (t int REFERENCES t);
        INSERT INTO lines SELECT n, 1 FROM generate_series(1, 5) AS n; INSERT INTO lines SELECT n, 2 FROM generate_series(6, 1500) AS n;
        INSERT INTO notes VALUES (1, 'x'), (2, 'x');
        CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
        CREATE TRIGGER always AFTER INSERT OR UPDATE OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION f();
        CREATE TRIGGER of_a AFTER UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION f();
        CREATE TRIGGER "off" AFTER DELETE ON t FOR EACH ROW EXECUTE FUNCTION f(); ALTER TABLE t DISABLE TRIGGER "off"
        """

    private func consequences(
        _ stage: (inout ChangeSet, RowPage) -> Void
    ) async throws -> (references: [String], triggers: [String]) {
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            let (opening, _) = try await connection.open(
                OpenRequest(relation: try await connection.oid("t"), limit: 9))
            let page = try #require(opening.firstPage)
            var changes = ChangeSet()
            stage(&changes, page)
            let question = ConsequencesQuestion(
                of: changes, in: page.source, referencedBy: opening.referencedBy)
            let found = try await question.consequences(in: connection)
            await connection.close()
            return (
                found.references.map { reference in
                    let rows = reference.rows.isEmpty ? "" : " " + reference.rows.joined(separator: " ")
                    return
                        "\(reference.key.source.table) \(reference.action.rawValue) \(reference.count)\(rows)"
                },
                found.triggers.map(\.name.name)
            )
        }
    }

    @Test func `of a deletion is what becomes of the rows that refer to it`() async throws {
        let found = try await consequences { $0.delete(OldRow(0, of: $1), in: $1.source) }
        #expect(found.references == ["public.lines CASCADE 5", "public.notes SET NULL 2"])
        #expect(found.triggers == ["always"])
    }

    @Test func `of several deletions names those that are referred to`() async throws {
        let found = try await consequences { changes, page in
            for row in 0..<page.rowCount { changes.delete(OldRow(row, of: page), in: page.source) }
        }
        #expect(found.references.contains("public.notes SET NULL 2 1"))
    }

    @Test func `is counted up to a thousand`() async throws {
        let found = try await consequences { $0.delete(OldRow(1, of: $1), in: $1.source) }
        #expect(found.references == ["public.lines CASCADE 1000"])
    }

    @Test func `of a key that changes is what becomes of those who hold it`() async throws {
        let found = try await consequences {
            $0.update(OldRow(0, of: $1), in: $1.source, .init("code", .text("z")))
        }
        #expect(found.references == ["public.notes CASCADE 2"])
        #expect(found.triggers == ["always"])
    }

    @Test func `of any other value are the triggers of its column`() async throws {
        let found = try await consequences {
            $0.update(OldRow(0, of: $1), in: $1.source, .init("a", .text("z")))
        }
        #expect(found.references == [] && found.triggers == ["always", "of_a"])
    }
}

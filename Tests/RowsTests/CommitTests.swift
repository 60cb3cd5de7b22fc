import Catalog
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

@Suite struct `A commit of what is staged` {
    static let goods = """
        CREATE TABLE t (id int PRIMARY KEY, a text, n numeric DEFAULT 1.50 CONSTRAINT positive CHECK (n > 0),
                        j json, w varchar(3));
        INSERT INTO t VALUES (1, 'one', 1.0, '{"a" : 1}', 'x'), (2, 'two', 2.00, NULL, ''), (3, 'three', 3, '[]', NULL)
        """

    @Test func `changes, adds and deletes rows in one transaction`() async throws {
        try await withDatabase(Self.goods) { database in
            let connection = try await database.connect()
            let page = try await connection.openTable(limit: 9)
            var changes = ChangeSet()
            changes.update(OldRow(0, of: page), in: page.source, .init("a", .text("uno")))
            changes.delete(OldRow(1, of: page), in: page.source)
            changes.insert(into: page.source, [.init("id", .text("7")), .init("a", .text(""))])
            let done = try await connection.commit(changes)
            #expect(done.changes.map(\.newKey) == [nil, nil, RowKey(["7"])])
            #expect(
                try await database.rows == [
                    "(1,uno,1.0,\"{\"\"a\"\" : 1}\",x)", "(3,three,3,[],)", "(7,\"\",1.50,,)",
                ])
        }
    }

    @Test(
        arguments: [
            (NewValue.null, nil), (.text(""), ""), (.text("NULL"), "NULL"), (.byDefault, "none"),
            (.expression("upper(a) || '!'"), "ONE!"), (.text("a'b\\c\u{1}"), "a'b\\c\u{1}"),
        ] as [(NewValue, String?)])
    func `tells NULL, nothing, the default and an expression apart`(value: NewValue, expected: String?)
        async throws
    {
        try await withDatabase(Self.goods + "; ALTER TABLE t ALTER a SET DEFAULT 'none'") { database in
            let connection = try await database.connect()
            let page = try await connection.openTable(limit: 9)
            var changes = ChangeSet()
            changes.update(OldRow(0, of: page), in: page.source, .init("a", value))
            _ = try await connection.commit(changes)
            #expect(try await database.value("SELECT a FROM t WHERE id = 1") == expected)
        }
    }

    @Test func `is stopped by a row that somebody has changed, and shows it as it is now`() async throws {
        try await withDatabase(Self.goods) { database in
            let connection = try await database.connect()
            let page = try await connection.openTable(limit: 9)
            var changes = ChangeSet()
            changes.update(OldRow(0, of: page), in: page.source, .init("a", .text("mine")))
            changes.update(OldRow(1, of: page), in: page.source, .init("a", .text("mine")))
            changes.delete(OldRow(2, of: page), in: page.source)
            try await database.run("UPDATE t SET n = 2.0 WHERE id = 2; DELETE FROM t WHERE id = 3")
            let before = try await database.rows
            let refusal = await #expect(throws: ChangeRefusal.self) { try await connection.commit(changes) }
            guard case .conflicts(let conflicts)? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(conflicts.map(\.edit) == [2, 3] && conflicts.map(\.touched) == [0, 0])
            #expect(conflicts[0].now?.map(\.text) == ["2", "two", "2.0", nil, ""])
            #expect(conflicts[1].now == nil)
            #expect(try await database.rows == before)
        }
    }

    @Test(
        arguments: [
            (Assignment("n", .text("-1")), "positive", nil), (.init("w", .text("long")), nil, nil),
            (.init("id", .null), nil, "id"), (.init("n", .text("one")), nil, nil),
        ] as [(Assignment, String?, String?)])
    func `is refused with the entry that the server refuses`(
        assignment: Assignment, constraint: String?, column: String?
    ) async throws {
        try await withDatabase(Self.goods) { database in
            let connection = try await database.connect()
            let page = try await connection.openTable(limit: 9)
            var changes = ChangeSet()
            changes.update(OldRow(0, of: page), in: page.source, .init("a", .text("mine")))
            changes.update(OldRow(1, of: page), in: page.source, assignment)
            let before = try await database.rows
            let refusal = await #expect(throws: ChangeRefusal.self) { try await connection.commit(changes) }
            guard case .refused(let error, edit: 2)? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(error.constraint == constraint && error.column == column)
            #expect(try await database.rows == before)
        }
    }

    @Test func `is refused as a whole where only COMMIT finds out`() async throws {
        let script = """
            CREATE TABLE o (id int PRIMARY KEY);
            CREATE TABLE t (id int PRIMARY KEY, o int REFERENCES o DEFERRABLE INITIALLY DEFERRED); INSERT INTO t VALUES (1)
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let page = try await connection.openTable(limit: 9)
            var changes = ChangeSet()
            changes.update(OldRow(0, of: page), in: page.source, .init("o", .text("9")))
            let refusal = await #expect(throws: ChangeRefusal.self) { try await connection.commit(changes) }
            guard case .refused(let error, edit: nil)? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(error.constraint == "t_o_fkey")
        }
    }

    @Test func `finds a row without a key by all of it, and none that has a twin`() async throws {
        let script = """
            CREATE TABLE o (a int, b text); INSERT INTO o VALUES (1, 'x'), (2, NULL), (2, NULL);
            CREATE VIEW t AS SELECT a, b FROM o
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let page = try await connection.openTable(limit: 9)
            var changes = ChangeSet()
            changes.update(OldRow(0, of: page), in: page.source, .init("b", .text("y")))
            _ = try await connection.commit(changes)
            #expect(try await database.value("SELECT b FROM o WHERE a = 1") == "y")
            changes = ChangeSet()
            changes.delete(OldRow(1, of: page), in: page.source)
            let conflict = ChangeConflict(edit: 1, touched: 2, now: nil)
            await #expect(throws: ChangeRefusal.conflicts([conflict])) {
                try await connection.commit(changes)
            }
        }
    }

    @Test func `does not touch a row that it cannot tell from others`() async throws {
        try await withDatabase("CREATE TABLE t (a text); INSERT INTO t VALUES (repeat('x', 900))") {
            database in
            let connection = try await database.connect()
            let page = try await connection.openTable(limit: 9)
            let row = OldRow(key: nil, values: [], isComplete: false)
            var changes = ChangeSet()
            changes.delete(row, in: page.source)
            await #expect(throws: ChangeRefusal.notFindable(edit: 1)) { try await connection.commit(changes) }
            #expect(try await database.value("SELECT count(*) FROM t") == "1")
        }
    }

    @Test(arguments: [CommitCutter.Cut.beforeServer, .beforeClient, .forGood])
    func `whose answer is lost is settled with the server`(cut: CommitCutter.Cut) async throws {
        try await withDatabase(Self.goods) { database in
            let cutter = try CommitCutter(inFrontOf: database.target, cutting: cut)
            let page = try await database.connect().openTable(limit: 9)
            var changes = ChangeSet()
            changes.update(OldRow(0, of: page), in: page.source, .init("a", .text("mine")))
            let connection = try await Connection.open(cutter.target)
            switch cut {
            case .beforeServer:
                let error = await #expect(throws: PostgresError.self) { try await connection.commit(changes) }
                #expect(error?.kind == .connectionLost)
            case .beforeClient: #expect(try await connection.commit(changes).changes.count == 1)
            case .forGood:
                let refusal = await #expect(throws: ChangeRefusal.self) {
                    try await connection.commit(changes)
                }
                guard case .inDoubt(_?, _)? = refusal else {
                    Issue.record("\(String(describing: refusal))")
                    return
                }
            }
            let isCommitted = try await database.value("SELECT a FROM t WHERE id = 1") == "mine"
            #expect(isCommitted == (cut != .beforeServer))
        }
    }

    @Test func `can be taken back by the SQL that it leaves`() async throws {
        let script = Self.goods + "; ALTER TABLE t ADD g int GENERATED ALWAYS AS (id * 2) STORED"
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let page = try await connection.openTable(limit: 9)
            let before = try await database.rows
            var changes = ChangeSet()
            changes.update(OldRow(0, of: page), in: page.source, .init("j", .null))
            changes.update(OldRow(0, of: page), in: page.source, .init("id", .text("11")))
            changes.delete(OldRow(1, of: page), in: page.source)
            changes.insert(into: page.source, [.init("id", .text("7"))])
            let inverse = try await connection.commit(changes).inverse
            #expect(inverse.missing.isEmpty)
            #expect(try await database.rows != before)
            try await database.run(inverse.script)
            #expect(try await database.rows == before)
        }
    }

    @Test func `lets triggers find what they name without its schema`() async throws {
        let script = """
            CREATE TABLE t (id int PRIMARY KEY, a text); CREATE TABLE heard (a text); INSERT INTO t VALUES (1, 'x');
            CREATE FUNCTION hear() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO heard VALUES (NEW.a); RETURN NEW; END $$;
            CREATE TRIGGER hear BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION hear()
            """
        try await withDatabase(script) { database in
            let connection = try await database.connect()
            let page = try await connection.openTable(limit: 9)
            var changes = ChangeSet()
            changes.update(OldRow(0, of: page), in: page.source, .init("a", .text("y")))
            _ = try await connection.commit(changes)
            #expect(try await database.value("SELECT a FROM heard") == "y")
        }
    }
}

extension Assignment {
    init(_ column: String, _ value: NewValue) { self.init(Identifier(column), value) }
}

extension TestDatabase {
    /// All of `t` in the server's own words.
    var rows: [String] {
        get async throws {
            let text = try await value(
                "SELECT string_agg(t::text, E'\\n' ORDER BY t.id) FROM t")
            return (text ?? "").split(separator: "\n").map(String.init)
        }
    }
}

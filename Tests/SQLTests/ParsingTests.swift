import SQL
import Testing

@Suite struct `Statements taken apart` {
    private func only(_ script: String) throws -> SQLStatement {
        let parsed = SQL.parse(script)
        #expect(parsed.count == 1)
        return try #require(parsed.first).statement
    }

    private func table(_ script: String) throws -> CreateTable {
        guard case .createTable(let table) = try only(script) else { throw Surprise(script) }
        return table
    }

    private func changes(_ script: String) throws -> [TableChange] {
        guard case .alterTable(let alteration) = try only(script) else { throw Surprise(script) }
        return alteration.changes
    }

    private struct Surprise: Error {
        let script: String
        init(_ script: String) { self.script = script }
    }

    @Test func `know the columns of a table and what stands with them`() throws {
        let table = try table(
            """
            CREATE TABLE IF NOT EXISTS "shop"."orders" (
              "id" serial PRIMARY KEY NOT NULL, "state" "public"."state" DEFAULT 'new' NOT NULL,
              "total" numeric(10), "number" integer GENERATED ALWAYS AS IDENTITY (sequence name "public"."s"),
              "tags" text[][], CONSTRAINT "u" UNIQUE NULLS NOT DISTINCT ("state"))
            """)
        #expect(table.name.description == "shop.orders")
        #expect(table.isIfNotExists)
        #expect(
            table.columns.map(\.type.description) == [
                "serial", "public.state", "numeric(10,0)", "integer", "text[]",
            ])
        #expect(table.columns.map(\.isNotNull) == [true, true, false, false, false])
        #expect(table.columns[0].constraints.map(\.rule) == [.primaryKey([Identifier("id")])])
        #expect(table.columns[1].defaultValue == .constant("new"))
        #expect(table.columns[3].identity?.kind == .always)
        #expect(table.columns[3].identity?.options.name?.description == "public.s")
        #expect(table.constraints.first?.rule == .unique([Identifier("state")], nullsNotDistinct: true))
    }

    @Test(arguments: [
        ("varchar(255)", "character varying(255)"), ("int", "integer"), ("\"int8\"", "bigint"),
        ("timestamp (3) with time zone", "timestamptz(3)"), ("decimal(4,2)", "numeric(4, 2)"),
        ("float", "double precision"),
        ("char(3)", "character(3)"), ("geometry(Point)", "geometry(point)"), ("text[3]", "text[][]"),
    ])
    func `see one type behind two spellings`(one: String, other: String) throws {
        let types = try [one, other].map { try table("CREATE TABLE t (c \($0))").columns[0].type }
        #expect(types[0] == types[1])
    }

    @Test func `keep two types apart that differ in a modifier`() throws {
        let types = try ["varchar(255)", "varchar(25)", "timestamp", "timestamptz"].map {
            try table("CREATE TABLE t (c \($0))").columns[0].type
        }
        #expect(Set(types).count == 4)
    }

    @Test(arguments: [
        ("'draft'", "'draft'::text"), ("'draft'", "'draft'::public.state"), ("-1", "'-1'::integer"),
        ("0", "'0'::numeric"),
        ("now()", "now()"), ("lower('A')", "lower('A'::text)"), ("ARRAY['a']", "ARRAY['a'::text]"),
        ("state IN ('a', 'b')", "(state = ANY (ARRAY['a'::text, 'b'::text]))"),
        ("\"orders\".\"total\" > 0", "(total > 0)"),
    ])
    func `see one expression where the server writes it its own way`(written: String, live: String) throws {
        let defaults = try [written, live].map { try expression($0) }
        #expect(defaults[0].compared(with: defaults[1]) == .same)
    }

    @Test(arguments: [
        ("'a'", "'b'::text", SQLExpression.Comparison.different), ("-1", "0", .different),
        ("-1", "1", .different),
        ("true", "false", .different),
        ("to_tsvector('english', body)", "to_tsvector('simple'::regconfig, body)", .different),
        ("name = 'a' OR id > 1", "(((name)::text = 'a'::text) OR (id > 2))", .different),
        ("now()", "CURRENT_DATE", .unclear), ("'2020-01-01'", "'2020-01-01 00:00:00'::timestamp", .unclear),
        ("'{\"a\":1}'", "'{\"a\": 1}'::jsonb", .unclear),
        ("id BETWEEN 1 AND 2", "((id >= 1) AND (id <= 2))", .unclear),
        (
            "name IN ('a', 'b')",
            "((name)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))", .same
        ),
    ])
    func `say that two expressions differ only where that is sure`(
        written: String, live: String, comparison: SQLExpression.Comparison
    ) throws {
        #expect(try expression(written).compared(with: expression(live)) == comparison)
    }

    private func expression(_ text: String) throws -> SQLExpression {
        try #require(SQL.expression(text))
    }

    @Test func `know every change of an ALTER TABLE`() throws {
        let name = Identifier("c")
        let changes = try changes(
            """
            ALTER TABLE t ADD COLUMN IF NOT EXISTS c text, DROP COLUMN c CASCADE, ALTER c TYPE int USING c::int,
              ALTER c SET DEFAULT 1, ALTER c DROP DEFAULT, ALTER c SET NOT NULL, ALTER c DROP NOT NULL,
              ALTER c SET GENERATED BY DEFAULT, ALTER c DROP IDENTITY, ENABLE ROW LEVEL SECURITY, VALIDATE CONSTRAINT c,
              DROP CONSTRAINT IF EXISTS c, OWNER TO joe
            """)
        #expect(changes.count == 13)
        #expect(changes[1] == .dropColumn(name, isIfExists: false, isCascading: true))
        #expect(
            changes[3...6] == [
                .setDefault(name, .constant("1")), .dropDefault(name), .setNotNull(name), .dropNotNull(name),
            ])
        guard case .alterIdentity(_, let identity) = changes[7] else { throw Surprise("identity") }
        #expect(identity.kind == .byDefault)
        #expect(
            changes[9...12] == [
                .setRowSecurity(true), .validateConstraint(name),
                .dropConstraint(name, isIfExists: true, isCascading: false),
                .setOwner(.named(Identifier("joe"))),
            ])
    }

    @Test func `know a foreign key and that nobody checked it yet`() throws {
        let change = try changes(
            "ALTER TABLE a ADD CONSTRAINT k FOREIGN KEY (x) REFERENCES s.b (y) ON DELETE cascade NOT VALID")[
                0]
        guard case .addConstraint(let constraint) = change, case .foreignKey(let key) = constraint.rule else {
            throw Surprise("constraint")
        }
        #expect(!constraint.isValidated)
        #expect(key.table.description == "s.b")
        #expect(key.onDelete == .cascade && key.onUpdate == .noAction)
    }

    @Test func `know an index by its columns, order and predicate`() throws {
        guard
            case .createIndex(let index) = try only(
                #"CREATE UNIQUE INDEX CONCURRENTLY "i" ON "t" USING btree ("a" DESC NULLS LAST, lower("b")) WHERE "c" IS NULL"#
            )
        else { throw Surprise("index") }
        #expect(index.isUnique && index.isConcurrent)
        #expect(index.columns.map(\.isDescending) == [true, false])
        #expect(index.columns.map(\.isNullsFirst) == [false, false])
        #expect(index.columns[0].content == .column(Identifier("a")))
        #expect(index.predicate != nil)
    }

    @Test func `read the numbers of a sequence, also those below zero`() throws {
        guard
            case .createSequence(let sequence) = try only(
                "CREATE SEQUENCE s INCREMENT BY -2 MINVALUE -10 MAXVALUE 0 START WITH -1 CACHE 5 CYCLE")
        else { throw Surprise("sequence") }
        let options = sequence.options
        #expect(
            [options.increment, options.minimum, options.maximum, options.start, options.cache] == [
                -2, -10, 0, -1, 5,
            ])
        #expect(options.isCyclic == true)
    }

    @Test func `look into the blocks of old versions of Drizzle Kit, and into no other`() throws {
        let guarded = try only(
            """
            DO $$ BEGIN
             ALTER TABLE "a" ADD CONSTRAINT "k" FOREIGN KEY ("x") REFERENCES "b"("y");
            EXCEPTION
             WHEN duplicate_object THEN null;
            END $$
            """)
        guard case .block(let block) = guarded else { throw Surprise("block") }
        #expect(block.guarded.count == 1)
        let other = try only("DO $$ BEGIN IF true THEN CREATE TABLE t (); END IF; END $$")
        guard case .block(let code) = other else { throw Surprise("code") }
        #expect(code.guarded.isEmpty)
    }

    @Test func `lose nothing to a statement that the parser refuses`() {
        let script = "CREATE TABLE a (); CREATE TABLE oops oops; CREATE TABLE b ();"
        let statements = SQL.parse(script).map(\.statement)
        #expect(statements.count == 3)
        #expect(statements[1] == .unreadable(.refused(message: #"syntax error at or near "oops""#)))
    }

    @Test func `begin at their first word and end before the semicolon`() {
        let script =
            "-- first\n/* second */ CREATE SCHEMA a;\n--> statement-breakpoint\nINSERT INTO t VALUES (1);\n"
        let bytes = Array(script.utf8)
        let texts = SQL.parse(script).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        #expect(texts == ["CREATE SCHEMA a", "INSERT INTO t VALUES (1)"])
    }

    @Test func `cut long names where the server cuts them`() throws {
        let name = String(repeating: "é", count: 40)
        #expect(try table("CREATE TABLE \"\(name)\" ()").name.name.name == String(repeating: "é", count: 31))
    }

    @Test func `survive an expression of a hundred thousand terms`() throws {
        let sum = String(repeating: "1+", count: 100_000) + "1"
        #expect(try only("ALTER TABLE t ADD CHECK (\(sum) > 0)") == .unreadable(.tooDeep))
        let brackets = String(repeating: "(", count: 50_000) + "1" + String(repeating: ")", count: 50_000)
        guard case .unreadable = try only("ALTER TABLE t ADD CHECK (\(brackets) > 0)") else {
            throw Surprise("brackets")
        }
        let chain = String(repeating: "1+", count: 1_500) + "1"
        guard case .unreadable = try only("ALTER TABLE t ADD CHECK (\(chain) > 0)") else {
            throw Surprise("chain")
        }
    }

    @Test func `drop, rename and move name their objects`() throws {
        guard case .drop(let drop) = try only("DROP POLICY IF EXISTS p ON s.t") else {
            throw Surprise("drop")
        }
        #expect(
            drop.objects == [
                ObjectReference(
                    .policy, ObjectName(schema: Identifier("s"), Identifier("t")), part: Identifier("p"))
            ])
        guard case .rename(let rename) = try only(#"ALTER TABLE "t" RENAME COLUMN "a" TO "b""#) else {
            throw Surprise("rename")
        }
        #expect(rename.object.part == Identifier("a") && rename.newName == Identifier("b"))
        guard case .setSchema(let move) = try only("ALTER TYPE e SET SCHEMA x") else {
            throw Surprise("move")
        }
        #expect(move.object.kind == .type && move.schema == Identifier("x"))
    }

    @Test func `pass a hundred thousand INSERTs by without parsing them`() {
        let script = String(repeating: "INSERT INTO t VALUES (1);\n", count: 100_000)
        let statements = SQL.parse(script)
        #expect(statements.count == 100_000)
        #expect(statements.allSatisfy { $0.statement == .other("INSERT") })
    }
}

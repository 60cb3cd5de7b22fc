import Catalog
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing

@testable import Rows

/// The statements that leave the session's search path in force, since views may rely on it.
@Suite(.serialized) struct `Rows of a hostile database` {
    private static let tables = [
        "CREATE TABLE public.t (id int8 PRIMARY KEY, v text, b bytea, j jsonb, n numeric, e varchar(20))",
        "CREATE TABLE public.t (a text COLLATE \"POSIX\", b int4, v text, PRIMARY KEY (b, a))",
        "CREATE TABLE public.t (c name PRIMARY KEY, o oid, k \"char\", r regclass)",
        "CREATE TABLE public.t (v text, n int4)",
        "CREATE TABLE public.t (id int4, at int4, PRIMARY KEY (id, at)) PARTITION BY RANGE (at); CREATE TABLE public.t_1 PARTITION OF public.t DEFAULT",
        "CREATE VIEW public.t AS SELECT n AS id, n::text AS v FROM pg_catalog.generate_series(1, 30) AS n",
    ]

    @Test(arguments: tables, HostileObjects.searchPaths)
    func `are read without calling anything of it`(table: String, path: String) async throws {
        try await withDatabase(table) { database in
            let maker = try await database.connect()
            try await HostileObjects.make(in: maker)
            try await maker.fillTable()
            try await HostileObjects.use(path, in: maker)
            await maker.close()
            let connection = try await database.connect()
            try await connection.askEverything()
            await connection.close()
            #expect(HostileObjects.calls(in: database.server.log, database: database.name) == 0)
        }
    }
}

extension Connection {
    /// A few rows, where it is a table; the values are texts that every type here can be made of.
    fileprivate func fillTable() async throws {
        _ = await run([
            Batch(
                """
                DO $fill$ BEGIN
                  EXECUTE (SELECT format('INSERT INTO public.t SELECT %s FROM generate_series(1, 40) AS n',
                      string_agg(CASE WHEN atttypid = 'bytea'::regtype THEN '''\\x01''::bytea'
                        WHEN atttypid = 'jsonb'::regtype THEN '''{}''::jsonb' WHEN atttypid = '"char"'::regtype THEN '''r'''
                        WHEN atttypid = 'regclass'::regtype THEN '''pg_catalog.pg_class''::regclass'
                        ELSE 'n::text::' || format_type(atttypid, NULL) END, ', ' ORDER BY attnum))
                    FROM pg_attribute WHERE attrelid = 'public.t'::regclass AND attnum > 0);
                END $fill$
                """, access: .readWrite)
        ])
    }

    /// Every request that there is, in every position.
    fileprivate func askEverything() async throws {
        let relation = try #require(
            try await run(Batch(RelationSummary.oid(named: "public.t")))[0].oid(0, 0))
        let (opening, _) = try await open(OpenRequest(relation: relation, limit: 7))
        #expect(opening.failure == nil)
        let page = try #require(opening.firstPage)
        let source = opening.source
        for position in page.positions {
            _ = try await self.page(RowRequest(source: source, position: position, limit: 7))
        }
        _ = try await count(CountRequest(source: source))
        for form in [RowExport.Form.csv, .json] {
            try await export(RowExport(source: source, columns: source.columns.map(\.name), form: form))
        }
        guard source.order.isSeekable, let key = page.key(of: 3) else { return }
        _ = try await record(RecordRequest(source: source, key: key))
        _ = try await values(source.columns.map { ValueRequest(source: source, key: key, column: $0.name) })
        try await export(
            RowExport(source: source, columns: source.columns.map(\.name), form: .json, after: key))
    }

    private func export(_ export: RowExport) async throws { try await copy(try export.statement()) { _ in } }
}

extension RowPage {
    fileprivate var positions: [PagePosition] {
        guard source.order.isSeekable else { return [.first] }
        let fractions = [0.0, 0.4, 1].map { PagePosition.fraction($0) }
        return [.first, .last] + fractions
            + (key(of: 3).map { [.after($0), .from($0), .before($0)] } ?? [])
    }
}

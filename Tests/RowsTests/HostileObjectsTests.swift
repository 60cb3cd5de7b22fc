import Catalog
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing

@testable import Rows

/// The statements that leave the session's search path in force, since views may rely on it.
@Suite struct `Rows of a hostile database` {
    private static let relations = [
        "CREATE TABLE public.t0 (id int8 PRIMARY KEY, v text, b bytea, j jsonb, n numeric, e varchar(20))",
        "CREATE TABLE public.t1 (a text COLLATE \"POSIX\", b int4, v text, PRIMARY KEY (b, a))",
        "CREATE TABLE public.t2 (c name PRIMARY KEY, o oid, k \"char\", r regclass)",
        "CREATE TABLE public.t3 (v text, n int4)",
        "CREATE TABLE public.t4 (id int4, at int4, PRIMARY KEY (id, at)) PARTITION BY RANGE (at)",
        "CREATE TABLE public.part PARTITION OF public.t4 DEFAULT",
        "CREATE VIEW public.t5 AS SELECT n AS id, n::text AS v FROM pg_catalog.generate_series(1, 30) AS n",
        "CREATE TABLE public.t6 (id int8 PRIMARY KEY REFERENCES public.t0 ON DELETE CASCADE)",
    ]

    @Test func `are read without calling anything of it`() async throws {
        try await withDatabase(Self.relations.joined(separator: ";\n")) { database in
            let maker = try await database.connect()
            for name in ["t0", "t1", "t2", "t3", "t4", "t6"] { try await maker.fill(name) }
            try await HostileObjects.make(in: maker)
            for path in HostileObjects.searchPaths {
                try await HostileObjects.use(path, in: maker)
                let connection = try await database.connect()
                for number in 0...6 { try await connection.askEverything(of: "public.t\(number)") }
                for number in [0, 1, 3] { try await connection.changeSomething(in: "public.t\(number)") }
                for value in ["7", "nowhere"] { try await connection.find(value) }
                await connection.close()
                #expect(
                    HostileObjects.calls(in: database.server.log, database: database.name) == 0, "\(path)")
            }
            await maker.close()
        }
    }
}

extension Connection {
    /// Forty rows, of values that every type here can be made of.
    fileprivate func fill(_ table: String) async throws {
        _ = try await run(
            Batch(
                """
                DO $fill$ BEGIN
                  EXECUTE (SELECT format('INSERT INTO public.\(unsafe: table) SELECT %s FROM generate_series(1, 40) AS n',
                      string_agg(CASE WHEN atttypid = 'bytea'::regtype THEN '''\\x01''::bytea'
                        WHEN atttypid = 'jsonb'::regtype THEN '''{}''::jsonb' WHEN atttypid = '"char"'::regtype THEN '''r'''
                        WHEN atttypid = 'regclass'::regtype THEN '''pg_catalog.pg_class''::regclass'
                        ELSE 'n::text::' || format_type(atttypid, NULL) END, ', ' ORDER BY attnum))
                    FROM pg_attribute WHERE attrelid = 'public.\(unsafe: table)'::regclass AND attnum > 0);
                END $fill$
                """, access: .readWrite))
    }

    /// Every request that there is, in every position.
    fileprivate func askEverything(of name: String) async throws {
        let relation = try #require(try await run(Batch(RelationSummary.oid(named: name)))[0].oid(0, 0))
        let (opening, _) = try await open(OpenRequest(relation: relation, limit: 7))
        #expect(opening.failure == nil)
        let page = try #require(opening.firstPage)
        let source = opening.source
        let columns = source.columns.map(\.name)
        for position in page.positions {
            _ = try await self.page(RowRequest(source: source, position: position, limit: 7))
        }
        _ = try await count(CountRequest(source: source))
        try await export(RowExport(source: source, columns: columns, form: .csv))
        try await export(RowExport(source: source, columns: columns, form: .json))
        guard source.order.isSeekable, let key = page.key(of: 3) else { return }
        _ = try await record(RecordRequest(source: source, key: key))
        _ = try await values(columns.map { ValueRequest(source: source, key: key, column: $0) })
        try await export(RowExport(source: source, columns: columns, form: .json, after: key))
        let references = opening.foreignKeys.compactMap { link in
            link.filter(ofRowReferredToBy: 3, of: page).map { LabelsRequest.Reference(key: link, filter: $0) }
        }
        #expect(try await labels(LabelsRequest(references)).0.count == references.count)
    }

    /// Looks into every column of every table.
    fileprivate func find(_ text: String) async throws {
        let value = try #require(SoughtValue(text))
        let columns = try value.question.columns(in: await run([value.question.batch])[0])
        for step in FindStep.all(for: value, in: columns) {
            for find in try step.finds(in: await run(step.batches)) {
                if case .refused(let reason) = find.outcome { Issue.record("\(reason)") }
            }
        }
    }

    /// A row for another one, with everything that is asked before and after it.
    fileprivate func changeSomething(in name: String) async throws {
        let relation = try #require(try await run(Batch(RelationSummary.oid(named: name)))[0].oid(0, 0))
        let (opening, _) = try await open(OpenRequest(relation: relation, limit: 7))
        let page = try #require(opening.firstPage)
        let rights = EditRightsQuestion(relation)
        #expect(try rights.rights(in: try await answer(rights.batch)).objection(to: .update) == nil)
        var changes = ChangeSet()
        changes.update(OldRow(1, of: page), in: page.source, Assignment(Identifier("v"), .text("new")))
        changes.delete(OldRow(2, of: page), in: page.source)
        let question = ConsequencesQuestion(
            of: changes, in: page.source, referencedBy: opening.referencedBy)
        _ = try await question.consequences(in: self)
        _ = try await commit(changes)
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

import Catalog
import Postgres
import SQL
import ScratchServer
import TestSupport
import Testing

@testable import Rows

@Suite struct `What cannot be edited` {
    private static let script = """
        CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text, b text, g int GENERATED ALWAYS AS (1) STORED);
        CREATE VIEW through AS SELECT id, a, upper(b) AS b FROM t;
        CREATE VIEW summed AS SELECT count(*) AS n FROM t;
        CREATE MATERIALIZED VIEW kept AS SELECT a FROM t;
        CREATE TABLE guarded (id int PRIMARY KEY, a text); ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
        CREATE POLICY look ON guarded FOR SELECT USING (true); CREATE POLICY add ON guarded FOR INSERT WITH CHECK (true)
        """

    @Test func `says why before it is tried`() async throws {
        try await withDatabase(Self.script) { database in
            let connection = try await database.connect()
            let (rights, columns) = try await connection.rights("t")
            #expect(EditRights.Command.allCases.map(rights.objection(to:)) == [nil, nil, nil])
            #expect(
                columns.map { rights.objection(to: .update, of: $0) } == [
                    .identityAlways, nil, nil, .generated,
                ])
            let (through, shown) = try await connection.rights("through")
            #expect(through.objection(to: .delete) == nil)
            #expect(shown.map { through.objection(to: .update, of: $0) } == [nil, nil, .computed])
            for name in ["summed", "kept"] {
                let (rights, _) = try await connection.rights(name)
                #expect(
                    rights.objection(to: .update) == .notUpdatable
                        && rights.objection(to: .insert) == .notUpdatable)
            }
        }
    }

    @Test func `is what the role may not do, and what no policy lets it`() async throws {
        try await withDatabase(Self.script) { database in
            try await database.withRole(
                grants: "GRANT SELECT, UPDATE (a) ON t TO ?; GRANT ALL ON guarded TO ?"
            ) { role in
                let connection = try await Connection.open(
                    database.server.target(database: database.name, user: role))
                let (rights, columns) = try await connection.rights("t")
                #expect(
                    rights.objection(to: .insert) == .noPrivilege
                        && rights.objection(to: .delete) == .noPrivilege)
                #expect(rights.objection(to: .update, of: columns[1]) == nil)
                #expect(rights.objection(to: .update, of: columns[2]) == .noPrivilege)
                let (guarded, _) = try await connection.rights("guarded")
                #expect(
                    EditRights.Command.allCases.map(guarded.objection(to:)) == [.noPolicy, nil, .noPolicy])
                await connection.close()
            }
        }
    }
}

extension Connection {
    fileprivate func rights(_ name: String) async throws -> (EditRights, [RowColumn]) {
        let relation = try await oid(name)
        let question = EditRightsQuestion(relation)
        let (opening, _) = try await open(OpenRequest(relation: relation, limit: nil))
        return (try question.rights(in: try await answer(question.batch)), opening.source.columns)
    }
}

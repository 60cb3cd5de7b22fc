import Drizzle
import SQL
import TestSupport

/// A server as far as a forecast asks for one.
struct RandomServer {
    let server: RunServer

    init(_ chance: inout Chance) {
        let schemas: [Identifier: RunServer.SchemaRights] = [
            Identifier("public"): .init(canUse: true, canCreate: chance.happens(80)),
            Identifier("drizzle"): .init(canUse: chance.happens(90), canCreate: true),
        ]
        server = RunServer(
            majorVersion: chance.pick([13, 15, 18, 99]), role: "ada", database: "sea",
            canCreateSchemas: chance.happens(90), isReadOnly: chance.happens(10),
            ledger: chance.happens(80)
                ? .init(
                    isOwner: chance.happens(80), canInsert: chance.happens(90),
                    lockedSequence: chance.happens(5) ? "log_id_seq" : nil) : nil,
            form: chance.happens(80) ? Self.form(&chance) : nil, denied: [Identifier("bob"): "table log"],
            session: .init(
                statementTimeout: chance.pick([.zero, .milliseconds(5)]),
                lockTimeout: chance.pick([.zero, .milliseconds(5)]),
                searchPath: chance.pick(["\"$user\", public", "public", "", ",,\"", "é"]),
                canPrepareTransactions: chance.happens(50)),
            locked: chance.happens(30) ? [QualifiedName("public", "t")] : [],
            relations: chance.happens(70) ? [QualifiedName("public", "t")] : nil, schemas: schemas,
            roles: chance.happens(50) ? [Identifier("bob"), Identifier("ada")] : [], extensions: [],
            available: chance.happens(50) ? [Identifier("citext")] : nil,
            functions: chance.happens(50) ? [Identifier("f")] : [],
            code: chance.happens(50) ? [QualifiedName("public", "t"): [Self.code(&chance)]] : [:])
    }

    private static func code(_ chance: inout Chance) -> TableCode {
        let kinds: [TableCode.Kind] = [.trigger, .check, .column, .index, .policy, .definition]
        return TableCode(
            chance.pick(kinds), Identifier(chance.pick(["a", "", "é"])),
            RowEvents(rawValue: chance.pick([0, 4, 20, 60])))
    }

    private static func form(_ chance: inout Chance) -> LedgerForm {
        if chance.happens(40) { return .made(by: chance.pick([.journal, .folders])) }
        let columns = ["id", "hash", "created_at", "name", "who"].filter { _ in chance.happens(90) }.map {
            LedgerForm.Column(
                name: $0, type: chance.pick(types), needsValue: chance.happens(20),
                isNotNull: chance.happens(30))
        }
        let body = chance.pick(RandomFolder.odd)
        return LedgerForm(
            kind: chance.pick([.table, .table, .view(takesRows: chance.happens(50)), .materializedView]),
            columns: columns,
            uniques: chance.pick([[], [["id"]], [["hash"], ["created_at", "hash"]], [[]]]),
            triggers: chance.happens(20)
                ? [.init(name: "t", language: chance.pick(["plpgsql", "c", "sql"]), body: body)] : [])
    }

    private static let types = [
        "bigint", "integer", "smallint", "text", "character varying(3)", "numeric", "numeric(5,2)", "uuid",
        "point",
        "timestamp with time zone", "boolean", "date", "", "character varying(", "real", "double precision",
    ]
}

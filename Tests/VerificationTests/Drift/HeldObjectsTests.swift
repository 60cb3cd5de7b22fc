import TestSupport
import Testing
import Verification

/// What stays as it is, and has to make way while the SQL runs that closes a difference.
@Suite struct `What holds on to something that changes` {
    private static let table = """
        CREATE TABLE stock (id integer, amount integer, kind text);
        CREATE VIEW plenty AS SELECT id FROM stock WHERE amount > 10;
        CREATE VIEW best AS SELECT id FROM plenty;
        """

    private func closing(_ expected: String, _ live: String) async throws -> [String] {
        try await `Of two databases`.drift(expected: expected, live: live).closing.database
    }

    @Test func `is dropped first and made again last, with what holds on to that`() async throws {
        let wide = Self.table.replacing("amount integer", with: "amount bigint")
        let closing = try await closing(Self.table, wide)
        #expect(
            closing.map { String($0.prefix { $0 != "\"" }) } == [
                "DROP VIEW ", "DROP VIEW ", "ALTER TABLE ", "CREATE VIEW ", "CREATE VIEW ",
                "ALTER VIEW public.plenty OWNER TO postgres",
                "ALTER VIEW public.best OWNER TO postgres",
            ])
        #expect(closing[0].contains("best") && closing[3].contains("plenty"))
    }

    @Test func `is left alone where it uses another column`() async throws {
        let closing = try await closing(
            Self.table, Self.table.replacing("kind text", with: "kind varchar(5)"))
        #expect(closing.count == 1)
    }

    /// What only the database has: a person may have made it, and nobody asked to lose it.
    @Test func `comes back by the SQL of one difference, also where it is a difference itself`() async throws
    {
        let live =
            Self.table.replacing("amount integer", with: "amount bigint")
            + "CREATE VIEW own AS SELECT amount FROM stock;"
        let drift = try await `Of two databases`.drift(expected: Self.table, live: live)
        let column = try #require(drift.differences.first { $0.subject.kind == .column })
        #expect(column.closing.database.contains { $0.contains("CREATE VIEW") && $0.contains("own") })
        #expect(!drift.closing.database.contains { $0.contains("CREATE VIEW") && $0.contains("own") })
    }
}

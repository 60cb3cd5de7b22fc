import Catalog
import Foundation
import Postgres
import SQL
import TestSupport
import Testing

@testable import Rows

/// A table may have columns and a name that the program's own queries use for something else.
@Suite struct `Names of the table's own` {
    /// What stands without a table in front of it, or could, in the SQL of this target.
    private static let names = [
        "r", "t", "e", "place", "k0", "top", "block", "line", "spread", "size", "blocks", "n", "candidates",
        "list",
        "bounds", "page", "query", "ordering", "cut", "number", "plan", "name",
    ]

    private static func script(_ key: String) -> String {
        let columns = names.map { "\"\($0)\" text DEFAULT '\($0)'" }.joined(separator: ", ")
        return """
            CREATE TABLE r (id int\(key), \(columns));
            INSERT INTO r (id) SELECT generate_series(1, 50)
            """
    }

    @Test(arguments: ["", " PRIMARY KEY"])
    func `meet none of ours, on no page and in no export`(key: String) async throws {
        try await withDatabase(Self.script(key)) { database in
            let connection = try await database.connect()
            let first = try await connection.openTable("r", limit: 7)
            let middle = try #require(first.key(of: 3))
            let positions: [PagePosition] = [
                .first, .last, .after(middle), .before(middle), .from(middle), .fraction(0.5),
            ]
            for position in positions {
                let request = RowRequest(source: first.source, position: position, limit: 3)
                let (page, _) = try await connection.page(request)
                let values = page.columns.indices.dropFirst().map { page[0, $0].text }
                #expect(values == Self.names, "\(position)")
            }
            #expect(try await connection.count(CountRequest(source: first.source)).0 == .exactly(50))
            for form in [RowExport.Form.csv, .json] {
                let text = try await database.export(form, of: "r", limit: 1)
                #expect(text.contains(form == .csv ? "1,r,t,e,place" : #"{"id":1,"r":"r","t":"t","e":"e","#))
            }
        }
    }
}

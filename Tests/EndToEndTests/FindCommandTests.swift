import Foundation
import TestSupport
import Testing

@Suite struct `Finding a value by the program` {
    private static let script = """
        CREATE TABLE pots (id uuid PRIMARY KEY);
        CREATE TABLE shards (of_pot uuid, note text);
        INSERT INTO pots VALUES ('9f3c41d0-7b5e-4c2a-9d11-00000000a001');
        INSERT INTO shards SELECT id, 'broken' FROM pots
        """

    @Test func `prints where it is, and says how much was looked into`() async throws {
        try await withDatabase(Self.script) { database in
            let value = "9f3c41d0-7b5e-4c2a-9d11-00000000a001"
            let found = try await Program.raingauge.run("find", value, "--url", database.address)
            #expect(found.status == 0)
            #expect(
                found.output == """
                    table          column  rows
                    public.pots    id      1 row
                    public.shards  of_pot  1 row
                    Looked into all 3 columns that could hold it.

                    """)
            let nowhere = try await Program.raingauge.run("find", "nobody", "--url", database.address)
            #expect(nowhere.status == 1)
            #expect(nowhere.output == "Looked into the one column that could hold it, and it is in none.\n")
            let json = try await Program.raingauge.run(
                "find", value, "--time", "0", "--format", "json", "--url", database.address)
            let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
            #expect(report?["columnsLeftOut"] as? Int == 2)
            let finds = report?["finds"] as? [[String: Any]]
            #expect(finds?.count == 1 && finds?[0]["table"] as? String == "pots")
        }
    }
}

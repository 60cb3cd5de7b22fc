import Drizzle
import Postgres
import SQL
import TestSupport
import Testing

@testable import Verification

@Suite struct `A setting` {
    private static let values = [
        "", "on", "of", "o", "TRUE", "tr", "yess", "0", "1", "2", "off", "5", "5s", "5 min", "5 S", "1e3",
        "1.5min", ".5s",
        "1us", "-1", "-5d", "25d", "2147483647", "2147483648", "99999999999", "30 fortnights", "s", "content",
        "Replica", "notice", "fatal", "iso_8601", "hexa",
    ]

    @Test(arguments: Setting.all.map(\.name)) func `takes the values that the server takes, with its words`(
        name: String
    ) async throws {
        let setting = try #require(Setting.named(name.lowercased()))
        try await withDatabase { database in
            let connection = try await database.connect()
            let question = RunServerQuestion(.standard)
            let server = try #require(question.server(in: await connection.run([question.batch])[0]))
            let batches = Self.values.map { Batch("SELECT pg_catalog.set_config(\(name), \($0), true)") }
            for (value, answer) in zip(Self.values, await connection.run(batches)) {
                let refusal = setting.refusal(of: value, on: server.majorVersion)
                #expect(answer.error?.sqlState?.code == refusal?.sqlState, "\(name) = '\(value)'")
                #expect(
                    answer.error?.message.hasPrefix(refusal?.serverWords ?? "?") ?? true,
                    "\(name) = '\(value)'")
            }
            await connection.close()
        }
    }

    @Test func `that only other versions know is unknown to a server`() {
        let setting = Setting.named("transaction_timeout")
        #expect(setting?.refusal(of: "0", on: 16) == .unknown("transaction_timeout"))
        #expect(setting?.refusal(of: "0", on: 17) == nil)
        #expect(setting?.refusal(of: "0", on: nil) == nil)
    }
}

import Drizzle
import Foundation
import Postgres
import SQL
import TestSupport
import Testing
import Verification

@Suite struct `What Drizzle would do next` {
    @Test func `is written down for sixty situations and more`() {
        #expect(Scenario.all.count >= 60)
        #expect(Set(Scenario.all.map(\.name)).count == Scenario.all.count)
        #expect(Scenario.all.allSatisfy { $0.outcomes["0.45"] != nil && $0.outcomes["1.0"] != nil })
        #expect(Scenario.all.allSatisfy { !$0.rule.isEmpty })
    }

    /// One database and one session for all of them: each makes its tables, is judged, and is taken away again.
    @Test func `is what we say, with real files and a real ledger`() async throws {
        try await withDatabase { database in
            let connection = try await database.connect()
            for scenario in Scenario.all {
                _ = try await connection.run(
                    Batch(scenario.statements, access: .readWrite, searchPath: .session))
                let status = try await status(of: scenario, on: connection)
                check(status, against: scenario)
                let places = Set(scenario.ledgers.map(\.place.name))
                let removal: [SQL] = places.map { "DROP TABLE \($0)" }
                _ = try await connection.run(Batch(removal, access: .readWrite, searchPath: .session))
            }
            await connection.close()
        }
    }

    private func status(of scenario: Scenario, on connection: Connection) async throws -> MigrationStatus {
        let path = FileManager.default.temporaryDirectory.appending(path: "scenario-\(UUID().uuidString)")
            .path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try scenario.write(to: path)
        let reading = LedgerReading(scenario.configured)
        let answers = await connection.run(reading.batches)
        return MigrationStatus(
            folder: .reading(path), ledger: reading.ledger(from: answers),
            server: reading.server(from: answers), snapshots: await SnapshotFile.reading(folder: path),
            now: 1_786_000_000_000)
    }

    private func check(_ status: MigrationStatus, against scenario: Scenario) {
        let names = [Forecast.Migrator.journal: "0.45", .folders: "1.0", .foldersAfterUp: "1.0 after up"]
        for (migrator, name) in names {
            guard let expected = scenario.outcomes[name] else { continue }
            guard let forecast = status.forecast(of: migrator) else {
                Issue.record("\(scenario.name): nothing is said of Drizzle \(name)")
                continue
            }
            check(forecast, against: expected, "\(scenario.name), Drizzle \(name)")
        }
        checkNextRun(of: status, scenario)
    }

    private func check(_ forecast: Forecast, against expected: Scenario.Expectation, _ place: String) {
        switch (forecast.outcome, expected) {
        case (.runs(let runs), .runs(let names)): #expect(runs.map(\.name) == names, "\(place)")
        case (.stops(let stop), .stops(let message)):
            let isFree = message == "*"
            #expect(isFree || stop.drizzleMessage?.hasPrefix(message) == true, "\(place)")
            #expect(!stop.sentence.isEmpty, "\(place)")
        case (.runs, .stops), (.stops, .runs), (.fails, _):
            Issue.record("\(place): expected \(expected), but \(forecast.outcome)")
        }
    }

    /// The list that people see says the same as the forecast for the folder's own era.
    private func checkNextRun(of status: MigrationStatus, _ scenario: Scenario) {
        guard let era = status.folder.era else { return }
        let forecast = status.forecast(of: era == .journal ? .journal : .folders)
        #expect(status.nextRun.migrations.map(\.tag) == forecast?.runs.map(\.tag), "\(scenario.name)")
        #expect((status.nextRun.obstacle == nil) == (forecast?.stop == nil), "\(scenario.name)")
    }
}

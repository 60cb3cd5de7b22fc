import Drizzle
import Foundation
import JSON
import Terminal
import Testing
import Verification

@testable import Reports

/// Some two thousand projects; `RAINGAUGE_PROJECTS=100000 swift test --filter AnyProjectTests` looks at more of them.
///
/// The seed of each is its number, and the number of projects is the budget, not the time.
@Suite struct `Any folder and ledger` {
    private static let count =
        ProcessInfo.processInfo.environment["RAINGAUGE_PROJECTS"].flatMap(UInt64.init) ?? 2_000
    private static let blocks = Array(stride(from: 0, to: count, by: 250))

    @Test(arguments: blocks) func `are judged, in words and as JSON, and twice in the same way`(start: UInt64)
        async throws
    {
        for seed in start..<min(start + 250, Self.count) {
            let project = try RandomProject(seed: seed)
            let (check, status) = (await project.check(), await project.status())
            try judge(check, seed)
            judge(status, of: project, seed)
            try judge(status, seed)
            let again = (await project.check(), await project.status())
            #expect(again == (check, status), "seed \(seed)")
        }
    }

    private func judge(_ check: Check, _ seed: UInt64) throws {
        for finding in check.findings {
            #expect(!finding.sentence.isEmpty && !finding.places.isEmpty, "seed \(seed)")
            #expect((finding.line ?? 1) > 0, "seed \(seed)")
        }
        try expectJSON(of: check, seed)
        expectWords(in: CheckReport(check, workingFolder: "/").document(on: .plain(.unicode)), seed)
    }

    /// Each migration and each row has one line, and each forecast is about this folder.
    private func judge(_ status: MigrationStatus, of project: RandomProject, _ seed: UInt64) {
        #expect(status.entries.compactMap(\.migration) == project.folder.migrations, "seed \(seed)")
        #expect(status.entries.compactMap(\.row).count == project.ledger.ledger.rows.count, "seed \(seed)")
        #expect(status.entries.map(\.number) == Array(1..<status.entries.count + 1), "seed \(seed)")
        #expect(
            MigrationState.allCases.reduce(0) { $0 + status.count(of: $1) } == status.entries.count,
            "seed \(seed)")
        let tags = Set(project.folder.migrations.map(\.tag))
        for forecast in status.forecasts {
            let runs = forecast.runs.map(\.tag)
            #expect(tags.isSuperset(of: runs), "seed \(seed)")
            #expect(forecast.fault.map { runs.contains($0.tag) } ?? true, "seed \(seed)")
            #expect(forecast.unforetold.allSatisfy { runs.contains($0.tag) }, "seed \(seed)")
        }
        #expect(status.nextRun.obstacle == nil || status.nextRun.migrations.isEmpty, "seed \(seed)")
    }

    private func judge(_ status: MigrationStatus, _ seed: UInt64) throws {
        #expect(status.forecasts.allSatisfy { !$0.sentence.isEmpty }, "seed \(seed)")
        #expect(status.nextRun.warnings.allSatisfy { !$0.sentence.isEmpty }, "seed \(seed)")
        #expect(status.nextRun.obstacle.map { !$0.sentence.isEmpty } ?? true, "seed \(seed)")
        try expectJSON(of: status, seed)
        expectWords(in: status.document(on: .plain(.unicode)), seed)
        expectWords(in: status.nextRunDocument(on: .screen(width: 80, glyphs: .ascii)), seed)
    }

    private func expectJSON(of value: some Encodable, _ seed: UInt64) throws {
        let text = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        #expect(JSONValue(text: text) != nil, "seed \(seed)")
    }

    /// Something is said, and nothing in it moves the cursor.
    private func expectWords(in document: Document, _ seed: UInt64) {
        let lines = Array(DocumentText(document, glyphs: .unicode))
        #expect(lines.contains { !$0.isEmpty }, "seed \(seed)")
        #expect(lines.allSatisfy { line in !line.unicodeScalars.contains { $0.value < 32 } }, "seed \(seed)")
    }
}

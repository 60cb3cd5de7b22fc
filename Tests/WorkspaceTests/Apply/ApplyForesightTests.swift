import Drizzle
import Postgres
import Review
import SQL
import ScratchServer
import TestSupport
import Testing
import Verification
import Workspace

/// Two migrations are applied; the third is what the text says.
@Suite struct `What is known before a run` {
    private static func foresight(
        _ text: String, _ script: String = "", _ body: (ApplyForesight) throws -> Void
    ) async throws {
        try await ApplyBench.run(["a", "b", "c"]) { bench in
            try await bench.project.apply(2, to: bench.database.target)
            try await bench.database.run("INSERT INTO a SELECT generate_series(1, 3); " + script)
            try bench.project.write(text, to: "0002_c.sql")
            let visit = bench.project.workspace.visit(bench.database.target)
            let plan = try await bench.project.workspace.applyPlan(in: visit)
            let foresight = await bench.project.workspace.foresight(of: plan, in: visit)
            await visit.close()
            try body(foresight)
        }
    }

    @Test func `is which rows and values would be lost, as far as there are any`() async throws {
        try await Self.foresight("ALTER TABLE a DROP COLUMN id;") { foresight in
            #expect(foresight.losses.map(\.sentence) == ["a.id goes with all its values."])
            #expect(
                foresight.refusal(with: ApplyConsent())
                    == .losesRows(["a.id goes with all its values."]))
            #expect(foresight.refusal(with: ApplyConsent(acceptsLoss: true)) == nil)
        }
        try await Self.foresight("DROP TABLE a; DROP TABLE b;") { foresight in
            #expect(foresight.losses.count == 1)
        }
        try await Self.foresight("ALTER TABLE b DROP COLUMN id;") { foresight in
            #expect(foresight.losses.isEmpty && foresight.refusal(with: ApplyConsent()) == nil)
        }
    }

    @Test func `stops nothing that would only fail, unless that is asked for`() async throws {
        try await Self.foresight("ALTER TABLE a ADD COLUMN kind text NOT NULL;") { foresight in
            #expect(foresight.refusal(with: ApplyConsent()) == nil)
            guard case .objected(let sentences)? = foresight.refusal(with: ApplyConsent(limit: .danger))
            else {
                Issue.record("\(foresight)")
                return
            }
            #expect(!sentences.isEmpty)
        }
    }

    @Test func `is in what the tables that it touches are not as recorded, and no other`() async throws {
        let drifted = "ALTER TABLE a ADD COLUMN note text; ALTER TABLE b ADD COLUMN note text;"
        try await Self.foresight("ALTER TABLE a ADD COLUMN kind text;", drifted) { foresight in
            #expect(foresight.differences.map(\.wholeTitle) == ["a: column note is not in the schema"])
            #expect(foresight.refusal(with: ApplyConsent(limit: .danger)) == nil)
            #expect(
                foresight.refusal(with: ApplyConsent(limit: .caution))?.details.contains(
                    "a: column note is not in the schema") == true)
        }
    }

    @Test func `is nothing to speak of where only new tables are made`() async throws {
        try await Self.foresight("CREATE TABLE c (id integer PRIMARY KEY);", "DROP TABLE b") { foresight in
            #expect(foresight.isSilent && foresight.drift == nil)
        }
    }
}

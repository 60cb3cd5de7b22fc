import Foundation
import Testing

/// `raingauge drift` on the demo, which was changed by hand on purpose.
@Suite struct `The command drift` {
    private func drift(_ arguments: String...) async throws -> Program.Outcome {
        let demo = try await SharedDemo.all.place
        let words =
            ["drift", "--url", demo.url, "--config", demo.folder + "/drizzle.config.ts"] + arguments
        return try await Program.raingauge.run(words)
    }

    @Test func `says what differs, from what, how it was found, and how it is closed`() async throws {
        let outcome = try await drift()
        #expect(outcome.status == 1)
        for text in [
            "against 0011_strong_raven, the newest applied snapshot", "in a transaction that was rolled back",
            "column search differs in generated — broken queries", "column last_seen_at is missing",
            #"ALTER TABLE "public"."users" ADD COLUMN "last_seen_at""#,
        ] {
            #expect(outcome.output.contains(text), "\(text)")
        }
        #expect(outcome.errors.hasPrefix("Database shop@/"))
        #expect(outcome.errors.hasSuffix(", ledger drizzle.__drizzle_migrations\n"))
    }

    @Test func `writes the same as JSON`() async throws {
        let outcome = try await drift("--format", "json")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(json["method"] as? String == "shadow")
        #expect((json["database"] as? String)?.hasPrefix("shop@/") == true)
        #expect(json["ledger"] as? String == "drizzle.__drizzle_migrations")
        #expect((json["session"] as? [String: String])?["database"] == "shop")
        #expect(outcome.errors.isEmpty)
        #expect(json["inStep"] as? Bool == false)
        let made = json["fromFiles"] as? [[String: String]]
        #expect(
            made?.contains {
                $0["title"] == "table page_views" && $0["file"] == "0005_partition_page_views.sql"
            } == true)
        #expect((json["differences"] as? [Any])?.count == 4)
    }

    @Test func `finds the same on a server of its own, and names what the texts leave open`() async throws {
        let scratch = try await drift("--method", "scratch")
        #expect(scratch.output.hasPrefix("4 differences: "))
        #expect(scratch.output.contains("on a server of our own"))
        let text = try await drift("--method", "text")
        #expect(text.output.contains("undecided"))
        #expect(text.output.contains("Only the texts were compared, as was asked."))
    }

    @Test func `finds nothing between a database and itself, and ends with 0`() async throws {
        let demo = try await SharedDemo.all.place
        let outcome = try await drift("--against", demo.url)
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("no drift, against shop@/"))
    }

    @Test func `replays the files on a server of its own`() async throws {
        let outcome = try await drift("--against", "files")
        #expect(outcome.output.contains("against 14 replayed files, 3 of them not applied"))
        #expect(outcome.output.contains("table coupons is missing"))
    }

    @Test func `says what --against may be when it is something else`() async throws {
        let outcome = try await drift("--against", "nonsense")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("nonsense is neither a snapshot nor a folder of migrations."))
    }
}

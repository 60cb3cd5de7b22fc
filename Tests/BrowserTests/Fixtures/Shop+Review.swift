import Drizzle
import Review
import SQL

extension Shop {
    /// Two pending migrations, one of which the rows would stop.
    static var review: ReviewReport {
        let scripts = [
            script(
                "0012_wet_bishop",
                "ALTER TABLE \"orders\" ADD COLUMN \"gift\" boolean;\n--> statement-breakpoint\nCREATE INDEX \"orders_placed_idx\" ON \"orders\" (\"placed_at\");"
            ),
            script("0013_nice_vision", "ALTER TABLE \"users\" ALTER COLUMN \"phone\" SET NOT NULL;"),
        ]
        let review = Review(scripts, facts: facts)
        let questions = review.findings.compactMap(\.question)
        return ReviewReport(
            review, of: .pending, tags: scripts.map(\.tag), hasFacts: true,
            answers: Dictionary(uniqueKeysWithValues: questions.map { ($0, .found(312)) }))
    }

    static var calmReview: ReviewReport {
        ReviewReport(Review([]), of: .pending, tags: [], hasFacts: true)
    }

    private static func script(_ tag: String, _ sql: String) -> ReviewScript {
        ReviewScript(tag: tag, file: "/shop/drizzle/\(tag).sql", MigrationScript(Array(sql.utf8)))
    }

    private static var facts: Facts {
        var facts = Facts()
        for (name, rows) in [("orders", 48_000_000), ("users", 2_500)] {
            var table = TableFacts(rows: rows)
            table.bytes = ByteCount(rows * 700)
            table.writers = name == "orders" ? 3 : 0
            facts.tables[QualifiedName("public", name)] = table
        }
        return facts
    }
}

import Review
import SQL
import Testing
import Verification

@Suite struct `Facts about the database` {
    @Test func `clear what has no rows`() {
        let facts = Facts.table("parcels", .with(["label": "text"], rows: 0))
        #expect(
            Review.rules(#"ALTER TABLE "parcels" ALTER COLUMN "label" SET NOT NULL;"#, facts: facts) == [])
    }

    @Test func `let the time be guessed from the bytes, wider than it is exact`() throws {
        var table = TableFacts.with(["label": "text"])
        table.bytes = ByteCount(3_000_000_000)
        let review = Review(
            [ReviewScript(#"ALTER TABLE "parcels" ALTER COLUMN "label" SET NOT NULL;"#)],
            facts: .table("parcels", table))
        let time = try #require(review.statements.first?.time(on: QualifiedName("public", "parcels")))
        #expect(time.least == .seconds(3) && time.most == .seconds(30))
        let plain = Review(
            [ReviewScript(#"ALTER TABLE "parcels" ADD COLUMN "note" text;"#)], facts: .table("parcels", table)
        )
        #expect(plain.statements.first?.time(on: QualifiedName("public", "parcels")) == nil)
    }

    @Test func `make a danger of what rows are known to stop, however small the table is`() throws {
        let sql = #"ALTER TABLE "parcels" ALTER COLUMN "label" SET NOT NULL;"#
        let review = Review(
            [ReviewScript(sql)], facts: .table("parcels", .with(["label": "text"], rows: 12)))
        let question = try #require(review.findings.compactMap(\.question).first)
        func severity(_ answer: DataAnswer) -> Severity? {
            let report = ReviewReport(
                review, of: .pending, tags: ["0001"], hasFacts: true, answers: [question: answer])
            return report.findings.first { $0.question == question }?.severity
        }
        #expect(severity(.found(1)) == .danger)
        #expect(severity(.found(0)) != .danger)
    }

    @Test(arguments: [
        (#"UPDATE "parcels" SET "label" = '' WHERE "label" IS NULL;"#, 0),
        (#"UPDATE "others" SET "label" = '';"#, 1), (#"ALTER TABLE "parcels" ADD COLUMN "x" int;"#, 1),
    ])
    func `say nothing of rows that the same run may mend first`(first: String, questions: Int) {
        let sql = first + #" ALTER TABLE "parcels" ALTER COLUMN "label" SET NOT NULL;"#
        let review = Review(
            [ReviewScript(sql)], facts: .table("parcels", .with(["label": "text"], rows: 12)))
        #expect(review.questions.count == questions)
    }

    @Test func `make less of what is small`() throws {
        let facts = Facts.table("parcels", .with(["label": "text"], rows: 12))
        let findings = Review.findings([ReviewScript(#"CREATE INDEX "i" ON "parcels" ("label");"#)], facts)
        #expect(findings.map(\.severity) == [.caution])
        let unknown = Review.findings([ReviewScript(#"CREATE INDEX "i" ON "parcels" ("label");"#)])
        #expect(unknown.map(\.severity) == [.danger])
    }

    static let changes: [(from: String, to: String, rules: [String])] = [
        ("varchar(20)", "text", ["alter-column-type-no-rewrite"]),
        ("varchar(20)", "varchar(40)", ["alter-column-type-no-rewrite"]),
        ("varchar(40)", "varchar(20)", ["alter-column-type", "alter-column-type-lossy"]),
        ("numeric(8,2)", "numeric(10,2)", ["alter-column-type-no-rewrite"]),
        ("numeric(8,2)", "integer", ["alter-column-type", "alter-column-type-lossy"]),
        ("integer", "bigint", ["alter-column-type"]),
        ("bigint", "integer", ["alter-column-type", "alter-column-type-lossy"]),
        ("text", "uuid", ["alter-column-type-needs-using"]),
        ("timestamp", "date", ["alter-column-type", "alter-column-type-lossy"]),
        ("char(4)", "text", ["alter-column-type"]),
    ]

    @Test(arguments: changes.indices) func `tell what another type comes to`(index: Int) {
        let change = Self.changes[index]
        let facts = Facts.table("parcels", .with(["x": change.from]))
        let sql = #"ALTER TABLE "parcels" ALTER COLUMN "x" SET DATA TYPE \#(change.to);"#
        #expect(Review.rules(sql, facts: facts) == change.rules)
    }

    @Test func `tell what goes with a column`() {
        var table = TableFacts.with(["a": "integer", "b": "integer"])
        table.indexes = [IndexFacts([Identifier("a"), Identifier("b")])]
        let rules = Review.rules(#"ALTER TABLE "parcels" DROP COLUMN "a";"#, facts: .table("parcels", table))
        #expect(rules == ["drop-column", "drop-column-drops-index"])
    }

    @Test func `tell a rename from a loss`() {
        let facts = Facts.table("parcels", .with(["label": "text"]))
        let sql =
            #"ALTER TABLE "parcels" ADD COLUMN "name" text;"# + "\n--> statement-breakpoint\n"
            + #"ALTER TABLE "parcels" DROP COLUMN "label";"#
        #expect(Review.rules(sql, facts: facts) == ["drop-add-looks-like-rename", "drop-column"])
    }
}

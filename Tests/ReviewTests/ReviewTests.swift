import Review
import SQL
import Testing

@Suite struct `A review` {
    @Test func `passes over what a comment says is known, and keeps the reason`() throws {
        let script = ReviewScript(
            """
            -- raingauge:ignore create-index-not-concurrent nobody works at night
            CREATE INDEX "i" ON "parcels" ("label");
            --> statement-breakpoint
            CREATE INDEX "j" ON "parcels" ("weight");
            """)
        let review = Review([script])
        #expect(review.findings.map(\.place.line) == [4])
        #expect(review.ignored.map(\.reason) == ["nobody works at night"])
    }

    @Test func `says of how many statements it knows what they do`() {
        let script = ReviewScript("SELECT 1;\n--> statement-breakpoint\nALTER TABEL x ADD y int;")
        let coverage = Review([script]).coverage
        #expect(coverage == (1, 2))
    }

    @Test func `tells the locks of each statement and what is closed before it`() throws {
        let script = ReviewScript(
            """
            ALTER TABLE "parcels" ADD COLUMN "weight" real;
            --> statement-breakpoint
            CREATE INDEX "i" ON "vans" ("plate");
            """)
        let statements = Review([script]).statements
        let (parcels, vans) = (QualifiedName("public", "parcels"), QualifiedName("public", "vans"))
        #expect(statements[0].effects.relations[parcels]?.lock == .accessExclusive)
        #expect(statements[1].effects.relations[vans]?.lock == .share)
        #expect(statements[1].closedBefore == [parcels])
    }

    @Test func `counts what earlier files did, and tells only of the later ones`() {
        let earlier = ReviewScript(#"CREATE TABLE "crates" ("id" integer);"#, tag: "0000_old")
        let later = ReviewScript(#"CREATE INDEX "i" ON "crates" ("id");"#)
        #expect(Review([later], after: [earlier]).findings.isEmpty)
        #expect(!Review([later]).findings.isEmpty)
    }
}

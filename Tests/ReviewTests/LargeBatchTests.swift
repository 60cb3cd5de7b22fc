import Drizzle
import Foundation
import Review
import SQL
import Testing
import Verification

@Suite struct `A large batch` {
    @Test func `is read in the order of its files, several of them at once`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let migrations = try (0..<60).map { number in
            let file = folder.appending(path: "\(number).sql")
            try Data("CREATE TABLE t\(number) ();".utf8).write(to: file)
            return Migration(
                tag: "\(number)", origin: .fileOnly, file: file.path,
                content: .init(hash: "", statementCount: 1, byteCount: 0), snapshotFile: "")
        }
        let scripts = await ReviewScript.reading(migrations)
        #expect(scripts.map(\.tag) == (0..<60).map { "\($0)" })
        #expect(
            scripts.map { $0.statements[0].reading.statement.title } == (0..<60).map { "CREATE TABLE t\($0)" }
        )
    }

    @Test func `tells of each statement which tables are closed by then, in the order of their names`() {
        let sql = ["c", "a", "b"].map { "ALTER TABLE \"\($0)\" ADD COLUMN \"x\" text;" }
        let review = Review([ReviewScript(sql.joined(separator: "\n"))])
        #expect(review.statements.map { $0.closedBefore.map(\.name.name) } == [[], ["c"], ["a", "c"]])
    }

    @Test(arguments: [Facts.unknown, .table("parcels", .with(["id": "int"]))])
    func `loses nothing with a column that it has added itself, and asks nothing about one`(facts: Facts) {
        let sql = """
            ALTER TABLE "parcels" ADD COLUMN "note" text;
            UPDATE "parcels" SET "note" = '';
            ALTER TABLE "parcels" ALTER COLUMN "note" SET NOT NULL;
            ALTER TABLE "parcels" ADD CONSTRAINT "u" UNIQUE ("note");
            ALTER TABLE "parcels" DROP COLUMN "note";
            """
        let review = Review([ReviewScript(sql)], facts: facts)
        #expect(!review.findings.map(\.rule).contains("drop-column"))
        #expect(review.findings.contains { $0.rule == "set-not-null" })
        #expect(review.findings.compactMap(\.question).isEmpty)
    }

    @Test func `loses a column that it has called otherwise, about which nothing can be asked yet`() {
        let sql = "ALTER TABLE parcels RENAME COLUMN note TO text; ALTER TABLE parcels DROP COLUMN text;"
        let facts = Facts.table("parcels", .with(["id": "int", "note": "text"]))
        let lost = Review([ReviewScript(sql)], facts: facts).findings.first { $0.rule == "drop-column" }
        #expect(lost != nil && lost?.question == nil)
    }

    @Test func `goes through no rows of what a new table points at`() {
        let rules = Review.rules(
            """
            ALTER TABLE "shops" ADD COLUMN "x" text;
            CREATE TABLE "visits" ("id" int PRIMARY KEY, "shop" int);
            CREATE INDEX ON "visits" ("shop");
            ALTER TABLE "visits" ADD CONSTRAINT "f" FOREIGN KEY ("shop") REFERENCES "shops"("id");
            """)
        #expect(!rules.contains("slow-statement-while-locked"))
    }

    @Test func `closes nothing any more once its file has committed`() {
        let review = Review([ReviewScript("LOCK TABLE a; COMMIT; SELECT 1;")])
        #expect(review.statements.map(\.closedBefore.count) == [0, 1, 0])
    }

    @Test(arguments: [
        String(repeating: "x", count: 64), "\"" + String(repeating: "two words ", count: 7) + "\"",
        "\"" + String(repeating: "ä", count: 32) + "\"",
    ])
    func `is searched for names that are too long, however they are written`(name: String) {
        #expect(Review.rules("CREATE TABLE \(name) (id int PRIMARY KEY);").contains("identifier-too-long"))
    }

    @Test func `has no long name where only the text between two names is long`() {
        let gap = String(repeating: " ", count: 100)
        #expect(
            !Review.rules("ALTER TABLE \"a\"\(gap)ADD COLUMN \"b\" text;").contains("identifier-too-long"))
    }
}

import Drizzle
import Review
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `The review screen` {
    /// A column that gets required, and what its rows say.
    private func conversation(_ answer: DataAnswer, oid: Oid? = Oid(4711)) -> Conversation {
        var facts = Facts()
        var table = TableFacts(rows: 2_500)
        (table.oid, table.columns[Identifier("phone")]) = (oid, SQL.type("text"))
        facts.tables[QualifiedName("public", "users")] = table
        let sql = "ALTER TABLE \"users\" ALTER COLUMN \"phone\" SET NOT NULL;"
        let script = ReviewScript(
            tag: "0001_x", file: "/shop/drizzle/0001_x.sql", MigrationScript(Array(sql.utf8)))
        let review = Review([script], facts: facts)
        let questions = review.findings.compactMap(\.question)
        let report = ReviewReport(
            review, of: .pending, tags: ["0001_x"], hasFacts: true,
            answers: Dictionary(uniqueKeysWithValues: questions.map { ($0, answer) }))
        var conversation = Conversation(Size(columns: 80, rows: 24))
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.press("r")
        conversation.answer(LoadReview.self, .success(report))
        while conversation.review?.selected?.question == nil, conversation.review != nil {
            conversation.press("j")
        }
        _ = conversation.takeEffects()
        return conversation
    }

    @Test func `opens the rows that are in the way, and nothing but them`() {
        var conversation = conversation(.found(312))
        conversation.press(.enter)
        let request = conversation.effects.questions(OpenTable.self).last?.request
        #expect(request?.relation == Oid(4711))
        #expect(request?.written?.text == "\"phone\" IS NULL")
        #expect(conversation.review == nil)
        conversation.press(.escape)
        #expect(conversation.review?.isReading == false)
    }

    @Test(arguments: [
        (answer: DataAnswer.found(0), oid: Oid?(Oid(4711))), (.unanswered("no"), Oid(4711)), (.found(3), nil),
    ])
    func `shows the finding in full where there are no rows to show`(answer: DataAnswer, oid: Oid?) {
        var conversation = conversation(answer, oid: oid)
        conversation.press(.enter)
        #expect(conversation.review?.isReading == true)
    }

    @Test func `copies all of it for a pull request`() {
        var conversation = conversation(.found(312))
        conversation.press("V")
        let copied = conversation.effects.compactMap { if case .copy(let text, _) = $0 { text } else { nil } }
        #expect(copied.count == 1)
        #expect(copied.first?.hasPrefix("# Review\n") == true)
        #expect(copied.first?.contains("312 rows have no value of phone") == true)
    }

    @Test func `shows the finding in full on request`() {
        var conversation = conversation(.found(312))
        conversation.press("v")
        #expect(conversation.review?.isReading == true)
        conversation.press(.enter)
        #expect(conversation.review == nil)
    }
}

extension Conversation {
    fileprivate var review: ReviewScreen? { browser.front as? ReviewScreen }
}

import Catalog
import Reports
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

/// What people come for, with the fewest keys; every character counts one, and so does a key with a modifier.
@Suite struct `Six jobs` {
    @Test func `the newest orders of a customer take at most twelve keys from the tables on`() {
        var job = Job(Conversation(Size(columns: 120, rows: 24)))
        job.conversation.answer(
            LoadOverview.self,
            .success(Overview(relations: Shop.relations, includesSystem: false, project: .none)))
        job.press(.control("p"))
        job.press("ord")
        job.press(.enter)
        let opened = job.conversation.effects.questions(OpenTable.self).last?.request
        #expect(opened?.relation == Shop.orders.oid)
        job.conversation.answer(
            OpenTable.self,
            .success(
                TableOpening(
                    structure: Shop.relatedOrders, page: .success(Shop.orderPage()), count: .unknown)))
        job.press("lf42")
        job.press(.enter)
        job.conversation.answerFiltered(after: true)
        // The newest are the last of the key.
        job.press("G")
        let request = job.conversation.requested
        #expect(request?.source.relation == Shop.orders)
        #expect(request?.source.filter?.text == "user_id = 42")
        #expect(request?.position == .last)
        #expect(job.keys <= 12)
    }

    @Test func `the customer of an order takes one`() {
        var job = Job(Conversation.following())
        job.conversation.press("l")
        job.press(.enter)
        #expect(job.conversation.effects.questions(OpenTable.self).last?.request.filter?.text == "id = 4412")
        #expect(job.keys <= 1)
    }

    @Test func `what refers to a row takes two`() {
        var job = Job(Conversation.following())
        job.press("gr")
        job.conversation.answer(CountReferrers.self, .success(Shop.referrers))
        #expect(job.conversation.screen.contains("order_part_0"))
        #expect(job.keys <= 2)
    }

    @Test func `how many rows have a status takes at most six`() {
        var job = Job(Conversation.reading())
        job.press("llgv")
        job.conversation.answer(CountValues.self, .success(Shop.states))
        #expect(job.conversation.screen.contains("1,204"))
        #expect(job.keys <= 6)
    }

    @Test func `the row with a key takes at most three and the key`() {
        var job = Job(Conversation.reading())
        job.press("gk12345")
        job.press(.enter)
        #expect(job.conversation.asked == .from(RowKey(["12345000-0000-0000-0000-000000000000"])))
        #expect(job.keys <= 8)
    }

    @Test func `what an enum may be takes one`() {
        let column = RowColumn(
            column: Column(
                number: 1, name: Identifier("mood"),
                type: ColumnType(
                    oid: Oid(1), name: "mood", category: .enum, labels: ["sad", "fair", "glad"])))
        let source = RowSource(relation: Shop.orders, columns: [column], order: .unordered(.view))
        var job = Job(Conversation.reading(RowPage(source: source, rows: [[.value("glad")]])))
        job.press(.enter)
        #expect(job.conversation.screen.contains("One of sad, fair, glad."))
        #expect(job.keys <= 1)
    }

    @Test func `a table is exported with at most four`() {
        var job = Job(Conversation.reading())
        job.press("E")
        job.press(.enter)
        let asked = job.conversation.effects.questions(ExportRows.self).last
        let file = ExportFile(path: "orders.csv", form: .csv)
        #expect(asked?.target == .file(file, replaces: false))
        #expect(job.keys <= 4)
    }
}

/// A conversation, and how many keys it took.
private struct Job {
    var conversation: Conversation
    private(set) var keys = 0

    init(_ conversation: Conversation) { self.conversation = conversation }

    mutating func press(_ letters: String) {
        conversation.press(letters)
        keys += letters.count
    }

    mutating func press(_ key: Key) {
        conversation.press(key)
        keys += 1
    }
}

import Catalog
import Reports
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `Finding a value in every table` {
    @Test func `looks through indexes, then into one table after the other`() {
        var conversation = Conversation.finding("42")
        let steps = conversation.effects.questions(TakeFindStep.self)
        #expect(steps.last?.step.columns == Array(Shop.fittingColumns[..<2]))
        #expect(
            conversation.screen.contains("Looked into 0 of 4 columns that could hold it; asking indexes."))
        conversation.answer(TakeFindStep.self, .success([Find(Shop.fittingColumns[0], .rows(3))]))
        #expect(conversation.screen.contains("reading public.events, 31 GB"))
        conversation.answer(TakeFindStep.self, .success([]))
        conversation.answer(TakeFindStep.self, .success([Find(Shop.fittingColumns[2], .unfinished)]))
        #expect(conversation.screen.contains("Looked into all 4 columns that could hold it."))
        #expect(conversation.screen.contains("not read to its end in 5 s"))
    }

    @Test func `opens the table with the rows that have it`() {
        var conversation = Conversation.finding("42")
        conversation.answer(TakeFindStep.self, .success([Find(Shop.fittingColumns[0], .rows(3))]))
        conversation.press(.enter)
        let request = conversation.effects.questions(OpenTable.self).last?.request
        #expect(request?.relation == Shop.fittingColumns[0].relation.oid)
        #expect(request?.filter?.text == "user_id = 42")
    }

    @Test func `stops when somebody says so, and goes on from there`() {
        var conversation = Conversation.finding("42")
        conversation.press(.control("c"))
        conversation.answer(TakeFindStep.self, .failure(.stopped))
        #expect(conversation.screen.contains("Stopped after 0 of 4 columns that could hold it; + goes on."))
        conversation.press("+")
        #expect(conversation.effects.questions(TakeFindStep.self).last?.step.isReading == false)
    }

    @Test func `reads no further table when its time is over, until somebody wants it`() {
        var conversation = Conversation.finding("42")
        conversation.answer(TakeFindStep.self, .success([]))
        conversation.wait(FindScreen.patience)
        conversation.answer(TakeFindStep.self, .success([]))
        #expect(conversation.screen.contains("Stopped after 3 of 4 columns"))
        conversation.press("+")
        #expect(conversation.effects.questions(TakeFindStep.self).count == 1)
    }

    @Test func `asks for a value where none was typed, and says where it could not be`() {
        var conversation = Conversation()
        conversation.press("gf")
        #expect(conversation.screen.contains("Find in every table:"))
        conversation.press("x y")
        conversation.press(.enter)
        #expect(conversation.effects.questions(PlanFind.self).last?.value.text == "x y")
        conversation.answer(PlanFind.self, .success([]))
        #expect(conversation.screen.contains("No column of this database could hold it."))
    }
}

extension Conversation {
    /// A conversation that has come as far as looking for a value.
    fileprivate static func finding(_ value: String) -> Conversation {
        var conversation = Conversation()
        conversation.find(value, in: Shop.fittingColumns)
        return conversation
    }
}

import Reports
import Rows
import SQL
import Terminal
import Testing

@testable import Browser

@Suite struct `Stepping back` {
    /// Rows filtered by a value that was chosen from the list of values, from the seventh row on.
    private func filteredByValue() -> Conversation {
        var conversation = Conversation.reading()
        conversation.press("6jllgv")
        conversation.answer(CountValues.self, .success(Shop.states))
        conversation.press(.enter)
        conversation.answerFiltered()
        return conversation
    }

    @Test(arguments: [Key.backspace, .control("o"), .escape])
    func `leads from filtered rows to the rows before, as they were left, and then out of the table`(key: Key)
    {
        var conversation = filteredByValue()
        #expect(conversation.screen.contains("where status = "))
        _ = conversation.takeEffects()
        conversation.press(key)
        #expect(!conversation.screen.contains("where status = "))
        #expect(conversation.selectedKey == Shop.orderKey(6))
        #expect(conversation.takeEffects().isEmpty)
        conversation.press(key)
        #expect(conversation.browser.front is TablesScreen)
    }

    @Test func `takes one filter at a time, and F all of them`() {
        var conversation = filteredByValue()
        conversation.press("f")
        conversation.press(.control("u"))
        conversation.press("user_id = 7")
        conversation.press(.enter)
        conversation.answerFiltered()
        conversation.press(.escape)
        #expect(conversation.screen.contains("where status = "))
        conversation.press("F")
        conversation.answerFiltered()
        conversation.press(.backspace)
        #expect(conversation.browser.front is TablesScreen)
    }

    @Test func `gives up a filter that is still being asked`() {
        var conversation = Conversation.filtering("user_id = 7")
        let place = conversation.effects.last { $0.question?.value is LoadPage }?.ticket?.place
        conversation.press(.escape)
        #expect(place.map { conversation.effects.contains(.cancel($0)) } == true)
        #expect(conversation.table?.isWaiting == false)
        conversation.press(.escape)
        #expect(conversation.browser.front is TablesScreen)
    }

    @Test func `to rows from before a commit reads them again`() {
        var conversation = Conversation.reading()
        conversation.stageChanges()
        conversation.press("fuser_id = 7")
        conversation.press(.enter)
        conversation.answerFiltered()
        conversation.press("Wa")
        conversation.commit()
        conversation.press("q")
        conversation.answerFiltered()
        _ = conversation.takeEffects()
        conversation.press(.backspace)
        #expect(conversation.requested?.source.filter == nil)
    }

    @Test func `leads from a page to its list, and from a place to where it was gone to from`() {
        var conversation = Conversation()
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.press("mL")
        conversation.press(.backspace)
        #expect((conversation.browser.front as? MigrationsScreen)?.mode == .status)
        conversation.press("D")
        conversation.press(.backspace)
        #expect(conversation.browser.front is MigrationsScreen)
        conversation.press(.backspace)
        #expect(conversation.browser.front is TablesScreen)
        conversation.press(.backspace)
        #expect(conversation.browser.notice?.text == "There is nothing to go back to.")
        conversation.press(.control("n"), .control("n"))
        #expect(conversation.browser.front is DriftScreen)
    }
}

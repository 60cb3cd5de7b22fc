import Terminal
import Testing

@testable import Browser

@Suite struct `Overlays in pictures` {
    private func conversation(_ size: Size) -> Conversation {
        var conversation = Conversation(size)
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        return conversation
    }

    @Test(arguments: Size.pictured)
    func `the help page lists every key`(size: Size) throws {
        var conversation = conversation(size)
        conversation.press("?")
        try expectSnapshot(conversation.frame, named: "help-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `the palette finds commands by name`(size: Size) throws {
        var conversation = conversation(size)
        conversation.press(":pa")
        try expectSnapshot(conversation.frame, named: "palette-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `jump finds tables and migrations`(size: Size) throws {
        var conversation = conversation(size)
        conversation.press(.control("p"))
        conversation.press("or")
        try expectSnapshot(conversation.frame, named: "jump-\(size.testDescription)")
    }

    @Test func `the filter is typed in place of the hints`() throws {
        var conversation = conversation(Size(columns: 80, rows: 24))
        conversation.press("/ord")
        try expectSnapshot(conversation.frame, named: "filter-80x24")
    }
}

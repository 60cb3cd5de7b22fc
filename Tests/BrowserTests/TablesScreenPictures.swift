import Terminal
import Testing

@testable import Browser

@Suite struct `The table list in pictures` {
    @Test(arguments: Size.pictured)
    func `shows every table`(size: Size) throws {
        var conversation = Conversation(size)
        conversation.answer(LoadOverview.self, .success(.shop))
        conversation.press("jjjjjj")
        // Only the widest has room for a structure beside the list, and asks for one.
        if size.columns > 80 { conversation.showStructure() }
        try expectSnapshot(conversation.frame, named: "tables-filled-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `answers the question about migrations in one line`(size: Size) throws {
        var conversation = Conversation(size)
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        try expectSnapshot(conversation.frame, named: "tables-project-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `shows what tables take, the largest first, and what Drizzle does not know`(size: Size) throws {
        var conversation = Conversation(size)
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.answer(ReadDrizzleNames.self, .success(Shop.drizzleNames))
        conversation.press("s")
        conversation.answer(LoadSizes.self, .success(Shop.sizes))
        try expectSnapshot(conversation.frame, named: "tables-sizes-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `says that there are no tables`(size: Size) throws {
        var conversation = Conversation(size)
        conversation.answer(
            LoadOverview.self, .success(Overview(relations: [], includesSystem: false, project: .none)))
        try expectSnapshot(conversation.frame, named: "tables-empty-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `says what it waits for`(size: Size) throws {
        var conversation = Conversation(size, isOnline: false)
        conversation.wait(.milliseconds(3400))
        try expectSnapshot(conversation.frame, named: "tables-waiting-\(size.testDescription)")
    }

    @Test(arguments: Size.pictured)
    func `says in three parts why there is nothing`(size: Size) throws {
        var conversation = Conversation(size, isOnline: false)
        conversation.say(.link(.failed(.refused)))
        conversation.answer(LoadOverview.self, .failure(.refused))
        try expectSnapshot(conversation.frame, named: "tables-failed-\(size.testDescription)")
    }

    @Test func `uses only ASCII where there is nothing else`() throws {
        var conversation = Conversation(Size(columns: 120, rows: 24), glyphs: .ascii)
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.press("jjjjjjj")
        conversation.showStructure()
        try expectSnapshot(conversation.frame, named: "tables-ascii-120x24")
        #expect(!conversation.screen.contains { !$0.isASCII })
    }
}

extension Conversation {
    /// Answers what is asked about the first line, and then about the line that is selected.
    mutating func showStructure() {
        for _ in 0..<2 { answer(LoadStructure.self, .success(Shop.structure)) }
    }
}

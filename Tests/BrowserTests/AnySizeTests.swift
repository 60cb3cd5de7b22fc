import Terminal
import Testing

@testable import Browser

@Suite struct `Every screen` {
    private static let sizes = [
        (0, 0), (1, 1), (2, 1), (1, 30), (3, 2), (5, 3), (21, 6), (39, 15), (110, 9), (500, 2), (500, 200),
    ].map(Size.init)

    /// Keys that open every screen and overlay, one after the other.
    private static let keys: [[Key]] = [
        [], [.character("?")], [.character(":")], [.control("p")], [.character("/"), .character("o")],
        [.character("m")], [.character("m"), .character("o")], [.character("m"), .character("L")],
        [.character("m"), .enter], [.enter],
    ]

    @Test(arguments: sizes, [Glyphs.unicode, .ascii])
    func `is drawn in any size, and in ASCII only with ASCII`(size: Size, glyphs: Glyphs) {
        for keys in Self.keys {
            var conversation = Conversation(Size(columns: 80, rows: 24), glyphs: glyphs)
            conversation.answer(LoadOverview.self, .success(.shopInProject))
            for key in keys { conversation.press(key) }
            if !conversation.effects.questions(ReadMigration.self).isEmpty {
                conversation.answer(ReadMigration.self, .success(Shop.text))
            }
            conversation.say(.resized(size))
            let frame = conversation.frame
            #expect(frame.grid == size)
            if glyphs == .ascii { #expect(!frame.text.contains { !$0.isASCII }, "\(keys)") }
            for key in [Key.down, .pageDown, .pageUp, .up] { conversation.press(key) }
            #expect(conversation.frame.grid == size)
        }
    }
}

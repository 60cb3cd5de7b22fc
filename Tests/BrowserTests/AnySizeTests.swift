import Terminal
import Testing

@testable import Browser

@Suite struct `Every screen` {
    private static let sizes = [
        (0, 0), (1, 1), (2, 1), (1, 30), (3, 2), (5, 3), (21, 6), (39, 15), (110, 9), (500, 2), (500, 200),
    ].map(Size.init)

    @Test(arguments: OpenScreen.allCases)
    func `and overlay is opened by its keys`(screen: OpenScreen) {
        let browser = screen.conversation(Size(columns: 80, rows: 24), glyphs: .unicode).browser
        #expect(screen.isOpen(in: browser))
    }

    @Test(arguments: sizes, [Glyphs.unicode, .ascii])
    func `is drawn in any size, and in ASCII only with ASCII`(size: Size, glyphs: Glyphs) {
        for screen in OpenScreen.allCases {
            var conversation = screen.conversation(Size(columns: 80, rows: 24), glyphs: glyphs)
            conversation.say(.resized(size))
            let frame = conversation.frame
            #expect(frame.grid == size, "\(screen)")
            if glyphs == .ascii { #expect(!frame.text.contains { !$0.isASCII }, "\(screen)") }
            for key in [Key.down, .pageDown, .right, .pageUp, .up] { conversation.press(key) }
            #expect(conversation.frame.grid == size, "\(screen)")
        }
    }
}

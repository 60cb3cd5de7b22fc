import Terminal
import TestSupport
import Testing

@testable import Browser

@Suite struct `Every screen` {
    private static let sizes = [
        (0, 0), (1, 1), (2, 1), (1, 30), (3, 2), (5, 3), (21, 6), (39, 15), (110, 9), (500, 2), (500, 200),
    ].map(Size.init)

    /// Whatever is called a screen in the sources is listed; whatever is listed, these tests open.
    @Test func `is known to the browser and to its tests`() throws {
        let texts = try SourceTexts.all(in: "Sources/Browser")
        let kinds = texts.flatMap { $0.matches(of: /struct (\w+Screen):/).map { String($0.output.1) } }
        #expect(kinds.sorted() == Screens.all.map { "\($0)" }.sorted())
        for kind in Screens.all {
            #expect(kind is any OpenedScreen.Type, "\(kind)")
            if kind is any ListScreen.Type { #expect(kind is any OpenedList.Type, "\(kind)") }
        }
    }

    @Test(arguments: Opening.all)
    func `and overlay is opened by its keys`(screen: Opening) {
        #expect(screen.isOpen(screen.conversation().browser))
    }

    @Test(arguments: sizes, [Glyphs.unicode, .ascii])
    func `is drawn in any size, and in ASCII only with ASCII`(size: Size, glyphs: Glyphs) {
        for screen in Opening.all {
            var conversation = screen.conversation(glyphs: glyphs)
            conversation.say(.resized(size))
            let frame = conversation.frame
            #expect(frame.grid == size, "\(screen.testDescription)")
            if glyphs == .ascii { #expect(!frame.text.contains { !$0.isASCII }, "\(screen.testDescription)") }
            for key in [Key.down, .pageDown, .right, .pageUp, .up] { conversation.press(key) }
            #expect(conversation.frame.grid == size, "\(screen.testDescription)")
        }
    }
}

import Testing

@testable import Terminal

@Suite struct `A frame` {
    @Test func `shows what was drawn, without the blanks at the ends of lines`() {
        var frame = Frame(Size(columns: 12, rows: 3))
        let used = frame.draw("orders", at: 2, row: 1, role: .title)
        #expect(used == 6)
        #expect(frame.text == "\n  orders\n")
        #expect(frame.roles == "\n  TTTTTT\n")
    }
}

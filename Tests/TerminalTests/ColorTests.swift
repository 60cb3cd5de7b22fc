import Testing

@testable import Terminal

@Suite struct `A colour` {
    @Test(arguments: [
        (Color.rgb(0, 0, 0), 16), (.rgb(255, 255, 255), 231), (.rgb(0x5F, 0x87, 0xAF), 67),
        (.rgb(128, 128, 128), 244),
        (.rgb(8, 8, 8), 232), (.rgb(0x88, 0xC0, 0xD0), 110),
    ]) func `is mapped to the nearest of the fixed 240`(color: Color, index: Int) {
        #expect(color.nearest256 == index)
    }

    @Test(arguments: [
        (Color.rgb(0, 0, 0), 0), (.rgb(250, 250, 250), 15), (.rgb(0xD0, 0x87, 0x70), 3),
        (.rgb(0xEB, 0xDB, 0xB2), 7), (.rgb(0x00, 0x2B, 0x36), 0), (.rgb(0xA6, 0xE3, 0xA1), 2),
        (.rgb(250, 10, 10), 9), (.rgb(0x5E, 0x81, 0xAC), 12), (.ansi(12), 12),
    ]) func `keeps its hue where there are few`(color: Color, of16: Int) {
        #expect(color.nearest16 == of16)
    }

    @Test func `has a contrast with another one, when both are known`() throws {
        let most = try #require(Color.rgb(0, 0, 0).contrast(with: .rgb(255, 255, 255)))
        #expect(abs(most - 21) < 0.001)
        let gray = try #require(Color.rgb(0x76, 0x76, 0x76).contrast(with: .rgb(255, 255, 255)))
        #expect((4.5..<4.6).contains(gray))
        #expect(Color.ansi(1).contrast(with: .rgb(0, 0, 0)) == nil)
    }
}

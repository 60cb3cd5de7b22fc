import Reports
import SQL
import Terminal

extension TextPages: ValueLayout {
    mutating func go(toShare share: Double) { scroll(toShare: share) }

    func draw(in frame: inout Frame) {
        for (row, line) in visibleLines().enumerated() { frame.draw(String(line), at: 1, row: row) }
    }

    func facts(of text: String) -> [String] {
        ["\(ByteCount(text.utf8.count))"] + [share.map(Numbers.percent)].compactMap(\.self)
    }

    mutating func move(_ motion: Motion, count: Int?, rows: Int) {
        let times = count ?? 1
        let screen = max(1, rows - 1)
        switch motion {
        case .down: scroll(by: times)
        case .up: scroll(by: -times)
        case .pageDown: scroll(by: times * screen)
        case .pageUp: scroll(by: -times * screen)
        case .halfPageDown: scroll(by: count ?? max(1, rows / 2))
        case .halfPageUp: scroll(by: -(count ?? max(1, rows / 2)))
        case .top: scrollToStart()
        case .bottom: scrollToEnd()
        case .left, .right, .firstColumn, .lastColumn, .nextColumn, .previousColumn: break
        }
    }

    /// The line with the next match becomes the first one.
    mutating func find(_ needle: String, backwards: Bool, includesCurrent: Bool) -> Bool {
        let top = topByte
        let current = lastMatch ?? top
        var text = text
        let byte = text.withUTF8 { bytes in
            backwards
                ? ByteSearch.previous(needle, in: bytes, before: current)
                : ByteSearch.next(needle, in: bytes, from: includesCurrent ? top : current + 1)
        }
        guard let byte else { return false }
        lastMatch = byte
        show(byte: byte)
        return true
    }
}

extension HexDump: ValueLayout {
    mutating func resize(_ size: Size, glyphs: Glyphs) { resize(size) }
    mutating func move(_ motion: Motion, count: Int?, rows: Int) { change { $0.move(motion, count: count) } }
    mutating func scroll(by lines: Int) { change { $0.wheel(by: lines) } }
    mutating func go(toShare share: Double) { change { $0.select(Int(Double($0.count) * share)) } }
    func facts(of text: String) -> [String] { ["\(ByteCount(count))"] }
}

extension OutlineView: ValueLayout {
    mutating func resize(_ size: Size, glyphs: Glyphs) { resize(size) }
    mutating func scroll(by lines: Int) { change { $0.wheel(by: lines) } }
    mutating func go(toShare share: Double) { change { $0.select(Int(Double($0.count) * share)) } }
    func facts(of text: String) -> [String] { ["\(ByteCount(text.utf8.count))"] }

    mutating func move(_ motion: Motion, count: Int?, rows: Int) {
        let times = count ?? 1
        switch motion {
        case .left, .previousColumn: move(sideways: -8 * times)
        case .right, .nextColumn: move(sideways: 8 * times)
        case .firstColumn: moveToMargin()
        case .lastColumn: moveToEnd()
        case .down, .up, .top, .bottom, .halfPageDown, .halfPageUp, .pageDown, .pageUp:
            change { $0.move(motion, count: count) }
        }
    }
}

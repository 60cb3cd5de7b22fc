import Catalog
import Rows
import Terminal
import TestSupport
import Testing

@testable import Browser

@Suite struct `A table is one continuous list` {
    @Test(arguments: [
        Size(columns: 80, rows: 24), Size(columns: 160, rows: 40), Size(columns: 200, rows: 60),
    ])
    func `whose screens follow one another without a row left out or shown twice`(size: Size) {
        var reader = Reader(size)
        var seen = reader.visible
        while seen.last != Reader.count - 1 {
            let last = seen.last
            reader.press(.character(" "))
            let shown = reader.visible
            // The last screen may hold rows that were seen, as it is full.
            #expect(shown.first == last.map { $0 + 1 } || shown.last == Reader.count - 1)
            seen = shown
        }
        while seen.first != 0 {
            reader.press(.control("b"))
            let shown = reader.visible
            #expect(shown.last == seen.first.map { $0 - 1 } || shown.first == 0)
            seen = shown
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `on which any steps lead where they would without pages`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let sizes = [Size(columns: 80, rows: 24), Size(columns: 200, rows: 60), Size(columns: 80, rows: 6)]
        var reader = Reader(sizes[Int.random(in: 0..<sizes.count, using: &random)])
        var expected = 0
        for _ in 0..<120 {
            let steps = Int.random(in: 10...130, using: &random)
            let isDown = Int.random(in: 0..<5, using: &random) < 3
            if steps > 60 {
                reader.press(isDown ? .character(" ") : .control("b"))
                expected += isDown ? reader.height : -reader.height
            } else {
                for digit in String(steps) { reader.press(.character(digit)) }
                reader.press(.character(isDown ? "j" : "k"))
                expected += isDown ? steps : -steps
            }
            expected = min(max(0, expected), Reader.count - 1)
            #expect(reader.selected == expected)
            let shown = reader.visible
            #expect(shown == Array((shown.first ?? 0)..<(shown.first ?? 0) + reader.height))
            #expect(shown.contains(expected))
            #expect(reader.rowsInMemory <= 700)
        }
    }

    @Test func `whose next page is fetched before it is needed, and never without a motion`() {
        var conversation = Conversation.reading()
        #expect(conversation.effects == [])
        conversation.press("40j")
        #expect(conversation.effects == [])
        conversation.press("40j")
        #expect(conversation.aheadAsked == .after(Shop.orderKey(99)))
        let before = conversation.screen
        conversation.answer(ReadAhead.self, .success(Shop.orderPage(100, before: true)))
        #expect(conversation.screen == before)
        conversation.press("40j")
        #expect(conversation.selectedKey == Shop.orderKey(120))
        #expect(conversation.effects == [])
    }

    @Test func `whose edge is waited for where the page ahead is still on its way`() {
        var conversation = Conversation.reading()
        conversation.press("80j40j")
        #expect(conversation.effects.count == 1)
        #expect(conversation.selectedKey == Shop.orderKey(99))
        conversation.answer(ReadAhead.self, .success(Shop.orderPage(100, before: true)))
        #expect(conversation.selectedKey == Shop.orderKey(120))
    }

    @Test func `that says why the page ahead failed only to whom it concerns`() {
        var idle = Conversation.reading()
        idle.press("80j")
        idle.answer(ReadAhead.self, .failure(.timedOut))
        #expect(!idle.screen.contains("gave up"))
        var waiting = Conversation.reading()
        waiting.press("80j40j")
        waiting.answer(ReadAhead.self, .failure(.timedOut))
        #expect(waiting.screen.contains("The server gave up after 30 seconds."))
    }
}

/// Somebody who reads a table of a thousand rows, and the server that answers at once.
private struct Reader {
    static let count = 1_000
    private var conversation: Conversation

    init(_ size: Size) {
        conversation = Conversation.reading(Shop.orderPage(0), size)
        settle()
    }

    mutating func press(_ key: Key) {
        conversation.press(key)
        settle()
    }

    var selected: Int? { conversation.table?.grid.flatMap { number(of: $0.row) } }
    var height: Int { conversation.table?.grid?.height ?? 0 }
    var rowsInMemory: Int { conversation.table?.grid?.page.rowCount ?? 0 }

    /// The numbers of the rows on the screen.
    var visible: [Int] {
        guard let grid = conversation.table?.grid else { return [] }
        return (grid.top..<min(grid.top + grid.height, grid.page.rowCount)).compactMap(number)
    }

    private func number(of row: Int) -> Int? {
        conversation.table?.grid?.page.key(of: row).flatMap { Self.numbers[$0] }
    }

    private static let numbers = Dictionary(
        uniqueKeysWithValues: (0..<count).map { (Shop.orderKey($0), $0) })

    private mutating func settle() {
        for _ in 0..<50 {
            guard let question = conversation.effects.lazy.compactMap({ $0.question?.value }).last else {
                return
            }
            if let ahead = question as? ReadAhead {
                conversation.answer(ReadAhead.self, .success(page(ahead.request)))
            } else if let load = question as? LoadPage {
                conversation.answer(LoadPage.self, .success(page(load.request)))
            } else {
                _ = conversation.takeEffects()
            }
        }
        Issue.record("the browser asks for ever")
    }

    private func page(_ request: RowRequest) -> RowPage {
        let limit = request.limit
        let rows: Range<Int> =
            switch request.position {
            case .first, .fraction: 0..<limit
            case .last: Self.count - limit..<Self.count
            case .after(let key): (Self.numbers[key] ?? 0) + 1..<(Self.numbers[key] ?? 0) + 1 + limit
            case .before(let key): (Self.numbers[key] ?? 0) - limit..<(Self.numbers[key] ?? 0)
            case .from(let key): (Self.numbers[key] ?? 0)..<(Self.numbers[key] ?? 0) + limit
            }
        let kept = rows.clamped(to: 0..<Self.count)
        return Shop.orderPage(
            kept.lowerBound, count: kept.count, before: kept.lowerBound > 0,
            after: kept.upperBound < Self.count)
    }
}

import Terminal
import Testing

@testable import Browser

extension TableScreen: OpenedScreen {
    static let openings = [
        opening(.rows, "g1"), opening(.columns, "g2"), opening(.indexes, "g3"), opening(.keys, "g4"),
        opening(.definition, "g5"),
        opening(.statistics, "g6") { $0.answer(LoadStatistics.self, .success(Shop.statistics)) },
    ]

    private static func opening(
        _ tab: TableTab, _ key: String,
        then steps: @escaping @Sendable (inout Conversation) -> Void = { _ in }
    ) -> Opening {
        Opening("\(tab)", of: Self.self, shows: { $0.tab == tab }) {
            $0.openTable()
            $0.press(key)
            steps(&$0)
        }
    }
}

extension RecordScreen: OpenedList {
    static let needle = "e"

    static let openings = [
        Opening("record", of: Self.self) {
            $0.openTable()
            $0.press("v")
            $0.answer(LoadRecord.self, .success(Shop.orderPage(0, count: 1)))
        }
    ]
}

extension ValueScreen: OpenedScreen {
    static let openings = [
        opening("note", "The quick brown fox\njumps"), opening("meta", #"{"a":[1,{"b":null}],"c":"日本"}"#),
        opening("raw", #"\x00ff1b41"#), opening("tags", #"{1,NULL,"a b",{}}"#), opening("id", ""),
        opening("note", "long " + String(repeating: "日本 word\t", count: 400)),
        opening("meta", deepJSON),
    ]

    /// Longer and deeper than any window.
    private static let deepJSON = (0..<60).reduce(#""\#(String(repeating: "value ", count: 90))""#) {
        inner, _ in
        #"{"a key that is long":\#(inner),"次":[1]}"#
    }

    private static func opening(_ column: String, _ text: String) -> Opening {
        Opening("value of \(column) \(text.prefix(4))", of: Self.self) {
            let context = $0.browser.context
            $0 = .looking(at: column, text, context.size, glyphs: context.glyphs)
        }
    }
}

extension Conversation {
    /// From the tables to the rows of the selected one.
    mutating func openTable() {
        press(.enter)
        answer(OpenTable.self, .success(Shop.opening(Shop.orderPage())))
    }
}

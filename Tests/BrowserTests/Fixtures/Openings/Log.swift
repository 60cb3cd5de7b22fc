import Terminal
import Testing

@testable import Browser

extension LogScreen: OpenedScreen {
    static let openings = [
        Opening("log", of: Self.self) {
            $0.press(":log")
            $0.press(.enter)
            $0.answer(ReadLog.self, .success((0..<200).map { "0.1s wire pid \($0)" }))
        }
    ]
}

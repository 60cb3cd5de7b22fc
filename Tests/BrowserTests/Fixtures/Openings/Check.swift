import Terminal
import Testing

@testable import Browser

extension CheckScreen: OpenedList {
    static let needle = "snapshot"

    static let openings = [
        Opening("check", of: Self.self, shows: { !$0.isReading }) { $0.openCheck() },
        Opening("finding", of: Self.self, shows: \.isReading) {
            $0.openCheck()
            $0.press(.enter)
        },
    ]
}

extension Conversation {
    fileprivate mutating func openCheck() {
        press("C")
        answer(CheckFiles.self, .success(Shop.check))
    }
}

import Terminal
import Testing
import Verification

@testable import Browser

extension DriftScreen: OpenedList {
    static let needle = "index"

    static let openings = [
        Opening("drift", of: Self.self, shows: { !$0.isReading }) { $0.openDrift(Shop.drift) },
        Opening("no drift", of: Self.self, shows: { !$0.isReading }) { $0.openDrift(Shop.noDrift) },
        Opening("difference", of: Self.self, shows: \.isReading) {
            $0.openDrift(Shop.drift)
            $0.press(.enter)
        },
    ]
}

extension Conversation {
    fileprivate mutating func openDrift(_ drift: Drift) {
        press("D")
        answer(LoadDrift.self, .success(drift))
    }
}

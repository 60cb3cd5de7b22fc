import Terminal
import Testing

@testable import Browser

extension WatchScreen: OpenedScreen {
    static let openings = [
        Opening("watch", of: Self.self) { $0.openWatch() }
    ]
}

extension Conversation {
    mutating func openWatch(waiting: Bool = true, state: String = "active") {
        press("mw")
        if let sight = try? Shop.sight(waiting: waiting, state: state) {
            answer(LookAtRuns.self, .success(sight))
        }
    }
}

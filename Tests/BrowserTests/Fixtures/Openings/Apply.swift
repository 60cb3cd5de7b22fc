import Terminal
import Testing

@testable import Browser

extension ApplyScreen: OpenedScreen {
    static let openings = [
        Opening("apply", of: Self.self) { $0.openApply() },
        Opening("rehearsed", of: Self.self) { conversation in
            conversation.openApply()
            conversation.press("d")
            conversation.press("h")
            if let plan = try? Shop.applyPlan() {
                conversation.answer(RunDryRun.self, .success(Shop.dryRunReport(plan)))
            }
        },
    ]
}

extension Conversation {
    mutating func openApply(by keys: String = "ma", losing values: Int = 0) {
        press(keys)
        if let plan = try? Shop.applyPlan() { answer(ReadApplyPlan.self, .success(plan)) }
        answer(ForeseeApply.self, .success(Shop.applyForesight(losing: values)))
    }

    /// Names the file that stands there for a backup, and applies.
    mutating func backUp() {
        press("b")
        press(.enter)
        press("a")
        press("shop")
        press(.enter)
    }
}

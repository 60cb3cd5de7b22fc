import Review
import Terminal
import Testing

@testable import Browser

extension ReviewScreen: OpenedList {
    static let needle = "orders"

    static let openings = [
        Opening("review", of: Self.self, shows: { !$0.isReading }) { $0.openReview(Shop.review) },
        Opening("no review", of: Self.self, shows: { !$0.isReading }) { $0.openReview(Shop.calmReview) },
        Opening("review finding", of: Self.self, shows: \.isReading) {
            $0.openReview(Shop.review)
            $0.press(.enter)
        },
    ]
}

extension Conversation {
    fileprivate mutating func openReview(_ report: ReviewReport) {
        press("r")
        answer(LoadReview.self, .success(report))
    }
}

import Browser
import Postgres
import Review
import Workspace

extension LoadReview: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> (ReviewReport, Cost?) {
        (try await sources.workspace.review(ReviewWish(), in: sources.work), nil)
    }
}

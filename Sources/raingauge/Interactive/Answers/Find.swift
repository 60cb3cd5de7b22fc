import Browser
import Catalog
import Postgres
import Rows

extension PlanFind: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> ([FittingColumn], Cost?) {
        let answer = try await sources.work.answer(value.question.batch)
        return (try value.question.columns(in: answer), answer.cost)
    }
}

extension TakeFindStep: Answerable {
    static let thread = AnsweringThread.background

    func answer(from sources: AnswerSources) async throws -> ([Find], Cost?) {
        let answers = try await sources.work.run(step.batches)
        return (try step.finds(in: answers), answers.cost)
    }
}

import Postgres
package import Reports

/// The answer to a question of any kind; only the slot whose ticket it shows can open it.
package struct AnyAnswer: Sendable {
    package let ticket: Ticket
    private let question: any Question.Type
    private let result: any Sendable
    /// How it went, in a word for the log: `ok`, `failed`.
    package let outcome: String

    /// - Parameters:
    ///   - question: The kind of question that is answered.
    ///   - ticket: What the question was asked with.
    ///   - result: What was found, or why nothing was.
    package init<Q: Question>(to question: Q.Type, ticket: Ticket, _ result: Result<Q.Answer, Problem>) {
        (self.question, self.ticket, self.result) = (question, ticket, result)
        outcome =
            switch result {
            case .success(let answer): Q.outcome(of: answer)
            case .failure: "failed"
            }
    }

    /// The name of the kind of question, such as `LoadPage`.
    package var kind: String { "\(question)" }

    /// What was found; `nil` when this answers a question of another kind.
    func result<Q: Question>(to question: Q.Type) -> Result<Q.Answer, Problem>? {
        // Two kinds of question may have answers of the same type, so that does not decide.
        self.question == question ? result as? Result<Q.Answer, Problem> : nil
    }
}

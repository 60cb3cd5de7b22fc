import SQL

/// What is sent one by one so that it ends as if the pieces were sent as Drizzle does, each as one query.
///
/// Inside of Drizzle's transaction that makes no difference. Once a file has ended it, the statements of one query are a
/// transaction of their own, so that they stay or go together and some are refused there; a lone one is not.
///
/// - Source: PostgreSQL's documentation of the protocol, "Multiple Statements in a Simple Query".
struct ReplaySending {
    private(set) var steps: [ReplayStep] = []
    /// Whether a transaction is open that somebody has begun.
    private var isOpen = true

    mutating func take(_ piece: [ReplayStep]) {
        var isImplicit = false
        for step in piece {
            let phrase = StatementPhrase(step.sql.text)
            let command = phrase.transactionCommand
            if piece.count > 1, !isOpen, !isImplicit, command == nil {
                steps.append(ReplayStep("BEGIN"))
                isImplicit = true
            }
            steps.append(step)
            guard let command else { continue }
            (isOpen, isImplicit) = (!command.isEnd || phrase.isChained, false)
        }
        if isImplicit { steps.append(ReplayStep("COMMIT", piece.last?.place)) }
    }
}

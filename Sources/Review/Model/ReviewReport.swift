package import Verification

/// A review with what the rows had to say, and what it was of.
package struct ReviewReport: Equatable, Sendable {
    package let review: Review
    package let scope: Scope
    /// The migrations that were reviewed, in their order.
    package let tags: [String]
    /// Whether a database was asked; without one nothing is known of rows and sizes.
    package let hasFacts: Bool
    package let answers: [DataQuestion: DataAnswer]
    /// The migrations that run without a transaction.
    package var alone: Set<String> = []
    /// How fast the server was before, where somebody has measured.
    package var speeds = MeasuredSpeeds()
    /// Where the forecast says that PostgreSQL stops the run, whatever the rules find; `nil` where nobody knows of any.
    package let fault: RunFault?
    /// Those of which the rows say that nothing is in the way are told as notes.
    package let findings: [Finding]

    package init(
        _ review: Review, of scope: Scope, tags: [String], hasFacts: Bool,
        answers: [DataQuestion: DataAnswer] = [:], fault: RunFault? = nil
    ) {
        (self.review, self.scope, self.tags) = (review, scope, tags)
        (self.hasFacts, self.answers, self.fault) = (hasFacts, answers, fault)
        findings = review.findings.map { $0.weighed(by: $0.question.flatMap { answers[$0] }) }
    }

    /// What was asked for.
    package enum Scope: Hashable, Sendable {
        /// What Drizzle would run next.
        case pending
        case named
        case since(String)
        /// The whole folder, as on a new database.
        case all
    }

    /// What the rows say about a finding; `nil` where nobody asked them.
    package func answer(to finding: Finding) -> DataAnswer? { finding.question.flatMap { answers[$0] } }

    package func count(of severity: Severity) -> Int { findings.count { $0.severity == severity } }
}

package typealias Severity = CheckFinding.Severity

/// What the server found when it looked at the rows.
package enum DataAnswer: Hashable, Sendable {
    /// How many are in the way; of ``DataQuestion/limit`` nobody knows whether there are more.
    case found(Int)
    /// In the server's words.
    case unanswered(String)
}

extension Finding {
    /// Where a question only asks whether rows are in the way, none of them clears the finding; and where some are, which
    /// stop the run, it is a danger, however small the table is.
    fileprivate func weighed(by answer: DataAnswer?) -> Finding {
        guard case .found(let count)? = answer, let question else { return self }
        if count == 0 { return question.kind.isWhole ? weighing(.note) : self }
        return question.kind.stopsRun ? weighing(.danger) : self
    }

    private func weighing(_ severity: Severity) -> Finding {
        Finding(
            page: page, severity: severity, place: place, sentence: sentence, table: table, safeWay: safeWay,
            question: question)
    }
}

extension DataQuestion.Kind {
    /// Whether nothing but such rows makes the finding matter.
    fileprivate var isWhole: Bool {
        switch self {
        case .anyRow, .lostValue, .lostRow: true
        case .missingValue, .duplicate, .orphan, .violation, .unknownLabel, .unmet: false
        }
    }
}

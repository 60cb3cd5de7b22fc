package import Review
import SQL
package import Verification

/// What is known of a plan before it runs: what the rows say of it, and whether its tables are as recorded.
package struct ApplyForesight: Equatable, Sendable {
    /// What it locks, breaks and costs, or why nobody could look; `nil` where nothing would be applied.
    package let review: Result<ReviewReport, WorkspaceError>?
    /// In what the tables that it touches are certainly not as recorded, or why nobody could compare them.
    ///
    /// What files that are not applied yet make or change is left out; `nil` where it touches nothing that is there.
    package let drift: Result<[Difference], WorkspaceError>?

    package init(
        review: Result<ReviewReport, WorkspaceError>? = nil,
        drift: Result<[Difference], WorkspaceError>? = nil
    ) {
        (self.review, self.drift) = (review, drift)
    }

    package var findings: [Finding] { (try? review?.get().findings) ?? [] }
    package var differences: [Difference] { (try? drift?.get()) ?? [] }

    /// What goes for good that is there now: the rows were counted.
    package var losses: [Finding] {
        guard let report = try? review?.get() else { return [] }
        return report.findings.filter { finding in
            guard case .found(1...)? = report.answer(to: finding) else { return false }
            return finding.question?.kind.isLoss == true
        }
    }

    /// Whether there is something to say.
    package var isSilent: Bool {
        if case .failure? = review { return false }
        if case .failure? = drift { return false }
        return findings.isEmpty && differences.isEmpty
    }
}

/// What a person has agreed to beforehand.
package struct ApplyConsent: Equatable, Sendable {
    /// Whether rows and values that are there may go for good.
    package var acceptsLoss = false
    /// How grave a finding stops it before anything is sent; `nil` for none.
    package var limit: Severity?

    package init(acceptsLoss: Bool = false, limit: Severity? = nil) {
        (self.acceptsLoss, self.limit) = (acceptsLoss, limit)
    }
}

extension ApplyForesight {
    /// Why nothing is sent with no more than this consent; `nil` where nothing speaks against it.
    ///
    /// By itself only what is certain stops a run: Drizzle Kit writes `DROP COLUMN` and `DROP TABLE` without a word, and
    /// nothing brings back what was counted in them. What would only fail is taken back whole, and an earlier statement
    /// of the same run may mend it.
    package func refusal(with consent: ApplyConsent) -> ApplyRefusal? {
        let losses = losses
        if !consent.acceptsLoss, !losses.isEmpty { return .losesRows(losses.map(\.sentence)) }
        guard let limit = consent.limit else { return nil }
        let grave = findings.filter { $0.severity <= limit }.map(\.sentence)
        let drifted = limit >= .caution ? differences.map(\.wholeTitle) : []
        let all = grave + drifted
        return all.isEmpty ? nil : .objected(all)
    }
}

extension DataQuestion.Kind {
    fileprivate var isLoss: Bool {
        switch self {
        case .lostValue, .lostRow: true
        case .missingValue, .duplicate, .orphan, .violation, .unknownLabel, .anyRow, .unmet: false
        }
    }
}

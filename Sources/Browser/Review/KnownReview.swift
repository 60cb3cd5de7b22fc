import Drizzle
import Reports
import Review
import Terminal
import Verification
import Workspace

/// What a review said of each migration, for lists that stand beside it.
///
/// Known only where somebody has opened the review or what would be applied: to open a list asks no rows. Forgotten once
/// the migrations are read again and other files or ledger rows are there.
struct KnownReview: Equatable, Sendable {
    private var counts: [String: [Severity: Int]] = [:]
    /// How the migrations stood when they were last read.
    private var status: MigrationStatus?

    /// Takes what an answer says of it, whoever has asked.
    mutating func learn(_ answer: AnyAnswer) {
        if case .success(let report)? = answer.result(to: LoadReview.self) { learn(report) }
        if case .success(let foresight)? = answer.result(to: ForeseeApply.self),
            case .success(let report)? = foresight.review
        {
            learn(report)
        }
        if case .success(let overview)? = answer.result(to: LoadOverview.self) { compare(overview.project) }
    }

    private mutating func compare(_ project: ProjectState) {
        let before = status
        status = if case .status(let status) = project { status } else { nil }
        let isSame =
            before?.folder == status?.folder && before?.ledger.location == status?.ledger.location
            && before?.ledger.rows == status?.ledger.rows
        if !isSame || status == nil { counts = [:] }
    }

    private mutating func learn(_ report: ReviewReport) {
        counts = report.findings.reduce(into: [:]) { counts, finding in
            counts[finding.place.tag, default: [:]][finding.severity, default: 0] += 1
        }
    }

    /// Such as `1 danger, 2 cautions`; notes are left out.
    subscript(tag tag: String) -> Styled? {
        let graves = Severity.allCases.filter { $0 != .note && counts[tag]?[$0] != nil }
        guard let worst = graves.min() else { return nil }
        let words = graves.map { Numbers.count(counts[tag]?[$0] ?? 0, $0.rawValue) }
        return Styled(words.joined(separator: ", "), worst.role)
    }
}

import Postgres
import Verification

/// Whether the transaction that was begun is still the one that is open.
struct OpenTransaction {
    /// Committed before it.
    private let earlier: [String]
    /// Files that are known to do so, also where they begin another one behind it.
    private let enders: Set<String>
    private var endedBy: String?

    init(earlier: [String], enders: Set<String>) { (self.earlier, self.enders) = (earlier, enders) }

    /// A file may end it, and what it ran before is then there, whatever comes.
    mutating func look(at session: PlainSession, behind tag: String) {
        if endedBy == nil, session.transaction == .none || enders.contains(tag) { endedBy = tag }
    }

    var kept: ApplyFailure.Kept {
        if let endedBy { return .whatFileCommitted(tag: endedBy) }
        return earlier.isEmpty ? .nothing : .migrations(earlier)
    }
}

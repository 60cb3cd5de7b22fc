import Verification

extension DataQuestion {
    /// What is in the way, without a full stop: `3 rows of sales point at nothing (shop)`; the count is not zero.
    package func inTheWay(_ count: Int) -> String {
        count == 1
            ? "1 \(one)" : "\(count >= Self.limit ? "At least \(Self.limitWord)" : "\(count)") \(many)"
    }

    private static let limitWord = "1,000"

    private var one: String {
        switch kind {
        case .anyRow: "row is there"
        case .lostRow: "row of \(subject) would be lost"
        case .lostValue: "row has a value of \(subject) that would be lost"
        case .missingValue: "row has no value of \(subject)"
        case .duplicate: "value of \(subject) is there several times"
        case .orphan: "row of \(table.shown) points at nothing (\(subject))"
        case .violation: "value of \(subject) does not fit"
        case .unknownLabel: "row has a value of \(subject) that would be gone"
        case .unmet: "row of \(table.shown) breaks \(subject)"
        }
    }

    private var many: String {
        switch kind {
        case .anyRow: "rows are there"
        case .lostRow: "rows of \(subject) would be lost"
        case .lostValue: "rows have a value of \(subject) that would be lost"
        case .missingValue: "rows have no value of \(subject)"
        case .duplicate: "values of \(subject) are there several times"
        case .orphan: "rows of \(table.shown) point at nothing (\(subject))"
        case .violation: "values of \(subject) do not fit"
        case .unknownLabel: "rows have a value of \(subject) that would be gone"
        case .unmet: "rows of \(table.shown) break \(subject)"
        }
    }
}

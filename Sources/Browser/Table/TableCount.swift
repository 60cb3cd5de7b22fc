import Reports
import Rows

/// How many rows meet a filter, once somebody has counted them.
struct CountedFilter: Equatable, Sendable {
    let filter: Filter
    /// `nil` while they are being counted.
    var count: TableCount?
}

/// How many rows the table has, as far as that is known.
struct TableCount: Equatable, Sendable {
    var count = RowCount.unknown
    /// When it was counted exactly.
    var instant: ContinuousClock.Instant?

    /// Takes a newer guess, where nobody has counted.
    mutating func estimate(_ count: RowCount) {
        guard instant == nil else { return }
        self.count = count
    }

    /// How many there are, about; `nil` where nobody knows.
    var rows: Int? {
        switch count {
        case .unknown: nil
        case .about(let rows), .exactly(let rows): Int(clamping: rows)
        }
    }

    /// `~48M`, or every digit with the age of the count.
    func description(at now: ContinuousClock.Instant) -> String {
        switch count {
        case .unknown: ""
        case .about(let rows): Numbers.estimate(rows)
        case .exactly(let rows): Numbers.count(Int(clamping: rows), "row") + age(at: now)
        }
    }

    /// In steps of minutes, so that the header does not change all the time.
    private func age(at now: ContinuousClock.Instant) -> String {
        guard let instant else { return "" }
        let minutes = instant.duration(to: now).components.seconds / 60
        return switch minutes {
        case ..<1: ""
        case ..<60: ", \(minutes) min old"
        default: ", \(minutes / 60) h old"
        }
    }
}

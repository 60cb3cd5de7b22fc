/// One line of the table: what was measured, beside what, and whether that is good enough.
struct Finding {
    let what: String
    let ours: Series
    /// psql's own binary doing the same work in the same run, turn by turn.
    let psqls: Series?
    let limit: Limit

    /// What must be reached.
    ///
    /// Every limit holds for medians.
    enum Limit: Equatable {
        /// At most so many times psql's.
        case timesPsql(Double)
        /// At most that many of the unit.
        case atMost(Double)
        /// For information, beside the others.
        case none
    }

    init(_ what: String, _ ours: Series, psql: Series? = nil, limit: Limit) {
        (self.what, self.ours, psqls, self.limit) = (what, ours, psql, limit)
    }

    var ratio: Double? { psqls.map { ours.median / $0.median } }

    /// Not a number never passes.
    var passes: Bool {
        switch limit {
        case .timesPsql(let most): (ratio ?? .nan) <= most
        case .atMost(let most): ours.median <= most
        case .none: true
        }
    }
}

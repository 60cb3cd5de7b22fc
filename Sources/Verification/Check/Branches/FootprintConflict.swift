package import Drizzle

/// Two statements of two branches whose order matters to Drizzle Kit 1.0.0-rc.5 and later.
///
/// It compares what the snapshots record of each statement (``StatementFootprint``): what one writes must not be written or
/// read by the other, unless both are the same statement and may run twice.
///
/// - Source: drizzle-kit 1.0.0-rc.5, `check` and `generate`, run on 95 pairs of branches.
package struct FootprintConflict: Equatable, Sendable {
    package let left: StatementFootprint
    package let leftTag: String
    package let right: StatementFootprint
    package let rightTag: String

    /// One side's statements, each with the migration it is in.
    typealias Side = [(tag: String, footprint: StatementFootprint)]

    /// Every statement of the left side that meets one of the right, with the first it meets.
    ///
    /// - Complexity: All entries of both sides once.
    static func conflicts(_ left: Side, _ right: Side) -> [FootprintConflict] {
        let touched = places(of: right) { $0.writes + $0.reads }
        let written = places(of: right) { $0.writes + $0.sharedWrites }
        return left.compactMap { tag, footprint in
            let met =
                (footprint.writes + footprint.sharedWrites).flatMap { touched[$0] ?? [] }
                + (footprint.writes + footprint.reads).flatMap { written[$0] ?? [] }
            return met.sorted().first { !footprint.isSame(as: right[$0].footprint) }.map {
                FootprintConflict(
                    left: footprint, leftTag: tag, right: right[$0].footprint, rightTag: right[$0].tag)
            }
        }
    }

    private static func places(
        of side: Side, _ entries: (StatementFootprint) -> [String]
    ) -> [String: [Int]] {
        var places: [String: [Int]] = [:]
        for (index, statement) in side.enumerated() {
            for entry in entries(statement.footprint) { places[entry, default: []].append(index) }
        }
        return places
    }
}

extension FootprintConflict {
    /// What the two statements' verbs let one expect, where nobody tried.
    ///
    /// What is dropped goes last, nothing is made twice under one name, and a role that something names stays.
    var workingOrder: WorkingOrder {
        switch (left.verb, right.verb) {
        case ("create", "create"), ("drop", "drop"): .impossible
        case ("drop", _): left.statement == "drop_role" ? .impossible : .rightFirst
        case (_, "drop"): right.statement == "drop_role" ? .impossible : .leftFirst
        case ("rename", "rename"): .impossible
        case ("rename", _): .rightFirst
        case (_, "rename"): .leftFirst
        default: .lastDecides
        }
    }
}

extension StatementFootprint {
    fileprivate var verb: Substring { statement.prefix { $0 != "_" } }

    /// Both may run, one after the other, and leave what one of them leaves.
    fileprivate func isSame(as other: StatementFootprint) -> Bool {
        statement == other.statement && sqlHash != nil && sqlHash == other.sqlHash
    }
}

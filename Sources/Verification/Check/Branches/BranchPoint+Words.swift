import Drizzle

extension BranchPoint {
    /// The situation in a few sentences: who met here, whether the order matters, what to do.
    package var explanation: [String] {
        let sides = sides.enumerated().map { index, side in
            let tags = side.tags.isEmpty ? side.name : side.tags.joined(separator: ", ")
            return "Side \(index + 1): \(tags)."
        }
        return ["\(self.sides.count) branches from \(parentName)."] + sides + [judgement] + plan
    }

    /// What holds for all pairs of statements.
    package var workingOrder: WorkingOrder {
        conflicts.reduce(.any) { $0.joined(with: $1.workingOrder) }
    }

    private var judgement: String {
        guard isCompared else {
            return "Their snapshots cannot be compared, so nobody can say whether the order matters."
                + (obstacle?.placeAndExpectation.map { " \($0)" } ?? "")
        }
        let pairs = pairs
        guard isConflict else {
            return conflicts.isEmpty ? .independent : "\(String.unseen) \(orderThatWorks)"
        }
        let more = pairs.count > 3 ? ", and \(pairs.count - 3) more" : ""
        return
            "Drizzle calls it a conflict: \(pairs.prefix(3).joined(separator: "; "))\(more). \(orderThatWorks)"
    }

    /// The statements at which Drizzle Kit stops.
    private var pairs: [String] {
        guard let footprintConflicts else {
            return conflicts.map {
                "\($0.left.description) in \($0.leftTag) and \($0.right.description) in \($0.rightTag)"
            }
        }
        return footprintConflicts.map {
            "\($0.left.name) in \($0.leftTag) and \($0.right.name) in \($0.rightTag)"
        }
    }

    private var orderThatWorks: String {
        switch workingOrder {
        case .any: "These are different things of one table, so both orders run."
        case .lastDecides: "Both orders run, and what comes last decides."
        case .leftFirst: "It works with side 1 first."
        case .rightFirst: "It works with side 2 first."
        case .impossible: "No order works: one of the two fails, so one side has to be generated again."
        }
    }

    private var plan: [String] {
        guard !order.isEmpty, workingOrder != .impossible else { return [] }
        return ["An order that works: \(order.joined(separator: ", "))."] + (repair.isEmpty ? [] : [caution])
    }

    /// What must be known before the changes are made.
    private var caution: String {
        "The changes below make the later side follow the earlier one. Change `when` only where no database has the migration yet, and look at what the next `drizzle-kit generate` writes: it should find nothing."
    }

    /// What to do, in one sentence, for a finding.
    var advice: String {
        workingOrder == .impossible
            ? "No order of the sides works (\(conflicts[0].left.description), \(conflicts[0].right.description)): keep the side that is applied, delete the other's SQL, snapshot and entry, and generate it again."
            : "Let \(sides.last?.tags.first ?? "the later side") follow the other side: relink its snapshot and see that its `when` is the newest; the changes are shown with the branch."
    }
}

extension String {
    fileprivate static let independent =
        "No statement of one side depends on the other: every order gives the same schema."
    fileprivate static let unseen = "Drizzle sees no conflict, and there is one."
}

extension SnapshotError {
    /// What stands where something else was expected; other reasons are findings of their own.
    fileprivate var placeAndExpectation: String? {
        guard case .malformed(let path, let place, let expected) = self else { return nil }
        return "\(path.fileName), \(place): \(expected) was expected."
    }
}

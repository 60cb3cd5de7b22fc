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

    /// What holds for all pairs of statements, tried or judged.
    package var workingOrder: WorkingOrder {
        if let triedOrder { return triedOrder }
        let own = conflicts.reduce(WorkingOrder.any) { $0.joined(with: $1.workingOrder) }
        guard own == .any else { return own }
        return (footprintConflicts ?? []).reduce(WorkingOrder.any) { $0.joined(with: $1.workingOrder) }
    }

    private var judgement: String {
        guard isCompared else {
            return "Their snapshots cannot be compared, so nobody can say whether the order matters."
                + (obstacle?.placeAndExpectation.map { " \($0)" } ?? "")
        }
        guard isConflict else {
            return workingOrder == .any ? .independent : "\(String.unseen) \(orderInWords)"
        }
        let pairs = conflictPairs.map {
            "\($0.left) in \($0.leftMigration) and \($0.right) in \($0.rightMigration)"
        }
        let more = pairs.count > 3 ? ", and \(pairs.count - 3) more" : ""
        return
            "Drizzle calls it a conflict: \(pairs.prefix(3).joined(separator: "; "))\(more). \(orderInWords)"
    }

    /// Which order works, and how that is known.
    var orderInWords: String {
        if triedOrder != nil { return "Tried on a server of our own: \(workingOrder.words)" }
        guard footprintConflicts != nil else { return workingOrder.words.capitalizingFirst }
        return "No PostgreSQL here could try it; by the files alone, \(workingOrder.words)"
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
        if workingOrder == .impossible, let conflict = conflicts.first {
            return
                "No order of the sides works (\(conflict.left.description), \(conflict.right.description)): keep the side that is applied, delete the other's SQL, snapshot and entry, and generate it again."
        }
        return
            "Let \(sides.last?.tags.first ?? "the later side") follow the other side: relink its snapshot and see that its `when` is the newest; the changes are shown with the branch."
    }
}

extension WorkingOrder {
    fileprivate var words: String {
        switch self {
        case .any: "both orders run and leave the same."
        case .lastDecides: "both orders run, and what comes last decides."
        case .leftFirst: "it works with side 1 first."
        case .rightFirst: "it works with side 2 first."
        case .impossible: "no order works, so one side has to be generated again."
        }
    }
}

extension String {
    fileprivate var capitalizingFirst: String { prefix(1).uppercased() + dropFirst() }

    fileprivate static let independent =
        "No statement of one side depends on the other: every order gives the same schema."
    fileprivate static let unseen =
        "Drizzle Kit sees no conflict, and there is one: it looks into no expression and no SQL written by hand."
}

extension SnapshotError {
    /// What stands where something else was expected; other reasons are findings of their own.
    fileprivate var placeAndExpectation: String? {
        guard case .malformed(let path, let place, let expected) = self else { return nil }
        return "\(path.fileName), \(place): \(expected) was expected."
    }
}

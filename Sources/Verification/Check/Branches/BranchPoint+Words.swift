extension BranchPoint {
    /// The situation in a few sentences: who met here, whether the order matters, what to do.
    package var explanation: [String] {
        let sides = sides.enumerated().map { index, side in
            let tags = side.tags.isEmpty ? side.name : side.tags.joined(separator: ", ")
            return "Side \(index + 1): \(tags)."
        }
        return ["\(self.sides.count) branches begin at \(parentName)."] + sides + [judgement] + plan
    }

    private var judgement: String {
        guard isCompared else { return "Their snapshots cannot be compared, so nobody can say whether the order matters." }
        guard !conflicts.isEmpty else { return "Nothing in them depends on the order: every order gives the same schema." }
        let pairs = conflicts.prefix(3).map { conflict in
            "\(conflict.left.description) in \(conflict.leftTag) and \(conflict.right.description) in \(conflict.rightTag)"
        }
        let more = conflicts.count > 3 ? ", and \(conflicts.count - 3) more" : ""
        return "The order matters: \(pairs.joined(separator: "; "))\(more)."
    }

    private var plan: [String] {
        guard !order.isEmpty else { return [] }
        return ["An order that makes one history of them: \(order.joined(separator: ", "))."] + (repair.isEmpty ? [] : [caution])
    }

    /// What must be known before the changes are made.
    private var caution: String {
        "The changes below make the later side follow the earlier one. Change `when` only where no database has the migration yet."
    }

    /// What to do, in one sentence, for a finding.
    var advice: String {
        conflicts.isEmpty
            ? "Let \(sides.last?.tags.first ?? "the later side") follow the other side: relink its snapshot and see that its `when` is the newest; the changes are shown with the branch."
            : "The sides conflict (\(conflicts[0].left.description), \(conflicts[0].right.description)): keep the side that is applied, delete the other's SQL, snapshot and entry, and generate it again."
    }
}

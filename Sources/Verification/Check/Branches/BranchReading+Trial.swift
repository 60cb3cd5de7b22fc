import Drizzle

extension BranchReading {
    /// The branches, with the order that works where it can be tried.
    ///
    /// Only 1.0 lets branches stay open, so only there is a server worth its second.
    func branches(tried run: BranchTrial.Run?) async -> [BranchPoint] {
        var branches = self.branches
        guard folder.era == .folders, let run else { return branches }
        for index in branches.indices where !branches[index].isMerged {
            guard let order = await triedOrder(of: branches[index], run) else { continue }
            branches[index].settle(order)
        }
        return branches
    }

    private func triedOrder(of branch: BranchPoint, _ run: BranchTrial.Run) async -> WorkingOrder? {
        let sides = Set(branch.sides.flatMap(\.tags))
        let base = folder.migrations.prefix { !sides.contains($0.tag) }
        var order = WorkingOrder.any
        for trial in BranchTrial.trials(of: branch, besides: Array(base), in: folder).prefix(Self.trialLimit)
        {
            guard let next = await trial.workingOrder(run) else { return nil }
            order = order.joined(with: next)
        }
        return order
    }

    /// Three sides have three pairs.
    private static let trialLimit = 6
}

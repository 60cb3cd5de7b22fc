/// Branches of a Drizzle 1.0 folder: sides that conflict, ends that are still open, forks that were merged.
///
/// Drizzle 1.0 lets histories divide and joins them with the next `generate`, as long as the statements of the sides may
/// run in either order. Where they may not, `generate` and `migrate` stop.
///
/// - Source: drizzle-kit/src/commutativity/engine.ts, `detectNonCommutative`.
struct SchemaBranches: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        guard !material.isJournal else { return [] }
        return material.branches.map { branch in
            let places = branch.sides.flatMap { side in
                side.files.prefix(1).map { CheckFinding.Place($0, tag: side.tags.first) }
            }
            if let pair = branch.conflictPairs.first {
                let isByFootprints = branch.footprintConflicts != nil
                return CheckFinding(
                    "branch-conflict", .danger, at: places,
                    .conflict(
                        branch.parentName, pair,
                        others: isByFootprints ? 0 : branch.conflictPairs.count - 1),
                    remedy: isByFootprints ? .rewriteOne : .rewriteOneOrIgnore)
            }
            let names = branch.sides.map { $0.tags.first ?? $0.name }
            if !branch.isMerged, branch.workingOrder != .any {
                return CheckFinding(
                    "branch-order", branch.workingOrder == .impossible ? .danger : .caution, at: places,
                    .dependent(branch.parentName, names, branch.orderInWords), remedy: .keepOrder)
            }
            return branch.isMerged
                ? CheckFinding("branch-merged", .note, at: places, .merged(branch.parentName, names))
                : CheckFinding(
                    "open-leaves", .note, at: places, .open(branch.parentName, names), remedy: .nextJoins)
        }
    }
}

extension String {
    fileprivate static func conflict(_ parent: String, _ pair: ConflictPair, others: Int) -> String {
        let more = others > 0 ? ", and \(others.counted("other pair")) of statements with them" : ""
        return
            "Two branches from \(parent) conflict: \(pair.left) (\(pair.leftMigration)) and \(pair.right) (\(pair.rightMigration)) do not give the same in either order\(more)."
    }
    fileprivate static let rewriteOne =
        "Delete the folder of the side that is applied nowhere, and generate it again on top of the other. `generate --fix-conflicts` deletes both sides, also what a database has applied."
    fileprivate static let rewriteOneOrIgnore =
        "Delete the folder of the side that is applied nowhere, and generate it again on top of the other; or pass --ignore-conflicts when you know the order."
    fileprivate static func dependent(_ parent: String, _ names: [String], _ order: String) -> String {
        "Branches from \(parent) (\(names.listed)) depend on their order, which Drizzle Kit does not see. \(order)"
    }
    fileprivate static let keepOrder =
        "See that every database runs them in an order that works, or generate one of them again on top of the other."
    fileprivate static func merged(_ parent: String, _ names: [String]) -> String {
        "Branches from \(parent) (\(names.listed)) were merged by a later migration."
    }
    fileprivate static func open(_ parent: String, _ names: [String]) -> String {
        "Branches from \(parent) (\(names.listed)) are open; their statements may run in either order."
    }
    fileprivate static let nextJoins = "The next `drizzle-kit generate` joins them."
}

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
            if let conflict = branch.conflicts.first {
                return CheckFinding(
                    "branch-conflict", .danger, at: places,
                    .conflict(branch.parentName, conflict, others: branch.conflicts.count - 1),
                    remedy: .rewriteOne)
            }
            let names = branch.sides.map { $0.tags.first ?? $0.name }
            return branch.isMerged
                ? CheckFinding("branch-merged", .note, at: places, .merged(branch.parentName, names))
                : CheckFinding(
                    "open-leaves", .note, at: places, .open(branch.parentName, names), remedy: .nextJoins)
        }
    }
}

extension String {
    fileprivate static func conflict(_ parent: String, _ conflict: BranchConflict, others: Int) -> String {
        let more = others > 0 ? ", and \(others.counted("other pair")) of statements with them" : ""
        return
            "Two branches from \(parent) conflict: \(conflict.left.description) (\(conflict.leftTag)) and \(conflict.right.description) (\(conflict.rightTag)) do not give the same in either order\(more)."
    }
    fileprivate static let rewriteOne =
        "Delete the folder of the side that is applied nowhere, and generate it again on top of the other; or pass --ignore-conflicts when you know the order."
    fileprivate static func merged(_ parent: String, _ names: [String]) -> String {
        "Branches from \(parent) (\(names.listed)) were merged by a later migration."
    }
    fileprivate static func open(_ parent: String, _ names: [String]) -> String {
        "Branches from \(parent) (\(names.listed)) are open; their statements may run in either order."
    }
    fileprivate static let nextJoins = "The next `drizzle-kit generate` joins them."
}

import Drizzle

/// A folder of snapshot format 9 whose states cannot be put together, or that Drizzle may run in another order than it was
/// made in.
///
/// Since 1.0.0-rc.5 a snapshot holds only what changed: there is one base, every other one leads back to it, and a
/// migration's folder sorts after those it follows, by bytes and by letters. `generate`, `check` and `migrate` of the kit
/// stop otherwise.
///
/// - Source: drizzle-kit 1.0.0-rc.5, run on broken folders.
struct ChainOfDifferences: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let nodes = material.graph.nodes.filter { $0.header?.version == "9" }
        let bases = nodes.filter(\.isBase)
        var findings: [CheckFinding] = []
        if bases.count > 1 {
            findings.append(
                CheckFinding(
                    "snapshot-two-bases", .danger, at: bases.map(place), .twoBases(bases.map(\.shortName)),
                    remedy: .oneBase))
        }
        if bases.isEmpty, let first = nodes.first {
            findings.append(
                CheckFinding(
                    "snapshot-without-base", .danger, at: [place(first)], .noBase(first.shortName),
                    remedy: .restore))
        }
        return findings + nodes.flatMap { misplaced($0, in: material.graph) }
    }

    /// What Drizzle may run before what it follows.
    private func misplaced(_ snapshot: SnapshotFile, in graph: SnapshotGraph) -> [CheckFinding] {
        let parents = (snapshot.header?.parents ?? []).compactMap { graph.snapshot($0) }
        return parents.filter { $0.file != snapshot.file && !snapshot.sortsBehind($0) }.map { parent in
            CheckFinding(
                "snapshot-before-its-parent", .danger, at: [place(snapshot), place(parent)],
                .early(snapshot.shortName, parent.shortName), remedy: .rename(snapshot.shortName))
        }
    }

    private func place(_ snapshot: SnapshotFile) -> CheckFinding.Place {
        CheckFinding.Place(snapshot.file, line: snapshot.header?.parentLine)
    }
}

extension SnapshotFile {
    fileprivate var isBase: Bool { header?.parents.allSatisfy { $0 == Self.origin } ?? false }

    fileprivate func sortsBehind(_ parent: SnapshotFile) -> Bool {
        parent.key.utf8.lexicographicallyPrecedes(key.utf8)
            && LocaleOrder.areInIncreasingOrder(parent.key, key)
    }
}

extension String {
    fileprivate static func twoBases(_ names: [String]) -> String {
        "\(names.listed) each begin with the empty schema: Drizzle Kit reads no folder with two bases."
    }
    fileprivate static let oneBase =
        "Delete the one that is applied nowhere, with every migration that follows it, and generate it again."
    fileprivate static func noBase(_ name: String) -> String {
        "\(name) holds only what changed, and no snapshot with a whole schema leads to it: Drizzle Kit stops."
    }
    fileprivate static let restore = "Restore the first migration's folder from version control."
    fileprivate static func early(_ name: String, _ parent: String) -> String {
        "\(name) sorts before \(parent), which it follows: Drizzle may run it first, and Drizzle Kit stops."
    }
    fileprivate static func rename(_ name: String) -> String {
        "Rename the folder so that \(name) comes later, unless a database has applied it under this name."
    }
}

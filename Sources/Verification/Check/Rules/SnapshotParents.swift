import Drizzle

/// A snapshot that follows one that is not there, itself, or another than the one before it.
///
/// Nothing in Drizzle 0.x looks at it besides the collision check; Drizzle 1.0 does not see migrations whose chain does
/// not reach the beginning when it compares branches. From format 9 on, which holds differences, Drizzle Kit stops.
struct SnapshotParents: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let graph = material.graph
        let nodes = material.snapshotsInOrder
        var findings: [CheckFinding] = []
        for (index, snapshot) in nodes.enumerated() {
            guard let header = snapshot.header else { continue }
            let place = CheckFinding.Place(snapshot.file, line: header.parentLine)
            if header.parents.contains(header.id) {
                // What `pull` writes has an empty parent and the id of the beginning.
                findings.append(
                    .init(
                        "snapshot-follows-itself", header.brokenLink, at: [place],
                        .itself(snapshot.shortName),
                        remedy: .relink))
                continue
            }
            for parent in header.parents where !graph.isKnown(parent) && !(parent.isEmpty && index == 0) {
                findings.append(
                    .init(
                        "snapshot-parent-missing", header.brokenLink, at: [place],

                        .lost(snapshot, parent, index == 0) + heads(of: snapshot, in: material),
                        remedy: .relink))
            }
            if index > 0, material.isJournal, let before = nodes[index - 1].header,
                let parent = header.parents.first, graph.isKnown(parent), parent != before.id
            {
                findings.append(
                    .init(
                        "snapshot-parent-order", .note, at: [place],
                        .elsewhere(snapshot.shortName, graph.name(of: parent), nodes[index - 1].shortName)))
            }
        }
        return findings + circles(in: material)
    }

    /// What Drizzle 1.0 makes of a line that hangs in the air: one more head, which it merges.
    ///
    /// - Source: drizzle-kit 1.0.0-rc.4; rc.5 refuses such a folder of its own format 9.
    private func heads(of snapshot: SnapshotFile, in material: CheckMaterial) -> String {
        let leaves = material.graph.leaves.map(\.key)
        guard !material.isJournal, leaves.count > 1, snapshot.header?.version == "8" else { return "" }
        return
            " So the folder has \(leaves.count) heads, \(leaves.listed), and the next `drizzle-kit generate` merges them."
    }

    /// A chain that leads back to itself has no first snapshot.
    private func circles(in material: CheckMaterial) -> [CheckFinding] {
        let lost = material.graph.unreachable
        guard !lost.isEmpty else { return [] }
        return [
            CheckFinding(
                "snapshot-never-begins", lost.compactMap(\.header?.brokenLink).min() ?? .caution,
                at: lost.map { CheckFinding.Place($0.file, line: $0.header?.parentLine) },
                .circle(lost.map(\.shortName)), remedy: .relink)
        ]
    }
}

extension SnapshotHeader {
    fileprivate var brokenLink: CheckFinding.Severity { version == "9" ? .danger : .caution }
}

extension String {
    fileprivate static func lost(_ snapshot: SnapshotFile, _ parent: String, _ isFirst: Bool) -> String {
        let what = parent.isEmpty ? "no snapshot at all" : "a snapshot \(parent) that is not there"
        return "\(snapshot.shortName) follows \(what)\(isFirst ? ", although it is the first" : "")."
    }
    fileprivate static func itself(_ name: String) -> String {
        "\(name) names itself as the snapshot it follows."
    }
    fileprivate static func elsewhere(_ name: String, _ parent: String, _ before: String) -> String {
        "\(name) follows \(parent) and not \(before), which stands before it."
    }
    fileprivate static func circle(_ names: [String]) -> String {
        "\(names.listed) follow one another in a circle, so the chain has no beginning."
    }
    fileprivate static let relink =
        "Set its parent to the id of the snapshot that stands before it; `raingauge repair relink` does that."
}

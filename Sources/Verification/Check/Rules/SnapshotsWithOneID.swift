import Drizzle

/// Several snapshots with the same id, as copying a file leaves them.
///
/// Links go by id: the next snapshot follows all of them at once, and Drizzle 1.0 sees only the last one of the name.
struct SnapshotsWithOneID: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        material.graph.duplicates.map { id, snapshots in
            CheckFinding(
                "snapshot-id-twice", .caution,
                at: snapshots.map { CheckFinding.Place($0.file, line: $0.header?.idLine) },
                .shared(snapshots.map(\.shortName), id), remedy: .newID)
        }
    }
}

extension String {
    fileprivate static func shared(_ names: [String], _ id: String) -> String {
        "\(names.listed) have the same id \(id), so that nobody can tell which one the next snapshot follows."
    }
    fileprivate static let newID =
        "Give the later one a new id, and the snapshot that follows it that id as its parent."
}

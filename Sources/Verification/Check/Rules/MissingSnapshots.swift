import Drizzle

/// Migrations without a snapshot, as migrations written by hand are.
///
/// The next `generate` compares with the last snapshot there is, so it writes a change again that such a migration made to
/// the schema; and `drizzle-kit up` to 1.0 refuses the folder.
struct MissingSnapshots: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let known = Set(material.snapshots.map(\.file))
        let converted = material.convertedTags
        let missing = material.folder.migrations.filter { migration in
            if case .fileOnly = migration.origin { return false }
            return !known.contains(migration.snapshotFile) && !converted.contains(migration.tag)
        }
        guard !missing.isEmpty else { return [] }
        let isLast = missing.last?.tag == material.folder.migrations.last?.tag
        return [
            CheckFinding(
                "snapshot-missing", .caution, at: missing.map { material.namingPlace(of: $0) },
                .without(
                    missing.map(\.tag), isLast: isLast, isAll: material.graph.nodes.isEmpty,
                    isJournal: material.isJournal),
                remedy: .custom)
        ]
    }
}

extension String {
    fileprivate static func without(
        _ tags: [String], isLast: Bool, isAll: Bool, isJournal: Bool
    ) -> String {
        let state = isAll ? "an empty schema" : "an older state"
        let effect =
            isLast
            ? "the next `drizzle-kit generate` compares with \(state) and writes its changes again"
            : isJournal
                ? "`drizzle-kit up` to 1.0 stops at \(tags.count == 1 ? "it" : "them")"
                : "`drizzle-kit check` of 1.0 passes over \(tags.count == 1 ? "it" : "them"), and snapshots behind may have nothing to follow"
        return "\(tags.listed) \(tags.count == 1 ? "has" : "have") no snapshot: \(effect)."
    }
    fileprivate static let custom =
        "Write migrations by hand with `drizzle-kit generate --custom`, which makes the snapshot too."
}

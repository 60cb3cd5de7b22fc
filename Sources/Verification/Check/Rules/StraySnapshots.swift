import Drizzle

/// Snapshots that belong to no migration, and folders of Drizzle 1.0 without their SQL.
struct StraySnapshots: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        let wanted = Set(material.folder.migrations.map(\.snapshotFile))
        let strays = material.snapshots.filter {
            !wanted.contains($0.file) && !$0.isIgnored && $0.problem?.fact != .foreign
        }
        let (flat, nested) = (
            strays.filter { !$0.file.hasSuffix("/snapshot.json") },
            strays.filter { $0.file.hasSuffix("/snapshot.json") }
        )
        var findings: [CheckFinding] = []
        if !flat.isEmpty, material.folder.era != nil {
            findings.append(
                CheckFinding(
                    "stray-snapshot", .caution, at: flat.map { .init($0.file) },
                    .orphans(flat.map(\.file.fileName)),
                    remedy: .delete))
        }
        if !nested.isEmpty {
            findings.append(
                CheckFinding(
                    "file-missing", .danger, at: nested.map { .init($0.file, tag: $0.key) },
                    .hollow(nested.map(\.key)),
                    remedy: .restore))
        }
        return findings
    }
}

extension String {
    fileprivate static func orphans(_ files: [String]) -> String {
        "\(files.listed) \(files.count == 1 ? "belongs" : "belong") to no migration of the journal."
    }
    fileprivate static let delete =
        "Delete what no entry of the journal stands for; `generate` takes it for the newest state when it is last by name."
    fileprivate static func hollow(_ folders: [String]) -> String {
        "\(folders.listed) \(folders.count == 1 ? "has" : "have") a snapshot.json and no migration.sql: Drizzle does not see \(folders.count == 1 ? "it" : "them")."
    }
    fileprivate static let restore = "Restore migration.sql from version control, or delete the folder."
}

package import Drizzle

/// The judgement on the files of one migration folder: no database is asked.
package struct Check: Equatable, Sendable {
    package let folder: String
    package let era: Era?
    package let layout: MigrationFolder.Layout
    package let facts: Facts
    /// The gravest first.
    package private(set) var findings: [CheckFinding]
    /// Where the history divides: what each side has, which order works, and the repair.
    package private(set) var branches: [BranchPoint]
    /// What became of the files on an empty server, where that was tried.
    package private(set) var replay: CheckReplay?
    /// What the findings are limited to; `nil`: nothing is left out.
    package private(set) var changes: BranchChanges?

    /// What the folder is made of.
    package struct Facts: Equatable, Sendable {
        package let migrationCount: Int
        package let snapshotCount: Int
        /// The snapshot versions there are, such as `6` and `7`.
        package let versions: [String]
        /// The versions that the journal's entries were written with.
        package let entryVersions: [String]
        /// How migrations are numbered, such as `index` or `unix`; several where the setting changed.
        package let prefixes: [TagPrefix.Style]
        /// Snapshots that nothing follows; in 1.0 there may be several.
        package let leaves: [String]
    }

    package init(_ material: CheckMaterial) {
        (folder, era, layout) = (material.folder.path, material.folder.era, material.folder.layout)
        branches = material.branches
        facts = Facts(material)
        let found = CheckRules.all.flatMap { $0.findings(in: material) }
        findings = found.gravestFirst
    }

    /// Without what was there before the branch.
    package func limited(to changes: BranchChanges) -> Check {
        var limited = self
        limited.changes = changes
        limited.findings = findings.filter(changes.touches)
        limited.branches = branches.filter(changes.touches)
        return limited
    }

    /// With where PostgreSQL stopped as a finding.
    package func including(_ replay: CheckReplay) -> Check {
        var check = self
        check.replay = replay
        check.findings = ([replay.finding].compactMap(\.self) + findings).gravestFirst
        return check
    }

    /// Whether there is nothing but notes.
    package var isSound: Bool { !findings.contains { $0.severity != .note } }

    package func count(of severity: CheckFinding.Severity) -> Int {
        findings.count { $0.severity == severity }
    }

    /// Such as `2 dangers, 1 caution`, or that the files are sound.
    package var summary: String {
        let counts = CheckFinding.Severity.allCases.compactMap { severity in
            count(of: severity) == 0 ? nil : count(of: severity).counted(severity.rawValue)
        }
        guard !isSound else { return counts.isEmpty ? "sound" : "sound, \(counts.joined(separator: ", "))" }
        return counts.joined(separator: ", ")
    }
}

extension [CheckFinding] {
    /// In a stable order within one severity: the rules', then the rule's own.
    fileprivate var gravestFirst: [CheckFinding] {
        CheckFinding.Severity.allCases.flatMap { severity in filter { $0.severity == severity } }
    }
}

extension Check.Facts {
    fileprivate init(_ material: CheckMaterial) {
        let (migrations, snapshots) = (material.folder.migrations, material.snapshots)
        migrationCount = migrations.count
        snapshotCount = snapshots.count { $0.problem?.fact != .foreign }
        versions = Set(snapshots.compactMap(\.header?.version)).sorted()
        entryVersions = Set(material.entries.compactMap(\.entry.version)).sorted()
        prefixes = migrations.map { TagPrefix($0.tag).style }.uniqued
        leaves = material.graph.leaves.map(\.key)
    }
}

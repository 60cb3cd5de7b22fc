/// The files that a branch adds to a folder of migrations, or changes in it.
package struct BranchChanges: Equatable, Sendable {
    /// What the branch is compared with, as it was named.
    package let reference: String
    /// The full path of Drizzle's `out` folder.
    private let folder: String
    /// Full paths.
    package let files: Set<String>

    package init(since reference: String, in folder: String, files: Set<String>) {
        (self.reference, self.folder, self.files) = (reference, folder, files)
    }

    /// How many of the files are migrations.
    package var migrationCount: Int {
        files.count { file in
            let parts = file.dropFirst(folder.count + 1).split(separator: "/")
            return parts.count == 1
                ? parts[0].hasSuffix(".sql") : parts.count == 2 && parts[1] == "migration.sql"
        }
    }

    func touches(_ finding: CheckFinding) -> Bool { finding.places.contains(where: touches) }

    func touches(_ branch: BranchPoint) -> Bool {
        branch.sides.contains { $0.tags.contains(where: touches) || !files.isDisjoint(with: $0.files) }
    }

    /// The journal changes with every migration, so there only the entry counts.
    private func touches(_ place: CheckFinding.Place) -> Bool {
        if let tag = place.tag, touches(tag) { return true }
        return files.contains(place.file)
            && (place.tag == nil || !place.file.hasSuffix("/meta/_journal.json"))
    }

    private func touches(_ tag: String) -> Bool {
        files.contains("\(folder)/\(tag).sql") || files.contains("\(folder)/\(tag)/migration.sql")
    }
}

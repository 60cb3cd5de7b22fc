/// A link in a migration folder that leads out of the project.
package struct OutsideLink: Equatable, Sendable {
    /// The full path of the link.
    package let file: String
    /// What it leads to, behind all links.
    package let target: String

    /// Those among the files that Drizzle reads; where the folder itself is elsewhere, what lies beside it is inside too.
    ///
    /// Costs a look at every folder, and one at every link.
    package static func reading(_ folder: MigrationFolder) -> [OutsideLink] {
        let files = ProjectFiles()
        let path = FilePath(folder.path)
        guard folder.layout != .missing, let real = files.realPath(path.text) else { return [] }
        let roots = [
            ProjectRoot(of: path.resolving("meta"), workingFolder: path.parent, [:]),
            ProjectRoot(of: FilePath(real + "/meta"), workingFolder: FilePath(real).parent, [:]),
        ]
        return places(in: folder).flatMap { files.links(in: $0) }.compactMap { link in
            guard let target = files.realPath(link), !roots.contains(where: { $0.contains(link) }) else {
                return nil
            }
            return OutsideLink(file: link, target: target)
        }
    }

    private static func places(in folder: MigrationFolder) -> [String] {
        let own = folder.migrations.compactMap { migration -> String? in
            guard case .folder = migration.origin else { return nil }
            return FilePath(migration.file).parent.text
        }
        return [folder.path, folder.path + "/meta"] + own
    }
}

/// A variable that is not set, in a file that nobody loads.
package struct UnloadedVariable: Hashable, Sendable {
    package let name: String
    /// The full path of the file, such as that of `.env.local`.
    package let path: String

    package init(name: String, path: String) { (self.name, self.path) = (name, path) }
}

extension UnloadedVariable {
    /// Looks for variables in the `.env*` files of some folders and of the three above each.
    static func looking(for names: [String], from folders: [FilePath]) -> [UnloadedVariable] {
        guard !names.isEmpty else { return [] }
        return Self.files(near: folders).flatMap { path -> [UnloadedVariable] in
            guard let bytes = try? ProjectFiles().bytes(of: path), bytes.count < Self.largestFile else {
                return []
            }
            let set = Set(DotEnv.entries(of: bytes).filter { !$0.value.isEmpty }.map(\.name))
            return names.filter(set.contains).map { UnloadedVariable(name: $0, path: path) }
        }
    }

    /// In bytes; what is larger is no such file.
    private static let largestFile = 1 << 20
    /// What only shows which variables there are.
    private static let templates = [".example", ".sample", ".template", ".dist", ".defaults.example"]

    private static func files(near folders: [FilePath]) -> [String] {
        folders.flatMap { folder -> [FilePath] in
            sequence(first: folder) { $0.parent == $0 ? nil : $0.parent }.prefix(4).map(\.self)
        }.map(\.text).withoutRepeats.flatMap { folder -> [String] in
            let entries = ProjectFiles().entries(of: folder) { $0.hasPrefix(".env") } ?? []
            return entries.filter { entry in
                !entry.isFolder && !Self.templates.contains { entry.name.hasSuffix($0) }
            }.map { (folder == "/" ? "" : folder) + "/" + $0.name }
        }
    }
}

/// How far a project reaches: what it says about a database may come from no other place.
///
/// Whoever writes a configuration may name any file in it, such as that with somebody's keys.
struct ProjectRoot: Equatable {
    /// The real path; everything below belongs to the project.
    let folder: FilePath
    /// A file that the person has named in a variable, wherever it is.
    private let named: String?

    /// - Parameters:
    ///   - configuration: The full path of the configuration.
    ///   - workingFolder: Where the person is.
    ///   - environment: What the process was started with.
    init(of configuration: FilePath, workingFolder: FilePath, _ environment: [String: String]) {
        let files = ProjectFiles()
        let place = FilePath(files.realPath(configuration.text) ?? configuration.text).parent
        let here = FilePath(files.realPath(workingFolder.text) ?? workingFolder.text)
        // What lies in somebody's home folder, or on the whole machine, is no project for that.
        let tooFar = Set(["/", environment["HOME"].flatMap(files.realPath) ?? "/"])
        let above = sequence(first: place) { $0.parent == $0 ? nil : $0.parent }
            .prefix { !tooFar.contains($0.text) }
        let marked = above.first { folder in
            Self.marks.contains { files.exists(folder.resolving($0).text) }
        }
        folder = marked ?? above.first { $0 == here } ?? place
        named = environment["DOTENV_CONFIG_PATH"].map { workingFolder.resolving($0).text }
    }

    /// What lies at the top of a repository or of a workspace with several packages.
    private static let marks = [".git", "pnpm-workspace.yaml"]

    /// Whether a file that is there belongs to the project, behind all links.
    func contains(_ path: String) -> Bool {
        guard path != named else { return true }
        guard let real = ProjectFiles().realPath(path) else { return false }
        return real.hasPrefix(folder.text == "/" ? "/" : folder.text + "/")
    }
}

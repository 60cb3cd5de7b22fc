import Glibc
import SystemCalls

/// A folder with the programs of a PostgreSQL server: `initdb`, `postgres`, and what comes with them.
package struct ServerBinaries: Hashable, Sendable {
    package let folder: String

    /// The folder, if it really holds a server.
    package init?(folder: String) {
        let needed = ["initdb", "postgres"]
        guard needed.allSatisfy({ access("\(folder)/\($0)", X_OK) == 0 }) else { return nil }
        self.folder = folder
    }

    /// The newest server of this machine: what `pg_config` speaks of, else Debian's place, else the search path.
    package static func find(searchPath: String? = getenv("PATH").map({ String(cString: $0) }))
        -> ServerBinaries?
    {
        let path = (searchPath ?? "").split(separator: ":").map(String.init)
        let candidates = debianFolders() + path + ["/usr/local/pgsql/bin", "/opt/homebrew/bin"]
        return configuredFolder(path).flatMap(ServerBinaries.init)
            ?? candidates.lazy.compactMap(Self.init).first
    }

    /// The server of a release such as 15, where this machine has it in Debian's place; else as ``find(searchPath:)``.
    package static func find(release: Int) -> ServerBinaries? {
        let folder = debianFolders().first { Int(version(of: $0)) == release }
        return folder.flatMap(Self.init) ?? find()
    }

    package func program(_ name: String) -> String { "\(folder)/\(name)" }

    private static func configuredFolder(_ path: [String]) -> String? {
        let programs = path.map { $0 + "/pg_config" }
        guard let program = programs.first(where: { access($0, X_OK) == 0 }) else { return nil }
        guard let (status, output) = try? ChildProcess.output(of: [program, "--bindir"]), status == 0 else {
            return nil
        }
        return output.split(whereSeparator: { $0.isNewline }).first.map(String.init)
    }

    /// The folders of `/usr/lib/postgresql`, newest first.
    private static func debianFolders() -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob("/usr/lib/postgresql/*/bin", 0, nil, &found) == 0 else { return [] }
        let folders = (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
        return folders.sorted { version(of: $0) > version(of: $1) }
    }

    private static func version(of folder: String) -> Double {
        folder.split(separator: "/").dropLast().last.flatMap { Double($0) } ?? 0
    }
}

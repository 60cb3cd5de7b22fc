import Drizzle
package import Verification

extension Workspace {
    /// Whether the files of the migrations are sound.
    ///
    /// No database is asked but one of our own, which says in which order branches of 1.0 work that are still open.
    ///
    /// - Parameter folder: A full path; by default the folder that the configuration names.
    /// - Returns: The judgement; what cannot be read is a finding.
    /// - Throws: Why there is no such folder.
    package func check(folder: String? = nil) async throws(WorkspaceError) -> Check {
        let path = if let folder { folder } else { try places(for: .check).folder }
        try await reach(path)
        let check = try await withScratch { scratch throws(WorkspaceError) in
            await Check.reading(path, now: now()) { migrations, folder in
                await scratch.outcome(of: migrations, in: folder)
            }
        }
        guard check.layout != .missing else { throw .folderMissing(path) }
        return check
    }
}

import Drizzle
package import Verification

extension Workspace {
    /// What becomes of the files of a folder on an empty server of our own, run as Drizzle runs them there.
    ///
    /// - Parameter folder: Its full path.
    /// - Returns: Whether they run, or where PostgreSQL stops.
    /// - Throws: Why there is no such server.
    package func replay(_ folder: String) async throws(WorkspaceError) -> CheckReplay {
        let ledger = (try? places(for: .check))?.ledger.location ?? .standard
        let replay = FolderReplay(.reading(folder), ledger: ledger)
        return try await withScratch { scratch throws(WorkspaceError) in
            try await scratch.outcome(of: replay)
        }
    }
}

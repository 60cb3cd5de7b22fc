package import Verification

extension Workspace {
    /// What a branch adds to a folder of migrations, by the git repository around it.
    ///
    /// - Parameters:
    ///   - folder: Its full path.
    ///   - reference: Where the branch began, or where that is to be looked for: `main`, a tag, a commit.
    /// - Returns: The files, whether they are committed or not.
    /// - Throws: Why nobody can tell.
    package func changes(in folder: String, since reference: String) throws(WorkspaceError) -> BranchChanges {
        do { return try GitHistory(folder: folder).changes(since: reference) } catch { throw .history(error) }
    }
}

import Glibc
import SystemCalls
import Verification

/// What git knows of a folder.
///
/// Nothing of the repository is run: no hook, no external diff, no file system monitor.
struct GitHistory {
    let folder: String

    /// Everything in the folder that differs from where the branch began, files included that git does not know yet.
    ///
    /// Blocks for as long as git takes.
    func changes(since reference: String) throws(GitRefusal) -> BranchChanges {
        guard !reference.isEmpty, !reference.hasPrefix("-") else { throw .noReference(reference) }
        let inside = try git(["rev-parse", "--show-toplevel"])
        guard inside.status == 0 else { throw .noRepository(folder, inside.text) }
        guard try git(["rev-parse", "--verify", "--quiet", "\(reference)^{commit}"]).status == 0 else {
            throw .unknownReference(reference)
        }
        let base = try git(["merge-base", reference, "HEAD"])
        let commit = base.text.prefix { $0 != "\n" }
        guard base.status == 0, !commit.isEmpty else { throw .noCommonCommit(reference) }
        let changed = try paths([
            "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", "\(commit)",
        ])
        let unknown = try paths(["ls-files", "--others", "--exclude-standard", "-z"])
        return BranchChanges(since: reference, in: folder, files: Set(changed + unknown))
    }

    /// The full paths that git lists.
    private func paths(_ arguments: [String]) throws(GitRefusal) -> [String] {
        let (status, text) = try git(arguments + ["--", "."], errors: .dropped)
        guard status == 0 else { throw .failed(arguments[0], status: status) }
        return text.split(separator: "\0").map { "\(folder)/\($0)" }
    }

    /// What git needs to find its own programs and the person's settings, such as which folders are trusted.
    private static let variables: Set = ["PATH", "HOME", "XDG_CONFIG_HOME", "LANG", "LC_ALL"]

    private func git(
        _ arguments: [String], errors: ChildProcess.Errors = .withOutput
    ) throws(GitRefusal) -> (status: Int32, text: String) {
        let command = ["git", "-C", folder, "-c", "core.fsmonitor=false"] + arguments
        do {
            return try ChildProcess.output(of: command, errors: errors, variables: Self.variables)
        } catch {
            throw error.number == ENOENT ? .noGit : .failed("git", status: error.number)
        }
    }
}

/// Why git cannot say what a branch adds.
package enum GitRefusal: Error, Equatable, Sendable {
    case noGit
    /// It would be taken for an option, or names nothing.
    case noReference(String)
    /// With git's words.
    case noRepository(String, String)
    case unknownReference(String)
    /// As in a clone that has only the newest commits.
    case noCommonCommit(String)
    case failed(String, status: Int32)
}

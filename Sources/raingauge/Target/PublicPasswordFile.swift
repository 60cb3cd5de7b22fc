import Glibc
import Postgres
import Reports
import SystemCalls
import Workspace

/// libpq's password file, where others than its owner may read it.
///
/// libpq does not use it then, and would say so itself on standard error, with its name as it is.
enum PublicPasswordFile {
    /// Takes the file out of libpq's sight, before anything connects.
    ///
    /// - Returns: What there is to say; `nil` where the file is not needed, not there, or only its owner's.
    static func setAside(for choice: TargetChoice, _ environment: [String: String]) -> Problem? {
        let isNeeded = (choice.address.parameters["password"] ?? environment["PGPASSWORD"] ?? "").isEmpty
        guard isNeeded, let path = PasswordFile.path(environment), File.realPath(path) != nil,
            !File.isPrivate(path)
        else { return nil }
        // Nothing can be below a file.
        setenv("PGPASSFILE", "/dev/null/none", 1)
        return Problem(
            "\(path) is not used, because others can read it, or it is no file.",
            remedy: "Let only its owner read it: chmod 600")
    }
}

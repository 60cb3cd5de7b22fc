import Glibc

/// As whom the server runs.
///
/// PostgreSQL refuses to run as root.
struct ServerAccount {
    private let name: String?
    private let user: uid_t
    private let group: gid_t

    /// Ourselves, unless we are root: then `postgres`, or `nobody` where there is none.
    static func current() -> ServerAccount? {
        guard geteuid() == 0 else { return ServerAccount(name: nil, user: geteuid(), group: getegid()) }
        for name in ["postgres", "nobody"] {
            guard let entry = getpwnam(name)?.pointee else { continue }
            return ServerAccount(name: name, user: entry.pw_uid, group: entry.pw_gid)
        }
        return nil
    }

    /// `arguments` with a program in front that drops root, where we are root.
    func command(_ arguments: [String]) -> [String] {
        guard let name else { return arguments }
        for folder in ["/usr/bin", "/bin"] where access("\(folder)/setpriv", X_OK) == 0 {
            return ["\(folder)/setpriv", "--reuid=\(user)", "--regid=\(group)", "--clear-groups", "--"]
                + arguments
        }
        return ["/sbin/runuser", "-u", name, "--"] + arguments
    }

    /// Gives the folder to the account.
    func own(_ folder: String) { chown(folder, user, group) }
}

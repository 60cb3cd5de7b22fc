import CSystem
import Glibc

/// The accounts that the person at the keyboard has.
package struct Person: Sendable {
    private let accounts: Set<uid_t>

    /// - Parameter sudoUser: `SUDO_UID`: who has become the superuser to run this.
    package init(sudoUser: String?) {
        let own = geteuid()
        // Anybody else could set that variable too.
        let before = own == 0 ? sudoUser.flatMap(uid_t.init) : nil
        accounts = Set([own, before].compactMap(\.self))
    }

    /// What there is to say against a file or a folder that others than the person and the superuser can change.
    package enum Objection: Equatable, Sendable {
        /// It belongs to this account.
        case belongs(to: String)
        /// Every account may write there.
        case isOpenToAll
        /// Every account of this group may.
        case isOpen(toGroup: String)
    }

    /// Who else could put something in the place of a file: the owner of the file and of its folder, and everybody
    /// where a folder above it is open to all.
    ///
    /// - Parameter path: A real path, without links.
    /// - Returns: The path that there is something to say against; `nil` where there is none, or nothing.
    package func objection(to path: String) -> (path: String, objection: Objection)? {
        for place in [path, File.folder(of: path)] {
            if let objection = self.objection(toItself: place, ownerCounts: true) {
                return (place, objection)
            }
        }
        var folder = File.folder(of: path)
        while folder != "/" {
            folder = File.folder(of: folder)
            if let objection = self.objection(toItself: folder, ownerCounts: false) {
                return (folder, objection)
            }
        }
        return nil
    }

    private func objection(toItself path: String, ownerCounts: Bool) -> Objection? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        // In a folder with the sticky bit, such as /tmp, nobody can replace what is another's.
        let isSticky = status.st_mode & S_IFMT == S_IFDIR && status.st_mode & S_ISVTX != 0
        if isSticky, status.st_mode & S_IWOTH != 0 { return nil }
        if ownerCounts, status.st_uid != 0, !accounts.contains(status.st_uid) {
            return .belongs(to: Self.name(of: status.st_uid))
        }
        if status.st_mode & S_IWOTH != 0 { return .isOpenToAll }
        guard status.st_mode & S_IWGRP != 0, !isOwn(group: status.st_gid) else { return nil }
        let name = getgrgid(status.st_gid).map { String(cString: $0.pointee.gr_name) }
        return .isOpen(toGroup: name ?? "\(status.st_gid)")
    }

    /// Whether nobody else is in a group, as far as the system says; asked last, since a directory may be far away.
    private func isOwn(group: gid_t) -> Bool {
        group == 0 || accounts.contains { Self.ownGroup(of: $0) == group }
    }

    /// The first group of an account, where no other account is named as one of it.
    private static func ownGroup(of account: uid_t) -> gid_t? {
        guard let entry = getpwuid(account)?.pointee else { return nil }
        let (number, name) = (entry.pw_gid, String(cString: entry.pw_name))
        guard let group = getgrgid(number)?.pointee else { return number }
        return group.memberNames.allSatisfy { $0 == name } ? number : nil
    }

    private static func name(of account: uid_t) -> String {
        getpwuid(account).map { String(cString: $0.pointee.pw_name) } ?? "account \(account)"
    }
}

extension group {
    /// The accounts that are named in it; those whose first group it is are not.
    fileprivate var memberNames: [String] {
        guard let first = gr_mem else { return [] }
        return (0...).lazy.map { first[$0] }.prefix { $0 != nil }.compactMap { $0 }.map {
            String(cString: $0)
        }
    }
}

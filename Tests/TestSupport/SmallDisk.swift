import Foundation
import Glibc

/// A file system of 64 kB; only the superuser may mount one.
package final class SmallDisk: Sendable {
    package let path: String

    /// `nil` where this machine does not let us mount one.
    package init?() {
        path = FileManager.default.temporaryDirectory.path + "/small-\(UUID().uuidString)"
        guard mkdir(path, 0o700) == 0 else { return nil }
        guard mount("small", path, "tmpfs", 0, "size=64k") == 0 else {
            rmdir(path)
            return nil
        }
    }

    deinit {
        umount2(path, Int32(MNT_DETACH))
        rmdir(path)
    }

    package static let isPossible: Bool = SmallDisk() != nil
}

import Foundation
package import Glibc

/// A folder on a file system that never answers, as one on a network that is away.
///
/// A FUSE file system whose server does not even say hello; only the superuser may mount one.
package final class StalledMount: Sendable {
    package let path: String
    private let server: Int32

    /// `nil` where this machine does not let us mount one.
    ///
    /// - Parameter path: A folder that is there.
    package init?(at path: String) {
        let server = open("/dev/fuse", O_RDWR | O_CLOEXEC)
        guard server >= 0 else { return nil }
        let options = "fd=\(server),rootmode=40000,user_id=\(geteuid()),group_id=\(getegid())"
        guard mount("stalled", path, "fuse", 0, options) == 0 else {
            close(server)
            return nil
        }
        (self.path, self.server) = (path, server)
    }

    /// Whoever waits for it is told that it has gone.
    deinit {
        close(server)
        umount2(path, Int32(MNT_DETACH))
    }

    /// Whether this machine lets us mount one.
    package static let isPossible: Bool = {
        let folder = FileManager.default.temporaryDirectory.path + "/stalled-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        guard mkdir(folder, 0o700) == 0 else { return false }
        return StalledMount(at: folder) != nil
    }()

    /// Returns once a thread of a program waits for such a file system, or says after a while that none does.
    package static func isWaitedFor(by process: pid_t, within patience: Duration) -> Bool {
        let deadline = ContinuousClock.now + patience
        while !isWaitedFor(by: process) {
            guard ContinuousClock.now < deadline else { return false }
            usleep(10_000)
        }
        return true
    }

    private static func isWaitedFor(by process: pid_t) -> Bool {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        return tasks.contains { task in
            let place = try? String(contentsOfFile: "/proc/\(process)/task/\(task)/wchan", encoding: .utf8)
            return place?.contains("fuse") == true
        }
    }
}

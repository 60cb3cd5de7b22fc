import CSystem
import Glibc

/// Wakes a thread that waits in `poll(2)`; rung from any thread.
package final class Bell: Sendable {
    package let descriptor: Int32

    package init?() {
        descriptor = system_event()
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    package func ring() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, 8)
    }

    /// Blocks until it was rung, or for as long as `patience` lasts, for ever for `nil`; it goes on ringing.
    package func wait(_ patience: Duration?) {
        var ringing = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&ringing, 1, patience.map(Self.milliseconds) ?? -1)
    }

    private static func milliseconds(_ duration: Duration) -> Int32 {
        let (seconds, attoseconds) = duration.components
        return Int32(clamping: seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
    }

    /// Silences it until it is rung again.
    package func silence() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
    }
}

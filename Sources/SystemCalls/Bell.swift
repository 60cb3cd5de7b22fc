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

    /// Blocks until it was rung, or for as long as `patience` lasts; it goes on ringing.
    package func wait(_ patience: Duration) {
        var ringing = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let (seconds, attoseconds) = patience.components
        let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
        _ = poll(&ringing, 1, Int32(clamping: milliseconds))
    }

    /// Silences it until it is rung again.
    package func silence() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
    }
}

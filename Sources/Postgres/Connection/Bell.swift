import CPostgres
import Glibc

/// Wakes a thread that waits in `poll(2)`; rung from any thread.
final class Bell: Sendable {
    let descriptor: Int32

    init?() {
        descriptor = new_bell()
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    func ring() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, 8)
    }

    /// Blocks until it was rung, or for as long as `patience` lasts; it goes on ringing.
    func wait(_ patience: Duration) {
        var ringing = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&ringing, 1, Int32(clamping: patience.milliseconds))
    }

    /// Silences it until it is rung again.
    func silence() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
    }
}

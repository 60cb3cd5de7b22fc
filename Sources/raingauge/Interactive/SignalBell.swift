import CHost
import Glibc
import SystemCalls

/// Remembers the signals that concern a terminal from the moment it is made, and rings until somebody takes them.
///
/// It is made before the terminal is taken over, so that no signal finds one that nobody would give back. ncurses leaves
/// signals alone that somebody watches already.
struct SignalBell {
    /// Those that concern a screen.
    static let ofScreens = [SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP, SIGINT]
    private let watched: [Int32]
    private let bell: Bell

    /// `nil` where the system has no descriptor left; then signals do what they do by default.
    init?(_ watched: [Int32]) {
        guard let bell = Bell() else { return nil }
        (self.watched, self.bell) = (watched, bell)
        host_remember_signals(watched, Int32(watched.count), bell.descriptor)
    }

    /// Readable while a signal waits to be taken.
    var descriptor: Int32 { bell.descriptor }

    /// Blocks until a signal waits to be taken.
    func wait() { bell.wait(nil) }

    /// The signals that came since this was last called.
    func taken() -> [Int32] {
        bell.silence()
        return watched.filter { host_take_signal($0) == 1 }
    }
}

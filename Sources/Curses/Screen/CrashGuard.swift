import CNcurses
import Glibc

/// Restores the terminal when the process dies by a crash, or by any other signal that nobody handles.
///
/// Covers SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT and SIGFPE, and with them `fatalError` and failed preconditions; and
/// those that people and systems send, from SIGQUIT to SIGXCPU. The signal handler writes bytes prepared beforehand, sets
/// the line discipline, says what was written to standard error meanwhile (above all, why the process crashes), and lets
/// the signal take its course.
struct CrashGuard {
    private let output: Int32
    private let bytes: [UInt8]
    private let modes: termios

    /// Takes effect at once.
    init(output: Int32, bytes: [UInt8], modes: termios) {
        (self.output, self.bytes, self.modes) = (output, bytes, modes)
        arm()
    }

    func arm() {
        var modes = modes
        bytes.withUnsafeBytes { bytes in
            curses_arm(output, bytes.assumingMemoryBound(to: CChar.self).baseAddress, bytes.count, &modes)
        }
    }

    func disarm() { curses_disarm() }
}

import Glibc
import SystemCalls

/// The paste buffer of the tmux that this runs in.
///
/// tmux as it comes passes no copying sequence on; this command fills its buffer and, as tmux's own copying does, the
/// clipboard of the terminal.
enum TmuxBuffer {
    /// Answers whether tmux took it: versions before 3.2 know no `-w`.
    ///
    /// Blocks for as long as tmux takes, some milliseconds.
    static func load(_ bytes: [UInt8]) -> Bool {
        guard let input = try? Descriptor.memoryFile(named: "raingauge-copy") else { return false }
        defer { close(input) }
        let isWritten = bytes.withUnsafeBytes { (try? Descriptor.write($0, to: input)) != nil }
        guard isWritten, lseek(input, 0, SEEK_SET) == 0,
            let child = try? ChildProcess(
                ["tmux", "load-buffer", "-w", "-"], input: input, variables: ["TMUX", "TMUX_TMPDIR", "TERM"])
        else { return false }
        return ChildProcess.wait(for: child.id) == 0
    }
}

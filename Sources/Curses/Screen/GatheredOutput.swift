import CNcurses
import Glibc
import SystemCalls

/// Makes one write of everything that ncurses has to say in one go.
///
/// By itself ncurses writes whenever it moves the cursor, which for a whole screen are dozens of writes: as many packets on
/// the wire, and as often is the other side woken. So its descriptor points to a file in memory meanwhile.
struct GatheredOutput {
    private let terminal: TerminalOutput
    /// What ncurses writes to.
    private let channel: Int32
    /// Where that leads while something is gathered.
    private let memory: Int32
    /// A second name of the terminal, to lead it back.
    private let wayBack: Int32

    /// Answers `nil` where the system has no files in memory; ncurses then writes by itself.
    ///
    /// - Parameter channel: The descriptor that ncurses was started with.
    init?(channel: Int32) {
        memory = (try? Descriptor.memoryFile(named: "raingauge")) ?? -1
        wayBack = fcntl(channel, F_DUPFD_CLOEXEC, 3)
        (terminal, self.channel) = (TerminalOutput(descriptor: wayBack), channel)
        guard memory >= 0, wayBack >= 0 else {
            close()
            return nil
        }
    }

    /// Runs `work`, and then sends what `change` makes of what it wrote.
    func gather(_ work: () -> Void, sending change: ([UInt8]) -> [UInt8]) {
        guard dup2(memory, channel) >= 0 else { return work() }
        work()
        dup2(wayBack, channel)
        let count = Int(lseek(memory, 0, SEEK_CUR))
        guard count > 0 else { return }
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            initialized = max(0, pread(memory, buffer.baseAddress, count, 0))
        }
        lseek(memory, 0, SEEK_SET)
        terminal.write(change(bytes))
    }

    func close() {
        for descriptor in [memory, wayBack] where descriptor >= 0 { Glibc.close(descriptor) }
    }
}

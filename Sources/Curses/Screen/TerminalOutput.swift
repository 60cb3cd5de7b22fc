import Glibc

/// Bytes to the terminal that go around the buffer of ncurses, which is empty between two frames.
struct TerminalOutput {
    let descriptor: Int32

    /// Writes all of the bytes; answers `false` when the terminal is gone or takes nothing for a second.
    @discardableResult
    func write(_ bytes: some Collection<UInt8>) -> Bool {
        let bytes = Array(bytes)
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes { whole in
                let rest = UnsafeRawBufferPointer(rebasing: whole[start...])
                return Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if written > 0 {
                start += written
            } else if errno == EAGAIN {
                var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                guard poll(&ready, 1, 1000) > 0 else { return false }
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}

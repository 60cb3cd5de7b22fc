import SystemCalls

/// Bytes to the terminal that go around the buffer of ncurses, which is empty between two frames.
struct TerminalOutput {
    let descriptor: Int32

    /// Writes all of the bytes; answers `false` when the terminal is gone or takes nothing for a second.
    @discardableResult
    func write(_ bytes: some Collection<UInt8>) -> Bool {
        do {
            try Array(bytes).withUnsafeBufferPointer { bytes throws(SystemError) in
                try Descriptor.write(UnsafeRawBufferPointer(bytes), to: descriptor, patience: 1_000)
            }
            return true
        } catch {
            return false
        }
    }
}

import SystemCalls

/// Memory for one file after another, with zeros behind the file's last byte.
final class PaddedBuffer {
    private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 19, alignment: 16)
    /// How many bytes of the file are in here.
    private(set) var count = 0

    deinit { memory.deallocate() }

    static let padding = 16

    /// The file from an offset on, and the zeros behind it.
    func contents(from offset: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: memory[offset..<count + Self.padding])
    }

    var hasByteOrderMark: Bool { count >= 3 && memory[0] == 0xEF && memory[1] == 0xBB && memory[2] == 0xBF }

    func clear() { count = 0 }

    /// Lets `body` write into at least `room` bytes behind what is there; it answers how many it wrote.
    func append(
        room: Int, _ body: (UnsafeMutableRawBufferPointer) throws(UnreadableFile) -> Int
    ) throws(UnreadableFile) -> Int {
        grow(to: count + room + Self.padding)
        let written = try body(
            UnsafeMutableRawBufferPointer(rebasing: memory[count..<memory.count - Self.padding]))
        count += written
        for offset in count..<count + Self.padding { memory[offset] = 0 }
        return written
    }

    private func grow(to size: Int) {
        guard size > memory.count else { return }
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(size, memory.count * 2), alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(memory))
        memory.deallocate()
        memory = larger
    }
}

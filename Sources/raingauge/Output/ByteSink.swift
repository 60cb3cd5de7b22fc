import SystemCalls

/// Gathers what is written to a descriptor and hands it over in large pieces; call ``flush()`` at the end.
struct ByteSink {
    let descriptor: Int32
    private let isSocket: Bool
    private var pending: [UInt8] = []

    init(_ descriptor: Int32, isSocket: Bool = false) {
        (self.descriptor, self.isSocket) = (descriptor, isSocket)
    }

    mutating func write(_ text: String) throws(SystemError) {
        pending.append(contentsOf: text.utf8)
        if pending.count >= 65_536 { try flush() }
    }

    /// Passes the bytes on at once when nothing is pending and they are many.
    mutating func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        if pending.isEmpty, bytes.count >= 16_384 { return try pass(bytes) }
        pending.append(contentsOf: bytes)
        if pending.count >= 65_536 { try flush() }
    }

    mutating func flush() throws(SystemError) {
        defer { pending.removeAll(keepingCapacity: true) }
        try pending.withUnsafeBufferPointer { bytes throws(SystemError) in
            try pass(UnsafeRawBufferPointer(bytes))
        }
    }

    private func pass(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        try Descriptor.write(bytes, to: descriptor, isSocket: isSocket)
    }
}

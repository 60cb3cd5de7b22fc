import CSystem
import Glibc

/// Reading from and writing to descriptors that the caller owns.
///
/// A signal in between never ends a call.
package enum Descriptor {
    /// Reads once; answers how many bytes came, and zero at the end.
    package static func read(
        _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
    ) throws(SystemError) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw .last }
        }
    }

    /// Passes everything on in pieces of at most 64 kB, until there is no more or `consume` answers false.
    package static func stream(
        _ descriptor: Int32, to consume: (UnsafeRawBufferPointer) -> Bool
    ) throws(SystemError) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
        defer { buffer.deallocate() }
        while case let count = try read(descriptor, into: buffer), count > 0 {
            guard consume(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
        }
    }

    /// Everything up to the end, or up to the first `limit` bytes.
    package static func bytes(
        of descriptor: Int32, atMost limit: Int = .max
    ) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        try stream(descriptor) { piece in
            bytes.append(contentsOf: piece.prefix(limit - bytes.count))
            return bytes.count < limit
        }
        return bytes
    }

    /// Writes all of the bytes.
    ///
    /// A descriptor that does not block may take nothing for `patience` milliseconds; `nil` is for ever. Where nobody reads a
    /// socket any more, an error says so instead of a signal that ends the program.
    package static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, patience: Int32? = nil, isSocket: Bool = false
    ) throws(SystemError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest)
            let count =
                isSocket
                ? send(descriptor, piece.baseAddress, piece.count, Int32(MSG_NOSIGNAL))
                : Glibc.write(descriptor, piece.baseAddress, piece.count)
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                try waitUntilWritable(descriptor, patience)
            } else if errno != EINTR {
                throw .last
            }
        }
    }

    /// Makes sure that what was written is on the disk.
    static func force(_ descriptor: Int32) throws(SystemError) {
        while fsync(descriptor) != 0 {
            guard errno == EINTR else { throw .last }
        }
    }

    /// A file that is only in memory, which the caller closes.
    package static func memoryFile(named name: String) throws(SystemError) -> Int32 {
        let descriptor = system_memory_file(name)
        guard descriptor >= 0 else { throw .last }
        return descriptor
    }

    private static func waitUntilWritable(_ descriptor: Int32, _ patience: Int32?) throws(SystemError) {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        let ready = poll(&request, 1, patience ?? -1)
        if ready == 0 { throw SystemError(number: EAGAIN) }
        guard ready > 0 || errno == EINTR else { throw .last }
    }
}

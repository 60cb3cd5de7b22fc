import Foundation
import Glibc

/// A file descriptor that is closed with its last owner.
final class Descriptor: Sendable {
    let number: Int32

    init(_ number: Int32) throws {
        guard number >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        self.number = number
    }

    deinit { close(number) }

    /// What has arrived; `nil` when the other side has hung up.
    func receive() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = recv(number, &bytes, bytes.count, 0)
        if count < 0, errno == EAGAIN || errno == EINTR { return [] }
        return count > 0 ? Array(bytes[..<count]) : nil
    }

    /// Sends and removes as much as goes out at once; false when the other side has hung up.
    func send(_ bytes: inout [UInt8]) -> Bool {
        let count = Glibc.send(number, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        if count < 0 { return errno == EAGAIN || errno == EINTR }
        bytes.removeFirst(count)
        return true
    }

    /// Sends everything; false when the other side has hung up.
    func sendAll(_ bytes: [UInt8]) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            var writable = pollfd(self, POLLOUT)
            guard poll(&writable, 1, -1) > 0 || errno == EINTR, send(&rest) else { return false }
        }
        return true
    }
}

extension pollfd {
    init(_ descriptor: Descriptor, _ events: Int32) {
        self.init(fd: descriptor.number, events: Int16(events), revents: 0)
    }

    func has(_ event: Int32) -> Bool { Int32(revents) & event != 0 }

    /// Hung up, with nothing left to read.
    var isGone: Bool { (has(POLLHUP) || has(POLLERR)) && !has(POLLIN) }
}

/// The few calls on Unix sockets that a relay needs.
enum UnixSocket {
    static func address(_ path: String) -> sockaddr_un {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        return address
    }

    static func listen(_ address: sockaddr_un) throws -> Descriptor {
        let socket = try new()
        _ = withPointer(to: address) { bind(socket.number, $0, $1) }
        guard Glibc.listen(socket.number, 16) == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        return socket
    }

    static func connect(_ address: sockaddr_un) throws -> Descriptor {
        let socket = try new()
        guard withPointer(to: address, { Glibc.connect(socket.number, $0, $1) }) == 0 else {
            throw POSIXError(.ECONNREFUSED)
        }
        return socket
    }

    /// A server that some other test starts meanwhile must not inherit it: then nobody would hear that it was closed.
    static func accept(_ listener: Descriptor) -> Descriptor? {
        guard let socket = try? Descriptor(Glibc.accept(listener.number, nil, nil)) else { return nil }
        _ = fcntl(socket.number, F_SETFD, FD_CLOEXEC)
        return socket
    }

    static func pair() throws -> (Descriptor, Descriptor) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw POSIXError(.EMFILE) }
        return (try Descriptor(ends[0]), try Descriptor(ends[1]))
    }

    private static let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)

    private static func new() throws -> Descriptor { try Descriptor(socket(AF_UNIX, kind, 0)) }

    private static func withPointer<Value>(
        to address: sockaddr_un, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
    ) -> Value {
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}

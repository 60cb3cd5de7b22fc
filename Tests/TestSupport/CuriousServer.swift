import Foundation
import Glibc
import Synchronization

/// Listens on a port of 127.0.0.1, asks whoever comes for a password in clear text, and remembers every byte.
package final class CuriousServer: Sendable {
    package let port: Int
    private let listener: Descriptor
    private let heard = Mutex<(visits: Int, bytes: [UInt8])>((0, []))

    package init() throws {
        listener = try LoopbackSocket.listen()
        port = LoopbackSocket.port(of: listener)
        Thread.detachNewThread { [weak self, listener] in
            while let client = UnixSocket.accept(listener) {
                guard let self else { return }
                self.heard.withLock { $0.visits += 1 }
                Thread.detachNewThread { self.question(client) }
            }
        }
    }

    deinit { shutdown(listener.number, Int32(SHUT_RDWR)) }

    /// How often somebody has connected.
    package var visits: Int { heard.withLock(\.visits) }

    /// Whether somebody has told it that, in whatever message.
    package func hasHeard(_ secret: String) -> Bool {
        heard.withLock { String(decoding: $0.bytes, as: UTF8.self) }.contains(secret)
    }

    /// - Source: PostgreSQL's documentation, "Message Formats".
    private func question(_ client: Descriptor) {
        while let message = client.receive() {
            heard.withLock { $0.bytes += message }
            var answer: [UInt8] = Self.asksForEncryption(message) ? Array("N".utf8) : Self.passwordPlease
            guard message.first != UInt8(ascii: "p"), client.send(&answer) else { return }
        }
    }

    /// SSLRequest or GSSENCRequest.
    private static func asksForEncryption(_ message: [UInt8]) -> Bool {
        message.count == 8 && message[4..<6].elementsEqual([0x04, 0xD2])
    }

    /// AuthenticationCleartextPassword.
    private static let passwordPlease: [UInt8] = [UInt8(ascii: "R"), 0, 0, 0, 8, 0, 0, 0, 3]
}

/// The few calls that a server on 127.0.0.1 needs.
private enum LoopbackSocket {
    static func listen() throws -> Descriptor {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        let socket = try Descriptor(Glibc.socket(AF_INET, kind, 0))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        _ = withPointer(to: &address) { bind(socket.number, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        guard Glibc.listen(socket.number, 16) == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        return socket
    }

    static func port(of socket: Descriptor) -> Int {
        var (address, size) = (sockaddr_in(), socklen_t(MemoryLayout<sockaddr_in>.size))
        _ = withPointer(to: &address) { getsockname(socket.number, $0, &size) }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private static func withPointer<Value>(
        to address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Value
    ) -> Value {
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
        }
    }
}

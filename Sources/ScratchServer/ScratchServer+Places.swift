import Glibc
import SystemCalls

extension ScratchServer {
    /// A new folder that only we can enter, with a path short enough for a socket in it.
    ///
    /// The kernel takes socket paths of at most 107 bytes.
    static func makeFolder() throws(ScratchServerError) -> String {
        let preferred = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        for parent in [preferred, "/tmp"] where parent.utf8.count < 70 {
            var template = Array("\(parent)/raingauge-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else { continue }
            return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
        throw .noTemporaryFolder
    }

    /// A TCP port of 127.0.0.1 that is free at this moment.
    static func freePort() throws(ScratchServerError) -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw .noFreePort }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && getsockname(descriptor, address, &length) == 0
            }
        }
        guard isBound else { throw .noFreePort }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    static func write(_ text: String, to path: String) -> Bool {
        do {
            try File(writing: path, mode: 0o600).write(Array(text.utf8))
            return true
        } catch {
            return false
        }
    }
}

import CLibPQ
import SystemCalls

/// libpq, which is loaded when it is first needed: what only reads files works without it.
package enum ClientLibrary {
    /// The name by which every system knows libpq, whatever its version.
    package static let name = LIBPQ_NAME

    /// Why it cannot be used; `nil` when it can.
    ///
    /// Loads it when nobody has asked before. No function of libpq may be called until somebody has.
    package static var absence: ClientLibraryMissing? { ClientLibraryMissing(libpq_load()) }

    /// Begins to load it on a thread of its own; whoever needs it then waits less.
    package static func loadAhead() { _ = OwnThread.run { _ = libpq_load() } }

    /// Whether a request to cancel is encrypted as its connection is; libpq 17 and newer can do that.
    static var encryptsCancel: Bool { libpq_load().encrypts_cancel != 0 }

    /// Looks whether the library that goes by `name` could be used, without using it.
    ///
    /// - Returns: Whether its requests to cancel are encrypted.
    static func look(at name: String) throws(ClientLibraryMissing) -> Bool {
        let library = libpq_open(name)
        if let missing = ClientLibraryMissing(library) { throw missing }
        return library.encrypts_cancel != 0
    }
}

/// There is no libpq on this machine, or none that has all of the functions that are needed.
package struct ClientLibraryMissing: Error, Equatable, Sendable {
    /// In the words of the dynamic loader.
    package let reason: String

    fileprivate init?(_ library: libpq_library) {
        guard library.handle == nil else { return nil }
        reason = withUnsafeBytes(of: library.reason) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}

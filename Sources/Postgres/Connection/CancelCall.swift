import CLibPQ
import CPostgres

/// One of libpq's ways to ask a server to stop; ``CancelRequest`` makes one call at a time.
protocol CancelCall: Sendable {
    /// Blocks until the server has taken note.
    ///
    /// - Returns: Why it has not, in libpq's words.
    func perform() -> String?
}

/// Unencrypted, even where the connection is not; all that libpq before 17 has.
///
/// A proxy or a server that takes only encrypted connections drops it.
///
/// Sendable because `PQcancel` only reads the `PGcancel` and may, says its manual page, run on another thread than the
/// connection; the pointer never changes.
final class PlainCancel: CancelCall, @unchecked Sendable {
    private let pointer: OpaquePointer

    init?(_ connection: OpaquePointer) {
        guard let pointer = PQgetCancel(connection) else { return nil }
        self.pointer = pointer
    }

    deinit { PQfreeCancel(pointer) }

    func perform() -> String? {
        var reason = [CChar](repeating: 0, count: 256)
        guard PQcancel(pointer, &reason, Int32(reason.count)) == 0 else { return nil }
        return reason.withUnsafeBytes { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}

/// Encrypted as the connection is, and sent to the very host that it led to; libpq 17 and newer.
///
/// Sendable because the `PGcancelConn` is a connection of its own, copied from the other when that has just begun, and calls
/// are made one after the other; the pointer never changes.
final class EncryptedCancel: CancelCall, @unchecked Sendable {
    private let pointer: OpaquePointer

    init?(_ connection: OpaquePointer) {
        guard let pointer = libpq_cancel_create(connection) else { return nil }
        self.pointer = pointer
    }

    deinit { libpq_cancel_finish(pointer) }

    func perform() -> String? {
        defer { libpq_cancel_reset(pointer) }
        guard libpq_cancel_blocking(pointer) == 0 else { return nil }
        return libpq_cancel_error(pointer).map { ServerText.decode(cString: $0) } ?? ""
    }
}

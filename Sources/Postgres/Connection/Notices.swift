import CPostgres

/// The last few notices and warnings of one connection, in the server's words.
///
/// libpq would print them on the terminal; this receiver only remembers. Lives on the connection's thread.
final class Notices {
    private(set) var recent: [String] = []
    /// Of all that ever came.
    private(set) var count = 0
    /// How many came since the last call of ``takeUnread()``.
    private var unread = 0
    /// What they weighed on the wire since the last call of ``takeBytes()``.
    private var bytes = 0

    init(on connection: OpaquePointer) {
        // Unretained: the wire that owns the connection owns this object too, and closes the connection first.
        PQsetNoticeReceiver(
            connection,
            { context, result in
                guard let context, let result else { return }
                Unmanaged<Notices>.fromOpaque(context).takeUnretainedValue().receive(result)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    func takeBytes() -> Int {
        defer { bytes = 0 }
        return bytes
    }

    /// Those that came since the last time, as far as they are still remembered.
    func takeUnread() -> [String] {
        defer { unread = 0 }
        return Array(recent.suffix(unread))
    }

    private func receive(_ result: OpaquePointer) {
        bytes += ProtocolWeight.report(result)
        count += 1
        guard let text = PQresultErrorField(result, DIAG_MESSAGE) else { return }
        recent.append(ServerText.decode(cString: text))
        unread += 1
        if recent.count > 20 { recent.removeFirst() }
    }
}

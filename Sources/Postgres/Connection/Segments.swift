import CLibPQ

/// How many TCP segments with data went each way, as the kernel counts them; both wrap around at 2^32.
package struct Segments: Hashable, Sendable {
    package var sent: UInt32
    package var received: UInt32

    package init(sent: UInt32, received: UInt32) { (self.sent, self.received) = (sent, received) }

    /// Since the connection was made; `nil` for a Unix socket, and where the kernel does not count.
    init?(socket: Int32) {
        var (sent, received): (UInt32, UInt32) = (0, 0)
        guard connection_segments(socket, &sent, &received) != 0 else { return nil }
        self.init(sent: sent, received: received)
    }

    /// What both took; as much as is known of them.
    static func sum(_ left: Segments?, _ right: Segments?) -> Segments? {
        guard let left, let right else { return left ?? right }
        return Segments(sent: left.sent &+ right.sent, received: left.received &+ right.received)
    }

    /// What was added since so many were.
    static func difference(_ now: Segments?, since earlier: Segments?) -> Segments? {
        guard let now, let earlier else { return now }
        return Segments(sent: now.sent &- earlier.sent, received: now.received &- earlier.received)
    }
}

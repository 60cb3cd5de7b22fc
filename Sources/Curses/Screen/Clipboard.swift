/// What became of bytes on their way to the clipboard of the person's own machine.
package enum ClipboardOutcome: Equatable, Sendable {
    /// Sent; whether the terminal obeys is not to be known.
    case sent
    /// More than terminals take; nothing was sent.
    case tooLong(limit: Int)
    /// This kind of terminal would print the bytes instead of copying them; nothing was sent.
    case unsupported
}

/// The sequences that hand bytes to the clipboard: OSC 52, wrapped for what sits between us and the terminal.
enum Clipboard {
    /// The most bytes that terminals are known to take: 74,994 as base64.
    static let limit = 74_994 / 4 * 3
    /// GNU screen passes on no more than 768 bytes at once.
    private static let screenChunk = 600

    static func sequence(
        for bytes: some Collection<UInt8>, in environment: TerminalEnvironment
    ) -> Result<[UInt8], Refusal> {
        let term = environment.term ?? ""
        guard !["linux", "vt", "ansi", "cons"].contains(where: term.hasPrefix) else {
            return .failure(.unsupported)
        }
        guard bytes.count <= limit else { return .failure(.tooLong) }
        let plain = Array("\u{1B}]52;c;".utf8) + base64(bytes) + [0x07]
        if environment.isInsideTmux {
            // tmux obeys the plain one with `set-clipboard on`, and passes the wrapped one on with
            // `allow-passthrough on`; it leaves out the other.
            return .success(plain + tmuxWrapped(plain))
        }
        return .success(term.hasPrefix("screen") ? screenWrapped(plain) : plain)
    }

    enum Refusal: Error, Equatable { case tooLong, unsupported }

    static func base64(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var encoded: [UInt8] = []
        encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
        var rest = bytes[...]
        while !rest.isEmpty {
            let group = Array(rest.prefix(3))
            rest = rest.dropFirst(3)
            let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[$1]) : 0) }
            for place in 0..<4 {
                encoded.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : 0x3D)
            }
        }
        return encoded
    }

    private static func tmuxWrapped(_ bytes: [UInt8]) -> [UInt8] {
        let doubled = bytes.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] }
        return Array("\u{1B}Ptmux;".utf8) + doubled + Array("\u{1B}\\".utf8)
    }

    private static func screenWrapped(_ bytes: [UInt8]) -> [UInt8] {
        stride(from: 0, to: bytes.count, by: screenChunk).flatMap { start in
            Array("\u{1B}P".utf8) + bytes[start..<min(start + screenChunk, bytes.count)]
                + Array("\u{1B}\\".utf8)
        }
    }
}

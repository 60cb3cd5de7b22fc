/// Text that would do something to a terminal if it reached it as it is.
struct HostileText: Sendable {
    /// Between two words that nothing else says, so that it is known again.
    let text: String
    /// What of it no output to a terminal has a use for; empty where only the whole is known again.
    let forbidden: [Unicode.Scalar]

    private init(_ sequence: String) {
        text = "zq\(sequence)qz"
        forbidden = sequence.unicodeScalars.filter { !Self.usual.contains($0.value) && !$0.isPlain }
    }

    /// What the browser itself moves the cursor with, or a line ends with.
    private static let usual: Set<UInt32> = [0x08, 0x09, 0x0A, 0x0D, 0x0E, 0x0F, 0x1B]

    static let all: [HostileText] = {
        let singles = (controls + spaceless).compactMap(Unicode.Scalar.init).map { HostileText(String($0)) }
        return singles + sequences.map { HostileText($0) }
    }()

    /// C0 without NUL and the end of a line, DEL and C1.
    private static let controls = Array(UInt32(0x01)...0x1F).filter { $0 != 0x0A } + Array(0x7F...0x9F)
    /// What turns the direction of writing, ends lines, or is not seen at all.
    private static let spaceless: [UInt32] =
        [0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0xE0001, 0xE0041, 0xE007F]
        + Array(0x202A...0x202E) + Array(0x2066...0x2069)

    private static let sequences = [
        "\u{1B}]0;title\u{07}", "\u{1B}]52;c;cHduZWQ=\u{07}", "\u{1B}]8;;http://evil\u{1B}\\", "\u{1B}[2J",
        "\u{1B}[31m",
        "\u{1B}[?1049h", "\u{1B}[6n", "\u{1B}[21t", "\u{1B}P$q\"p\u{1B}\\", "\u{1B}_G\u{1B}\\",
        "\u{1B}^x\u{1B}\\",
        "\u{1B}c", "\u{1B}(0", "\u{1B}#8", "\u{9B}31m", "\u{9D}0;title\u{9C}", "\u{90}x\u{9C}",
        "\u{1B}[?2004h\u{1B}[200~", "\r\u{1B}[K", "\u{08}\u{08}\u{08}", "\u{1B}\u{1B}[A",
    ]

    /// Whether something of it is there as it is.
    func isRaw(in bytes: [UInt8]) -> Bool {
        let wanted = [Array(text.utf8)] + forbidden.map { Array(String($0).utf8) }
        let joined = String(decoding: bytes, as: UTF8.self)
        return wanted.contains { joined.utf8.containsRun($0) }
    }
}

extension Unicode.Scalar {
    fileprivate var isPlain: Bool { value >= 0x20 && value < 0x7F }
}

extension Sequence<UInt8> {
    fileprivate func containsRun(_ needle: [UInt8]) -> Bool {
        let all = Array(self)
        guard let first = needle.first else { return true }
        return all.indices.contains { all[$0] == first && all[$0...].starts(with: needle) }
    }
}

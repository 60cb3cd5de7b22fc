/// The stream of bytes that a terminal got.
package struct Transcript: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// When the latest bytes came.
    package private(set) var lastArrival: ContinuousClock.Instant?

    /// A place in the stream.
    package struct Mark: Equatable, Sendable {
        fileprivate let offset: Int
        package static let start = Mark(offset: 0)
    }

    /// The place behind all that came so far.
    package var end: Mark { Mark(offset: bytes.count) }

    package func bytes(after mark: Mark) -> ArraySlice<UInt8> { bytes[mark.offset...] }

    /// What a person could read, each escape sequence and control byte being one space.
    package var plain: String { plain(after: .start) }

    package func plain(after mark: Mark) -> String { PlainText(bytes(after: mark)).text }

    package func contains(_ needle: [UInt8], after mark: Mark = .start) -> Bool {
        let haystack = bytes(after: mark)
        guard let first = needle.first else { return true }
        var place = haystack.startIndex
        while let found = haystack[place...].firstIndex(of: first) {
            if haystack[found...].starts(with: needle) { return true }
            place = found + 1
        }
        return false
    }

    mutating func append(_ chunk: [UInt8], at instant: ContinuousClock.Instant) {
        bytes += chunk
        lastArrival = instant
    }
}

/// Text without its escape sequences (ECMA-48: CSI, OSC, DCS and the two-byte ones) and control bytes.
struct PlainText {
    private(set) var text: String

    init(_ bytes: some Sequence<UInt8>) {
        var state = State.text
        var plain: [UInt8] = []
        for byte in bytes { state.take(byte, into: &plain) }
        text = String(decoding: plain, as: UTF8.self)
    }

    private enum State {
        case text, escape, intermediate, control, string, stringEscape

        mutating func take(_ byte: UInt8, into plain: inout [UInt8]) {
            switch (self, byte) {
            case (.text, 0x1b):
                plain.append(0x20)
                self = .escape
            case (.text, 0x0a): plain.append(byte)
            case (.text, ..<0x20), (.text, 0x7f): plain.append(0x20)
            case (.text, _): plain.append(byte)
            case (.escape, UInt8(ascii: "[")): self = .control
            case (.escape, UInt8(ascii: "]")), (.escape, UInt8(ascii: "P")): self = .string
            case (.escape, 0x20...0x2f): self = .intermediate
            case (.escape, _), (.intermediate, _): self = .text
            case (.control, 0x40...0x7e): self = .text
            case (.control, _): break
            case (.string, 0x07): self = .text
            case (.string, 0x1b): self = .stringEscape
            case (.string, _): break
            case (.stringEscape, _): self = .text
            }
        }
    }
}

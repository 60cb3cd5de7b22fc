/// The visible marks that stand for what a terminal must not see.
enum ControlMark {
    /// Scalars that stand for a byte that was no valid text: U+10FE80 to U+10FEFF are the bytes 0x80 to 0xFF.
    static let invalidBytes: ClosedRange<UInt32> = 0x10FE80...0x10FEFF

    static func text(for scalar: Unicode.Scalar, in glyphs: Glyphs) -> String {
        switch scalar.value {
        case 0..<0x20: glyphs.pick(picture(ofControl: scalar.value), escape(ofControl: scalar.value))
        case 0x7F: glyphs.pick("␡", "^?")
        case 0x80..<0xA0: byte(scalar.value)
        case invalidBytes: byte(scalar.value & 0xFF)
        default: codePoint(scalar.value, in: glyphs)
        }
    }

    /// Stands for combining marks beyond those a cell can hold.
    static func excess(_ count: Int, in glyphs: Glyphs) -> String {
        glyphs.pick("‹+\(count)›", "<+\(count)>")
    }

    private static func picture(ofControl value: UInt32) -> String {
        switch value {
        case 0x09: "→"
        case 0x0A: "↵"
        default: Unicode.Scalar(0x2400 + value).map { String($0) } ?? "?"
        }
    }

    private static func escape(ofControl value: UInt32) -> String {
        switch value {
        case 0x09: "\\t"
        case 0x0A: "\\n"
        case 0x0D: "\\r"
        default: Unicode.Scalar(0x40 + value).map { "^\($0)" } ?? "?"
        }
    }

    private static func byte(_ value: UInt32) -> String {
        "\\x" + String(value, radix: 16, uppercase: true)
    }

    private static func codePoint(_ value: UInt32, in glyphs: Glyphs) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return glyphs.pick("‹\(padded)›", "<\(padded)>")
    }
}

/// The sixteen colours as some terminals show them, for knowing what can be read there.
package enum TerminalPalette: CaseIterable, Sendable {
    case xterm, linux, putty

    /// - Source: xterm's XTerm-col.ad, Linux's vt.c (`default_red` and so on), PuTTY's default settings.
    var colors: [Int] {
        switch self {
        case .xterm:
            [
                0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
                0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
            ]
        case .linux:
            [
                0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
                0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
            ]
        case .putty:
            [
                0x000000, 0xBB0000, 0x00BB00, 0xBBBB00, 0x0000BB, 0xBB00BB, 0x00BBBB, 0xBBBBBB,
                0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
            ]
        }
    }

    /// One of the 256 colours, of which those from 16 on are the same everywhere.
    package func color(_ number: Int) -> Color {
        switch number {
        case ..<16: Color(hexadecimal: colors[max(0, number)])
        case 232...: Color(hexadecimal: (8 + 10 * (number - 232)) * 0x010101)
        default:
            Color(
                hexadecimal: Color.levels[(number - 16) / 36] << 16 | Color.levels[(number - 16) / 6 % 6] << 8
                    | Color.levels[(number - 16) % 6])
        }
    }

    /// How well a text can be told from its ground where that is hardest.
    package static func contrast(_ text: Int, on ground: Int) -> Double {
        allCases.reduce(21) { min($0, $1.color(text).contrast(with: $1.color(ground)) ?? 1) }
    }
}

extension Color {
    fileprivate init(hexadecimal value: Int) {
        self = .rgb(
            UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8),
            UInt8(truncatingIfNeeded: value))
    }
}

/// How a scalar may reach the terminal.
enum CharacterClass {
    /// As it is, in so many columns.
    case plain(width: Int)
    /// On top of the character before it.
    case joining
    /// A variation selector: changes only the picture of the character before it.
    case selector
    /// As another text that says the same, where the terminal has only ASCII.
    case substitute(String)
    /// Not at all; a mark stands for it.
    case hostile

    init(of scalar: Unicode.Scalar, in glyphs: Glyphs) {
        let value = scalar.value
        if value &- 0x20 < 0x5F {
            self = .plain(width: 1)
        } else if glyphs == .ascii {
            self = AsciiSubstitute.text(for: scalar).map { .substitute($0) } ?? .hostile
        } else if value < 0x300 {
            self = value < 0xA0 || value == 0xAD ? .hostile : .plain(width: 1)
        } else {
            self = Self.beyondLatin(scalar)
        }
    }

    private static func beyondLatin(_ scalar: Unicode.Scalar) -> CharacterClass {
        switch scalar.value {
        case 0x2500...0x25FF: return .plain(width: 1 + (TextWidth.isWide(scalar.value) ? 1 : 0))
        case 0x4E00...0x9FFF, 0xAC00...0xD7A3: return .plain(width: 2)
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F: return .selector
        // Skin tones: some terminals melt them into the emoji before, some do not.
        case 0x1F3FB...0x1F3FF: return .hostile
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
            return .hostile
        default:
            return TextWidth.joins(scalar)
                ? .joining : .plain(width: TextWidth.isWide(scalar.value) ? 2 : 1)
        }
    }
}

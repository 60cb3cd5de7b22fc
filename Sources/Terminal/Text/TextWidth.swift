/// How many columns characters take.
package enum TextWidth {
    /// Columns of one scalar: 0 for what joins the character before it, 2 for wide characters, else 1.
    ///
    /// Meant for scalars a terminal may see; what ``VisibleText`` replaces has no width of its own.
    package static func columns(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        if joins(scalar) { return 0 }
        return isWide(value) ? 2 : 1
    }

    /// Columns that `text` takes when drawn, marks for hostile characters included.
    ///
    /// Counting stops behind `limit`: for a longer text the answer is only some larger number.
    package static func columns(of text: String, upTo limit: Int = .max, in glyphs: Glyphs = .unicode) -> Int
    {
        if let plain = plainColumns(of: text, upTo: limit) { return plain }
        var columns = 0
        for glyph in VisibleText(text, in: glyphs) {
            columns += glyph.width
            if columns > limit { break }
        }
        return columns
    }

    /// Whether a scalar is drawn on top of the one before it.
    static func joins(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 0x300 || (0x2500...0x25FF).contains(value) || (0x4E00...0x9FFF).contains(value) {
            return false
        }
        if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value) { return true }
        // A spacing mark since Unicode 16, which C libraries still let join.
        if value == 0x1171E { return true }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    static func isWide(_ value: UInt32) -> Bool {
        guard value >= 0x1100 else { return false }
        var low = 0
        var high = wideRanges.count
        while low < high {
            let middle = (low + high) / 2
            if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < wideRanges.count && wideRanges[low].contains(value)
    }

    /// The number of bytes when all that matter are printable ASCII.
    private static func plainColumns(of text: String, upTo limit: Int) -> Int? {
        let looked = limit == .max ? limit : max(0, limit) + 1
        let count = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            let part = bytes.prefix(looked)
            return part.allSatisfy { $0 &- 0x20 < 0x5F } ? part.count : nil
        }
        return count ?? nil
    }
}

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
        return contains(value, in: joiningRanges)
    }

    static func isWide(_ value: UInt32) -> Bool { value >= 0x1100 && contains(value, in: wideRanges) }

    /// Whether one of some ascending ranges holds a number.
    private static func contains(_ value: UInt32, in ranges: [ClosedRange<UInt32>]) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(value)
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

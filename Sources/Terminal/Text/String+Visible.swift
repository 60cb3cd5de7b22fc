extension String {
    /// The text with its line breaks, and everything else a terminal must not see, or cannot show, as a visible mark.
    package func safeForTerminal(in glyphs: Glyphs) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible(in: glyphs) }
            .joined(
                separator: "\n")
    }

    /// The text on one line, every hostile character as a visible mark.
    package var visible: String { visible(in: .unicode) }

    /// The same with only such signs as the terminal can show.
    ///
    /// Printable ASCII, which is nearly all of nearly every text, is copied as it is.
    package func visible(in glyphs: Glyphs) -> String {
        guard var odd = utf8.firstIndex(where: \.isNotPrintableASCII) else { return self }
        var (safe, start) = ("", startIndex)
        while odd < endIndex {
            // The last plain one may be what marks are put on.
            let base = odd > start ? utf8.index(before: odd) : odd
            let next = utf8[odd...].firstIndex { !$0.isNotPrintableASCII } ?? endIndex
            safe += self[start..<base]
            for glyph in VisibleText(self[base..<next], in: glyphs) {
                safe.unicodeScalars.append(glyph.scalar)
                safe.unicodeScalars.append(contentsOf: glyph.marks)
            }
            start = next
            odd = utf8[next...].firstIndex(where: \.isNotPrintableASCII) ?? endIndex
        }
        return safe + self[start...]
    }

    /// JSON that says the same, with everything that a terminal must not see, or cannot show, as an escape of JSON's.
    ///
    /// - Source: RFC 8259, section 7.
    package func escapedAsJSON(in glyphs: Glyphs) -> String {
        var safe = ""
        for scalar in unicodeScalars {
            switch CharacterClass(of: scalar, in: glyphs) {
            case .hostile where scalar != "\n", .substitute: safe += scalar.escapeOfJSON
            case .hostile, .plain, .joining, .selector: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}

extension UInt8 {
    fileprivate var isNotPrintableASCII: Bool { self &- 0x20 >= 0x5F }
}

extension Unicode.Scalar {
    /// Such as `\u009b`; two of them beyond the first plane.
    fileprivate var escapeOfJSON: String {
        String(self).utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        .joined()
    }
}

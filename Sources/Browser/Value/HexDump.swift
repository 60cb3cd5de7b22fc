import Terminal

/// Bytes as PostgreSQL writes them, `\x6869`, in rows of offset, hexadecimal digits and characters.
struct HexDump: Equatable, Sendable {
    private let digits: [UInt8]
    private(set) var view: Viewport
    private var perRow: Int

    /// `nil` when the text is not in the hex format.
    init?(_ text: String, size: Size) {
        var text = text
        let digits = text.withUTF8 {
            $0.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "x")]) ? Array($0.dropFirst(2)) : nil
        }
        guard let digits, digits.count.isMultiple(of: 2), digits.allSatisfy(\.isHexDigit) else { return nil }
        self.digits = digits
        perRow = Self.bytesPerRow(in: size.columns)
        view = Viewport(count: Self.rows(digits.count / 2, perRow), height: size.rows)
    }

    var count: Int { digits.count / 2 }

    mutating func resize(_ size: Size) {
        let offset = (view.selection ?? 0) * perRow
        perRow = Self.bytesPerRow(in: size.columns)
        view.resize(count: Self.rows(count, perRow), height: size.rows)
        view.select(offset / perRow)
    }

    mutating func change(_ body: (inout Viewport) -> Void) { body(&view) }

    /// Goes to the next row with these characters, or with these bytes after `\x`.
    mutating func find(_ needle: String, backwards: Bool, includesCurrent: Bool) -> Bool {
        let wanted = Self.bytes(of: needle)
        guard !wanted.isEmpty, count >= wanted.count, let row = view.selection else { return false }
        let total = count - wanted.count + 1
        let start = backwards ? row * perRow - 1 : includesCurrent ? row * perRow : (row + 1) * perRow
        for distance in 0..<total {
            let place = (((start + (backwards ? -distance : distance)) % total) + total) % total
            guard wanted.indices.allSatisfy({ Self.lowered(byte(place + $0)) == wanted[$0] }) else {
                continue
            }
            view.select(place / perRow)
            return true
        }
        return false
    }

    func draw(in frame: inout Frame) {
        for (line, row) in view.visible.enumerated() {
            let range = row * perRow..<min(count, (row + 1) * perRow)
            frame.draw(Self.offset(range.lowerBound), at: 1, row: line, role: .dim)
            frame.draw(hex(range), at: 11, row: line)
            frame.draw(characters(range), at: 11 + Self.hexWidth(perRow) + 2, row: line, role: .string)
        }
        if let line = view.selectedLine { frame.draw(frame.glyphs.marker, at: 0, row: line, role: .marker) }
    }

    private func byte(_ index: Int) -> UInt8 {
        digits[2 * index].hexValue << 4 | digits[2 * index + 1].hexValue
    }

    /// Two digits and a blank for each byte, and one more blank in the middle.
    private func hex(_ range: Range<Int>) -> String {
        var text = ""
        for index in range {
            let column = index - range.lowerBound
            if column > 0 { text += column.isMultiple(of: 8) ? "  " : " " }
            text.unicodeScalars.append(Unicode.Scalar(digits[2 * index]))
            text.unicodeScalars.append(Unicode.Scalar(digits[2 * index + 1]))
        }
        return text
    }

    private func characters(_ range: Range<Int>) -> String {
        String(decoding: range.map { byte($0) &- 0x20 < 0x5F ? byte($0) : UInt8(ascii: ".") }, as: UTF8.self)
    }

    private static func offset(_ byte: Int) -> String {
        let digits = String(byte, radix: 16)
        return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }

    private static func hexWidth(_ perRow: Int) -> Int { perRow * 3 - 1 + (perRow - 1) / 8 }

    private static func rows(_ count: Int, _ perRow: Int) -> Int { (count + perRow - 1) / perRow }

    private static func bytesPerRow(in columns: Int) -> Int {
        [32, 16, 8].first { 11 + hexWidth($0) + 2 + $0 <= columns } ?? 4
    }

    private static func bytes(of needle: String) -> [UInt8] {
        let bytes = Array(needle.utf8)
        guard needle.hasPrefix("\\x") else { return bytes.map(lowered) }
        let digits = bytes.dropFirst(2).filter(\.isHexDigit)
        return stride(from: 0, to: digits.count - 1, by: 2).map {
            lowered(
                digits[digits.startIndex + $0].hexValue << 4 | digits[digits.startIndex + $0 + 1].hexValue)
        }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
}

extension UInt8 {
    /// Of a hexadecimal digit.
    fileprivate var hexValue: UInt8 {
        isDigit ? self - UInt8(ascii: "0") : (self | 0x20) - UInt8(ascii: "a") + 10
    }
}

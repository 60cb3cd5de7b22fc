import Terminal

/// Bytes as PostgreSQL writes them, `\x6869`, in rows of offset, hexadecimal digits and characters.
struct HexDump: Equatable, Sendable {
    private let bytes: [UInt8]
    private(set) var view: Viewport
    private var perRow: Int

    /// `nil` when the text is not in the hex format.
    init?(_ text: String, size: Size) {
        var text = text
        let bytes = text.withUTF8 { $0.starts(with: Self.prefix) ? Self.bytes(of: $0.dropFirst(2)) : nil }
        guard let bytes else { return nil }
        self.bytes = bytes
        perRow = Self.bytesPerRow(in: size.columns)
        view = Viewport(count: Self.rows(bytes.count, perRow), height: size.rows)
    }

    var count: Int { bytes.count }

    mutating func resize(_ size: Size) {
        let offset = (view.selection ?? 0) * perRow
        perRow = Self.bytesPerRow(in: size.columns)
        view.resize(count: Self.rows(count, perRow), height: size.rows)
        view.select(offset / perRow)
    }

    mutating func change(_ body: (inout Viewport) -> Void) { body(&view) }

    /// Goes to the next row with these characters, or with these bytes after `\x`.
    mutating func find(_ needle: String, backwards: Bool, includesCurrent: Bool) -> Bool {
        guard let row = view.selection else { return false }
        let wanted = Self.wanted(needle)
        let found = bytes.withUnsafeBufferPointer { bytes in
            backwards
                ? ByteSearch.previous(wanted, in: bytes, before: row * perRow)
                : ByteSearch.next(wanted, in: bytes, from: (includesCurrent ? row : row + 1) * perRow)
        }
        if let found { view.select(found / perRow) }
        return found != nil
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

    /// Two digits and a blank for each byte, and one more blank in the middle.
    private func hex(_ range: Range<Int>) -> String {
        var text = ""
        for index in range {
            let column = index - range.lowerBound
            if column > 0 { text += column.isMultiple(of: 8) ? "  " : " " }
            if bytes[index] < 16 { text += "0" }
            text += String(bytes[index], radix: 16)
        }
        return text
    }

    private func characters(_ range: Range<Int>) -> String {
        String(decoding: bytes[range].map { $0 &- 0x20 < 0x5F ? $0 : UInt8(ascii: ".") }, as: UTF8.self)
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

    private static let prefix = Array("\\x".utf8)

    /// The bytes after `\x`, a last odd digit being one that is still to be completed; otherwise the characters.
    private static func wanted(_ needle: String) -> [UInt8] {
        guard needle.utf8.starts(with: prefix) else { return ByteSearch.lowered(needle) }
        let digits = needle.utf8.dropFirst(2).filter { $0.hexValue != nil }
        return ByteSearch.lowered(bytes(of: digits.dropLast(digits.count % 2)) ?? [])
    }

    /// `nil` when these are not pairs of hexadecimal digits.
    private static func bytes(of digits: some RandomAccessCollection<UInt8>) -> [UInt8]? {
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        var high: UInt8?
        for digit in digits {
            guard let value = digit.hexValue else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }
}

extension UInt8 {
    /// `nil` for what is no hexadecimal digit.
    fileprivate var hexValue: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

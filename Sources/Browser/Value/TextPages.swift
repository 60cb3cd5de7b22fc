import Terminal

/// A text of any length, wrapped to the width of the screen, and the part of it that is seen.
///
/// Cut into pieces of a few kilobytes that begin behind a line end, else behind a blank, else anywhere; only the
/// pieces on the screen are ever wrapped. So a step through 64 MB costs what it costs through a page.
struct TextPages: Equatable, Sendable {
    let text: String
    /// Where pieces begin, in bytes.
    private let starts: [Int]
    private let byteCount: Int
    private var glyphs: Glyphs
    private var size: Size
    /// The match that was gone to last, in bytes; forgotten when the text is scrolled otherwise.
    var lastMatch: Int?
    /// The first line seen: a piece, and a line of it.
    private var top = Place(piece: 0, line: 0)

    private struct Place: Equatable, Sendable {
        var piece: Int
        var line: Int
    }

    init(_ text: String, size: Size, glyphs: Glyphs) {
        var text = text
        text.makeContiguousUTF8()
        (self.text, self.size, self.glyphs) = (text, size, glyphs)
        byteCount = text.utf8.count
        starts = text.utf8.withContiguousStorageIfAvailable { Self.starts(in: $0) } ?? [0]
    }

    private static let pieceLength = 4096

    private static func starts(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
        var starts = [0]
        starts.reserveCapacity(bytes.count / pieceLength * 2 + 1)
        var start = 0
        while bytes.count - start > pieceLength {
            start = cut(bytes, start + pieceLength)
            starts.append(start)
        }
        return starts
    }

    /// The best place to cut at or before `end`: looked for in the last kilobyte.
    private static func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
        let range = end - 1024..<end
        if let line = range.last(where: { bytes[$0] == UInt8(ascii: "\n") }) { return line + 1 }
        if let blank = range.last(where: { bytes[$0] == UInt8(ascii: " ") }) { return blank + 1 }
        // Not inside of a character.
        return range.last { bytes[$0] & 0xC0 != 0x80 } ?? end
    }

    /// The share of the text in front of what is seen, between 0 and 1; `nil` when all of it is seen.
    var share: Double? {
        guard top != Place(piece: 0, line: 0) || !isEndSeen else { return nil }
        return isEndSeen ? 1 : Double(starts[top.piece]) / Double(max(1, byteCount))
    }

    mutating func resize(_ size: Size, glyphs: Glyphs) {
        guard size != self.size || glyphs != self.glyphs else { return }
        let keepsLines = size.columns == self.size.columns
        (self.size, self.glyphs) = (size, glyphs)
        if !keepsLines { top.line = 0 }
        settle()
    }

    mutating func scroll(by lines: Int) {
        lastMatch = nil
        if lines > 0 { forwards(lines) } else { backwards(-lines) }
        settle()
    }

    mutating func scrollToStart() {
        lastMatch = nil
        top = Place(piece: 0, line: 0)
    }

    mutating func scrollToEnd() {
        lastMatch = nil
        let last = starts.count - 1
        top = Place(piece: last, line: max(0, lines(of: last).count - 1))
        backwards(max(0, size.rows - 1))
    }

    mutating func scroll(toShare share: Double) {
        lastMatch = nil
        let target = Int(Double(byteCount) * min(max(0, share), 1))
        show(byte: target)
    }

    /// The lines on the screen.
    func visibleLines() -> [Substring] {
        var shown: [Substring] = []
        var place = top
        while shown.count < size.rows, place.piece < starts.count {
            let lines = lines(of: place.piece)
            shown += lines.dropFirst(place.line).prefix(size.rows - shown.count)
            place = Place(piece: place.piece + 1, line: 0)
        }
        return shown
    }

    /// Scrolls so that the line with a byte of the text is the first one, or is seen at the end.
    mutating func show(byte: Int) {
        let piece = max(0, (starts.firstIndex { $0 > byte } ?? starts.count) - 1)
        let index = text.utf8.index(text.startIndex, offsetBy: byte)
        let line = lines(of: piece).lastIndex { $0.startIndex <= index } ?? 0
        top = Place(piece: piece, line: line)
        settle()
    }

    /// Where the first line on the screen begins, in bytes.
    var topByte: Int {
        let lines = lines(of: top.piece)
        guard lines.indices.contains(top.line) else { return starts[top.piece] }
        return text.utf8.distance(from: text.startIndex, to: lines[top.line].startIndex)
    }

    private mutating func forwards(_ lines: Int) {
        var rest = lines
        while rest > 0 {
            let left = self.lines(of: top.piece).count - 1 - top.line
            if rest <= left || top.piece == starts.count - 1 {
                top.line += min(rest, left)
                return
            }
            rest -= left + 1
            top = Place(piece: top.piece + 1, line: 0)
        }
    }

    private mutating func backwards(_ lines: Int) {
        var rest = lines
        while rest > top.line, top.piece > 0 {
            rest -= top.line + 1
            let piece = top.piece - 1
            top = Place(piece: piece, line: max(0, self.lines(of: piece).count - 1))
        }
        top.line = max(0, top.line - rest)
    }

    /// Leaves no empty lines below the end as long as there is text above.
    private mutating func settle() {
        guard isEndSeen else { return }
        let missing = size.rows - visibleLines().count
        if missing > 0 { backwards(missing) }
    }

    private var isEndSeen: Bool {
        var count = -top.line
        for piece in top.piece..<starts.count {
            count += lines(of: piece).count
            if count > size.rows { return false }
        }
        return true
    }

    private func lines(of piece: Int) -> [Substring] {
        let start = text.utf8.index(text.startIndex, offsetBy: starts[piece])
        let isLast = piece == starts.count - 1
        let end = isLast ? text.endIndex : text.utf8.index(text.startIndex, offsetBy: starts[piece + 1])
        var part = text[start..<end]
        // The line end belongs to the lines of this piece; behind it begins the next one, not an empty line.
        if !isLast, part.utf8.last == UInt8(ascii: "\n") { part = part[..<text.utf8.index(before: end)] }
        return Array(TextWrap(part, width: size.columns - 2, in: glyphs))
    }
}

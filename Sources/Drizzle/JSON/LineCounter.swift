/// Tells lines and columns of offsets that only grow, in one pass over the text altogether.
struct LineCounter: Equatable {
    private let bytes: [UInt8]
    private var offset = 0
    private var lineStart = 0
    private var lineNumber = 1

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func line(at position: Int) -> Int { place(at: position).line }

    mutating func place(at position: Int) -> TextPlace {
        while offset < position, offset < bytes.count {
            if bytes[offset] == 0x0A { (lineNumber, lineStart) = (lineNumber + 1, offset + 1) }
            offset += 1
        }
        return TextPlace(line: lineNumber, column: position - lineStart + 1)
    }
}

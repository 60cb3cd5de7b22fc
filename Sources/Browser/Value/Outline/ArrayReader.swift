/// Reads what PostgreSQL writes for an array, such as `{1,NULL,"a b",{…}}`, into an ``Outline``.
///
/// - Source: PostgreSQL manual, section 8.15.6, array input and output syntax.
struct ArrayReader {
    private let bytes: [UInt8]
    private var place = 0
    private var builder = OutlineBuilder()

    /// `nil` when the text is no array.
    static func outline(of text: String) -> Outline? {
        var reader = ArrayReader(bytes: Array(text.utf8))
        guard reader.read() else { return nil }
        return Outline(bytes: reader.bytes, lines: reader.builder.lines)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func read() -> Bool {
        guard bytes.count < Int32.max else { return false }
        skipBounds()
        guard next == UInt8(ascii: "{") else { return false }
        repeat {
            guard readPart() else { return false }
        } while builder.innermost != nil
        return place == bytes.count
    }

    /// `[0:2]=` in front of arrays that do not begin at 1.
    private mutating func skipBounds() {
        guard next == UInt8(ascii: "["), let end = bytes.firstIndex(of: UInt8(ascii: "=")) else { return }
        place = end + 1
    }

    private mutating func readPart() -> Bool {
        let start = Int32(place)
        switch next {
        case nil: return false
        case UInt8(ascii: "{"):
            builder.add(.openArray, key: 0..<0, start..<start + 1)
            place += 1
        case UInt8(ascii: "}"):
            builder.close(at: start)
            place += 1
        case UInt8(ascii: ","), UInt8(ascii: ";"):
            builder.addComma()
            place += 1
        case UInt8(ascii: "\""):
            guard skipQuoted() else { return false }
            builder.add(.string, key: 0..<0, start..<Int32(place))
        default:
            while let byte = next, !"{},;\"".utf8.contains(byte) {
                place += byte == UInt8(ascii: "\\") ? 2 : 1
            }
            guard place <= bytes.count, builder.innermost != nil else { return false }
            let isNull = bytes[Int(start)..<place].elementsEqual("NULL".utf8)
            builder.add(isNull ? .null : .bare, key: 0..<0, start..<Int32(place))
        }
        return true
    }

    private mutating func skipQuoted() -> Bool {
        place += 1
        while let byte = next, byte != UInt8(ascii: "\"") { place += byte == UInt8(ascii: "\\") ? 2 : 1 }
        guard next != nil else { return false }
        place += 1
        return true
    }
}

extension Outline {
    /// An element without the quotes and backslashes that only the array needs.
    func element(_ line: OutlineLine) -> String {
        guard line.kind == .string else { return text(line.value) }
        var plain: [UInt8] = []
        var isEscaped = false
        for byte in bytes[Int(line.value.lowerBound) + 1..<Int(line.value.upperBound) - 1] {
            if byte == UInt8(ascii: "\\"), !isEscaped {
                isEscaped = true
            } else {
                plain.append(byte)
                isEscaped = false
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }
}

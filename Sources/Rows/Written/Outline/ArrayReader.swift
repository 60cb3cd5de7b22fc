/// Reads what PostgreSQL writes for an array, such as `{1,NULL,"a b",{…}}`, into an ``Outline``.
///
/// - Source: PostgreSQL manual, section 8.15.6, array input and output syntax.
package struct ArrayReader {
    private let bytes: [UInt8]
    private var place = 0
    private var builder = OutlineBuilder()
    private let delimiter: UInt8
    /// Where the subscripts of each dimension begin, if not at 1.
    private var firsts: [Int] = []

    /// `nil` when the text is no array, with what its type puts between elements.
    package static func outline(of text: String, delimiter: Unicode.Scalar = ",") -> Outline? {
        guard delimiter.isASCII else { return nil }
        var reader = ArrayReader(bytes: Array(text.utf8), delimiter: UInt8(ascii: delimiter))
        guard reader.read() else { return nil }
        return Outline(bytes: reader.bytes, lines: reader.builder.lines, firsts: reader.firsts)
    }

    private init(bytes: [UInt8], delimiter: UInt8) { (self.bytes, self.delimiter) = (bytes, delimiter) }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func read() -> Bool {
        guard bytes.count < Int32.max else { return false }
        readBounds()
        guard next == UInt8(ascii: "{") else { return false }
        repeat {
            guard readPart() else { return false }
        } while builder.innermost != nil
        return place == bytes.count
    }

    /// `[0:2]=`, or `[0:2][1:3]=`, in front of arrays that do not begin at 1.
    private mutating func readBounds() {
        guard next == UInt8(ascii: "["), let end = bytes.firstIndex(of: UInt8(ascii: "=")) else { return }
        firsts = bytes[..<end].split(separator: UInt8(ascii: "[")).map { bound in
            Int(String(decoding: bound.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)) ?? 1
        }
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
        case delimiter:
            builder.addComma()
            place += 1
        case UInt8(ascii: "\""):
            guard skipQuoted() else { return false }
            builder.add(.string, key: 0..<0, start..<Int32(place))
        default:
            while let byte = next, byte != delimiter, !"{}\"".utf8.contains(byte) {
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
    package func element(_ line: OutlineLine) -> String {
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

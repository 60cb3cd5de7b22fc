/// A value with parts inside of parts, as lines that can be folded; every part exactly as the server wrote it.
///
/// Lines point into the bytes of the value, so that numbers keep every digit and members their order.
package struct Outline: Equatable, Sendable {
    package let bytes: [UInt8]
    package let lines: [OutlineLine]
    /// For an array, the first subscript of each dimension that does not begin at 1.
    package var firsts: [Int] = []

    /// The subscript of an element of an array.
    package func number(of line: OutlineLine) -> Int {
        let dimension = Int(line.depth) - 1
        return Int(line.ordinal) + (firsts.indices.contains(dimension) ? firsts[dimension] : 1)
    }

    package func text(_ range: Range<Int32>) -> String {
        String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
    }

    /// The line that a byte of the value stands on.
    package func line(at byte: Int) -> Int {
        var low = 0
        var high = lines.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle].start <= byte { low = middle } else { high = middle }
        }
        return low
    }

    /// What a line and everything inside of it says, as it was written.
    package func source(of index: Int) -> String {
        let line = lines[index]
        let end = lines[Int(line.partner)].value.upperBound
        let start = line.isClose ? lines[Int(line.partner)].value.lowerBound : line.value.lowerBound
        return text(start..<max(end, line.value.upperBound))
    }
}

/// One line of an ``Outline``: 40 bytes, as there may be millions.
package struct OutlineLine: Equatable, Sendable {
    package enum Kind: UInt8, Sendable {
        case openObject, openArray, closeObject, closeArray
        /// `{}` or `[]`.
        case empty
        case string, number, boolean, null
        /// An element of an array that needs no quotes.
        case bare
    }

    package let kind: Kind
    package var hasComma = false
    package let depth: Int32
    /// The name of a member, with its quotes; empty where there is none.
    package let key: Range<Int32>
    /// The bracket of a line that opens or closes, else the whole value.
    package var value: Range<Int32>
    /// Which child of its parent this is, from 0.
    package let ordinal: Int32
    /// The line of the other bracket; its own for a line that holds a whole value.
    package var partner: Int32
    /// What is directly inside of a line that opens.
    package var childCount: Int32 = 0

    /// Where the line begins in the value, in bytes.
    package var start: Int { Int(key.isEmpty ? value.lowerBound : key.lowerBound) }

    package var isOpen: Bool { kind == .openObject || kind == .openArray }
    package var isClose: Bool { kind == .closeObject || kind == .closeArray }
}

/// Lines while they are read; keeps track of what is open.
struct OutlineBuilder {
    private(set) var lines: [OutlineLine] = []
    private var open: [Int32] = []

    /// What the innermost open line is; `nil` outside of everything.
    var innermost: OutlineLine.Kind? { open.last.map { lines[Int($0)].kind } }

    mutating func add(_ kind: OutlineLine.Kind, key: Range<Int32>, _ value: Range<Int32>) {
        let index = Int32(lines.count)
        let parent = open.last.map(Int.init)
        let ordinal = parent.map { lines[$0].childCount } ?? 0
        let depth = Int32(open.count)
        let line = OutlineLine(
            kind: kind, depth: depth, key: key, value: value, ordinal: ordinal, partner: index)
        if let parent { lines[parent].childCount += 1 }
        lines.append(line)
        if line.isOpen { open.append(index) }
    }

    mutating func close(at place: Int32) {
        guard let index = open.popLast() else { return }
        let opening = lines[Int(index)]
        guard opening.childCount > 0 else {
            lines[Int(index)] = OutlineLine(
                kind: .empty, depth: opening.depth, key: opening.key,
                value: opening.value.lowerBound..<place + 1,
                ordinal: opening.ordinal, partner: index)
            return
        }
        lines[Int(index)].partner = Int32(lines.count)
        let kind: OutlineLine.Kind = opening.kind == .openObject ? .closeObject : .closeArray
        lines.append(
            OutlineLine(
                kind: kind, depth: opening.depth, key: 0..<0, value: place..<place + 1,
                ordinal: opening.ordinal,
                partner: index))
    }

    /// A comma behind the part that was added or closed last.
    mutating func addComma() {
        guard !lines.isEmpty else { return }
        lines[lines.count - 1].hasComma = true
    }
}

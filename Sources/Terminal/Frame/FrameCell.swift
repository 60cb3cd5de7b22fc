/// One place of the terminal: what stands there and what it means.
///
/// A plain value of 24 bytes without references, so that a frame is copied and compared like a block of memory.
package struct FrameCell: Equatable, Sendable {
    package var scalar: Unicode.Scalar
    package var marks: CombiningMarks
    package var role: Role
    package var emphasis: Emphasis
    /// Columns the text covers: 1, 2 for a wide character, 0 for the place to the right of a wide character.
    package private(set) var width: UInt8

    package init(
        _ scalar: Unicode.Scalar, marks: CombiningMarks = CombiningMarks(), width: Int = 1,
        role: Role = .body,
        emphasis: Emphasis = []
    ) {
        self.scalar = scalar
        self.marks = marks
        self.width = UInt8(clamping: width)
        self.role = role
        self.emphasis = emphasis
    }

    package static let blank = FrameCell(" ")

    /// The right half of a wide character.
    package var isContinuation: Bool { width == 0 }
    package var isWide: Bool { width == 2 }

    /// The base and its marks; empty for the right half of a wide character.
    package var text: String {
        if isContinuation { return "" }
        var text = String(scalar)
        for mark in marks { text.unicodeScalars.append(mark) }
        return text
    }
}

/// How a cell stands out besides its role.
package struct Emphasis: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let reversed = Emphasis(rawValue: 1)
    package static let bold = Emphasis(rawValue: 2)
    package static let underlined = Emphasis(rawValue: 4)
    package static let dim = Emphasis(rawValue: 8)
    package static let italic = Emphasis(rawValue: 16)
}

/// Up to four combining marks, kept in place.
///
/// Four, because a complex character of ncurses holds a base and four marks.
package struct CombiningMarks: Equatable, Sendable, Sequence {
    package static let capacity = 4
    private var first: UInt64 = 0
    private var last: UInt64 = 0

    package init() {}

    package var isEmpty: Bool { first == 0 }
    package var isFull: Bool { last >> 32 != 0 }

    /// Adds a mark; has no effect when there are four already.
    package mutating func append(_ mark: Unicode.Scalar) {
        let value = UInt64(mark.value)
        if first == 0 {
            first = value
        } else if first >> 32 == 0 {
            first |= value << 32
        } else if last == 0 {
            last = value
        } else if last >> 32 == 0 {
            last |= value << 32
        }
    }

    package func makeIterator() -> IndexingIterator<[Unicode.Scalar]> {
        [first & 0xFFFF_FFFF, first >> 32, last & 0xFFFF_FFFF, last >> 32]
            .prefix { $0 != 0 }
            .compactMap { Unicode.Scalar(UInt32($0)) }
            .makeIterator()
    }
}

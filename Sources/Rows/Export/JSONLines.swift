import Glibc

/// Makes one line per object of what a ``RowExport`` in JSON streams.
///
/// A column of the type `json` keeps its line breaks, which COPY then puts between two bytes 1. In JSON a bare line break
/// is only ever white space, so a blank takes its place.
package struct JSONLines: Sendable {
    private var isQuoted = false

    package init() {}

    /// Hands on the piece with its lines mended; a piece may end anywhere.
    ///
    /// One without anything to mend, as most are, is handed on as it is.
    package mutating func mend<Failure: Error>(
        _ piece: UnsafeRawBufferPointer, _ take: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        guard isQuoted || piece.holds(Self.quote) else { return try take(piece) }
        let lines = lines(of: piece)
        try lines.withUnsafeBufferPointer { lines throws(Failure) in try take(UnsafeRawBufferPointer(lines)) }
    }

    private mutating func lines(of piece: UnsafeRawBufferPointer) -> [UInt8] {
        var lines: [UInt8] = []
        lines.reserveCapacity(piece.count)
        for byte in piece {
            switch byte {
            case Self.quote: isQuoted.toggle()
            case UInt8(ascii: "\n") where isQuoted, UInt8(ascii: "\r") where isQuoted:
                lines.append(UInt8(ascii: " "))
            default: lines.append(byte)
            }
        }
        return lines
    }

    private static let quote: UInt8 = 1
}

extension UnsafeRawBufferPointer {
    fileprivate func holds(_ byte: UInt8) -> Bool {
        baseAddress.map { memchr($0, Int32(byte), count) != nil } ?? false
    }
}

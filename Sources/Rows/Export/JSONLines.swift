/// Makes one line per object of what a ``RowExport`` in JSON streams.
///
/// A column of the type `json` keeps its line breaks, which COPY then puts between two bytes 1. In JSON a bare line break
/// is only ever white space, so a blank takes its place.
package struct JSONLines: Sendable {
    private var isQuoted = false

    package init() {}

    /// The piece with its lines mended; a piece may end anywhere.
    package mutating func lines(of piece: UnsafeRawBufferPointer) -> [UInt8] {
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

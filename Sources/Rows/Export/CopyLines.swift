import Postgres

/// Reads the text form of COPY: a line for each row, tabs between values, `\N` for NULL.
///
/// - Source: PostgreSQL's manual, COPY, "Text Format"; of the escapes only those that the server writes.
package enum CopyLines {
    /// Hands on the values of each row; a piece holds whole rows.
    package static func read<Failure: Error>(
        _ piece: UnsafeRawBufferPointer, _ take: ([String?]) throws(Failure) -> Void
    ) throws(Failure) {
        for line in piece.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            try take(fields.map { text(Array($0)) })
        }
    }

    private static func text(_ field: [UInt8]) -> String? {
        guard field.contains(escape) else { return decoded(field) }
        if field == [escape, UInt8(ascii: "N")] { return nil }
        var (bytes, isEscaped): ([UInt8], Bool) = ([], false)
        bytes.reserveCapacity(field.count)
        for byte in field {
            if byte == escape, !isEscaped {
                isEscaped = true
            } else {
                bytes.append(isEscaped ? meaning(byte) : byte)
                isEscaped = false
            }
        }
        return decoded(bytes)
    }

    private static func decoded(_ bytes: [UInt8]) -> String {
        bytes.withUnsafeBufferPointer { ServerText.decode($0) }
    }

    private static let escape = UInt8(ascii: "\\")

    private static func meaning(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "b"): 8
        case UInt8(ascii: "t"): 9
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "v"): 11
        case UInt8(ascii: "f"): 12
        case UInt8(ascii: "r"): 13
        default: byte
        }
    }
}

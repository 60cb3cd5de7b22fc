import CPGQuery

extension SQL {
    /// What the stretches of `text` are, in order; white space is left out.
    ///
    /// PostgreSQL's own scanner decides. Where it refuses (a string that does not end, a stray byte), and for text of
    /// more than 256 kB, for which it would take a hundred times the memory, a simpler one takes its place that refuses
    /// nothing. Still, hand over what is on the screen rather than a file of 50 MB: the cost is one pass over `text`, and
    /// a slice that begins inside a string or comment is taken as if it did not.
    package static func tokens(of text: String) -> [SQLToken] {
        var text = text
        return text.withUTF8 { bytes in
            let scanned = bytes.count <= scannerLimit && !bytes.contains(0) ? scan(bytes) : nil
            return scanned ?? SQLLexer.tokens(of: bytes)
        }
    }

    private static let scannerLimit = 262_144

    private static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> [SQLToken]? {
        let terminated = bytes.map(CChar.init(bitPattern:)) + [0]
        let result = pg_query_scan(terminated)
        defer { pg_query_free_scan_result(result) }
        guard result.error == nil else { return nil }
        let message = UnsafeRawBufferPointer(start: result.pbuf.data, count: Int(result.pbuf.len))
        return ScanMessage.tokens(in: message).map { token in
            // libpg_query loses the end of `U&'…'` and `U&"…"`.
            token.range.count < 2 && isUnicodeEscape(bytes[token.range.lowerBound...])
                ? SQLLexer.token(at: token.range.lowerBound, in: bytes) : token
        }
    }

    private static func isUnicodeEscape(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        ["U&'", "u&'", "U&\"", "u&\""].contains { text.starts(with: $0.utf8) }
    }
}

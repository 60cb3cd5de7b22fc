import CPGQuery

extension SQL {
    /// Where the statements of `script` are, as UTF-8 offsets, without the semicolons and the white space around them.
    ///
    /// Uses PostgreSQL's own scanner, so that semicolons in strings, comments and function bodies are no ends; a body of
    /// `BEGIN ATOMIC` takes its parser. A script it cannot scan (an unterminated string, a zero byte) is one statement.
    /// Costs one pass over the script.
    package static func statements(in script: String) -> [Range<Int>] {
        var script = script
        return script.withUTF8 { bytes in
            guard !bytes.contains(0), let found = split(bytes) else { return whole(bytes) }
            return completed(found, bytes)
        }
    }

    private static func split(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>]? {
        // One copy of a script that may be fifty megabytes, with the zero byte behind it.
        let terminated = [CChar](unsafeUninitializedCapacity: bytes.count + 1) { buffer, count in
            for (index, byte) in bytes.enumerated() { buffer[index] = CChar(bitPattern: byte) }
            buffer[bytes.count] = 0
            count = bytes.count + 1
        }
        if mentionsAtomic(bytes), let found = ranges(pg_query_split_with_parser(terminated), bytes) {
            return found
        }
        return ranges(pg_query_split_with_scanner(terminated), bytes)
    }

    /// `nil` when PostgreSQL refuses the script.
    private static func ranges(
        _ result: PgQuerySplitResult, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [Range<Int>]? {
        defer { pg_query_free_split_result(result) }
        guard result.error == nil else { return nil }
        return (0..<Int(result.n_stmts)).compactMap { index in
            guard let statement = result.stmts[index]?.pointee else { return nil }
            let start = Int(statement.stmt_location)
            return trimmed(start..<start + Int(statement.stmt_len), in: bytes)
        }
    }

    /// Adds what the scanner lost: it passes over a statement without a keyword in it, such as a misspelled one, and over
    /// everything behind a bracket that is not closed.
    private static func completed(
        _ found: [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [Range<Int>] {
        var all: [Range<Int>] = []
        all.reserveCapacity(found.count)
        var end = 0
        for range in found + [bytes.count..<bytes.count] {
            if let lost = lostPiece(in: end..<max(end, range.lowerBound), of: bytes) { all.append(lost) }
            if !range.isEmpty { all.append(range) }
            end = range.upperBound
        }
        return all
    }

    /// From the first token that is neither a comment nor a semicolon to the last one.
    private static func lostPiece(
        in gap: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>
    ) -> Range<Int>? {
        let semicolon = UInt8(ascii: ";")
        if gap.allSatisfy({ isSpace(bytes[$0]) || bytes[$0] == semicolon }) { return nil }
        let piece = UnsafeBufferPointer(rebasing: bytes[gap])
        let tokens = SQLLexer.tokens(of: piece).filter { token in
            token.kind != .comment && piece[token.range.lowerBound] != semicolon
        }
        guard let first = tokens.first, let last = tokens.last else { return nil }
        return gap.lowerBound + first.range.lowerBound..<gap.lowerBound + last.range.upperBound
    }

    /// Whether a body may stand in the script that the scanner would take for several statements.
    private static func mentionsAtomic(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let word = Array("atomic".utf8)
        return bytes.indices.contains { start in
            bytes[start] | 0x20 == word[0] && start + word.count <= bytes.count
                && word.indices.allSatisfy { bytes[start + $0] | 0x20 == word[$0] }
        }
    }

    private static func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        let all = trimmed(0..<bytes.count, in: bytes)
        return all.isEmpty ? [] : [all]
    }

    private static func trimmed(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let start = range.first { !isSpace(bytes[$0]) } ?? range.upperBound
        let end = (start..<range.upperBound).last { !isSpace(bytes[$0]) }
        return start..<(end.map { $0 + 1 } ?? start)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

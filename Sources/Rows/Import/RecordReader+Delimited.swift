// Values between commas or tabs, as COPY reads them.
extension RecordReader {
    /// Reads a row, however many values it has.
    ///
    /// A quote may stand anywhere in a value, and two of them inside of quotes are one; only a value without any quotes and
    /// without anything else is NULL.
    ///
    /// - Source: PostgreSQL, `src/backend/commands/copyfromparse.c`, `CopyReadAttributesCSV`.
    mutating func nextDelimited() throws -> Bool {
        guard try hasMore() else { return false }
        record.begin(onLine: line)
        let delimiter = UInt8(ascii: form == .tsv ? "\t" : ",")
        var isQuoted = false
        while try hasMore() {
            if try passPlain(delimiter) { continue }
            let byte = buffer[position]
            position += 1
            switch byte {
            case Self.quote:
                isQuoted = true
                try readQuoted()
            case delimiter:
                endValue(isQuoted)
                isQuoted = false
            case Self.newline:
                return endRow(isQuoted)
            case Self.carriageReturn:
                if try hasMore(), buffer[position] == Self.newline { position += 1 }
                return endRow(isQuoted)
            default: record.append(byte)
            }
        }
        return endRow(isQuoted)
    }

    /// Up to the quote that closes; behind the one that opens.
    private mutating func readQuoted() throws {
        while try hasMore() {
            if try passPlain(nil) { continue }
            let byte = buffer[position]
            position += 1
            guard byte == Self.quote else {
                if byte == Self.newline { line += 1 }
                record.append(byte)
                continue
            }
            guard try hasMore(), buffer[position] == Self.quote else { return }
            position += 1
            record.append(Self.quote)
        }
        throw ImportError.openQuote(line: record.line)
    }

    /// Takes all that means nothing else than itself; where `delimiter` is `nil`, inside of quotes.
    ///
    /// - Returns: Whether there was any.
    private mutating func passPlain(_ delimiter: UInt8?) throws(ImportError) -> Bool {
        let start = position
        position = buffer.withUnsafeBufferPointer { buffer in
            var place = start
            while place < buffer.count {
                let byte = buffer[place]
                if byte == Self.quote || byte == Self.newline || byte == Self.carriageReturn
                    || byte == delimiter
                {
                    break
                }
                place += 1
            }
            return place
        }
        guard position > start else { return false }
        record.append(buffer[start..<position])
        guard record.size <= Self.largest else { throw .tooLarge(line: record.line) }
        return true
    }

    private mutating func endValue(_ isQuoted: Bool) {
        record.endField(as: record.isFieldEmpty && !isQuoted ? .null : .text)
    }

    private mutating func endRow(_ isQuoted: Bool) -> Bool {
        line += 1
        endValue(isQuoted)
        return true
    }

    private static let quote = UInt8(ascii: "\"")
    private static let carriageReturn = UInt8(ascii: "\r")
    static let newline = UInt8(ascii: "\n")
}

/// The few fields of libpg_query's protobuf message `ScanResult` that colouring needs.
///
/// - Source: pg_query.proto, `ScanResult`, `ScanToken`, `Token`, `KeywordKind`.
enum ScanMessage {
    static func tokens(in message: UnsafeRawBufferPointer) -> [SQLToken] {
        var reader = ProtobufReader(message[...])
        var tokens: [SQLToken] = []
        while let field = reader.next() {
            if case .message(let bytes) = field.value, field.number == 2 { tokens.append(token(in: bytes)) }
        }
        return tokens
    }

    private static func token(in message: Slice<UnsafeRawBufferPointer>) -> SQLToken {
        var reader = ProtobufReader(message)
        // A field that is zero is not sent.
        var (start, end, code, keyword) = (0, 0, 0, 0)
        while let field = reader.next() {
            guard case .number(let value) = field.value else { continue }
            switch field.number {
            case 1: start = value
            case 2: end = value
            case 4: code = value
            case 5: keyword = value
            default: break
            }
        }
        return SQLToken(kind(code, isKeyword: keyword > 0), start..<max(start, end))
    }

    /// Codes below 256 are characters; the others are the scanner's, unchanged from PostgreSQL 13 to 17.
    private static func kind(_ code: Int, isKeyword: Bool) -> SQLToken.Kind {
        if isKeyword { return .keyword }
        return switch code {
        case 258, 259: .identifier
        case 260, 266: .number
        case 261...264: .string
        case 267: .parameter
        case 275, 276: .comment
        case 265, 268, 270...274: .operator
        default: punctuation.contains(code) ? .punctuation : .operator
        }
    }

    /// `DOT_DOT` and the single characters that group and separate.
    private static let punctuation = Set("()[],;.:".utf8.map(Int.init) + [269])
}

/// Reads protobuf fields one after the other; numbers and nested messages are all that ever come.
private struct ProtobufReader {
    enum Value {
        case number(Int)
        case message(Slice<UnsafeRawBufferPointer>)
    }

    private var rest: Slice<UnsafeRawBufferPointer>

    init(_ bytes: Slice<UnsafeRawBufferPointer>) { rest = bytes }

    /// The next field; `nil` at the end, and at anything that is no number and no message.
    mutating func next() -> (number: Int, value: Value)? {
        guard let key = variableLengthNumber() else { return nil }
        switch key & 7 {
        case 0:
            return variableLengthNumber().map { (key >> 3, .number($0)) }
        case 2:
            guard let length = variableLengthNumber(), length <= rest.count else { return nil }
            defer { rest = rest.dropFirst(length) }
            return (key >> 3, .message(rest.prefix(length)))
        default:
            return nil
        }
    }

    /// Seven bits to a byte, the lowest first; the eighth says that more follow.
    private mutating func variableLengthNumber() -> Int? {
        var value = 0
        var shift = 0
        while let byte = rest.popFirst(), shift < 63 {
            value |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }
}

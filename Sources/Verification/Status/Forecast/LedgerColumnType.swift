import Drizzle

/// The type of a ledger's column, and whether it takes a text.
///
/// - Source: PostgreSQL's int8.c, int.c, numeric.c, float.c, varchar.c, timestamp.c; tried on a server.
struct LedgerColumnType {
    private let name: String

    /// - Parameter name: As PostgreSQL writes it.
    init(_ name: String) { self.name = name }

    /// - Returns: `nil` where it is taken, or nobody knows.
    func refusal(of value: SentValue) -> RowRefusal? {
        guard case .text(let text) = value else { return nil }
        switch name {
        case "bigint": return whole(text, Int64.self)
        case "integer": return whole(text, Int32.self)
        case "smallint": return whole(text, Int16.self)
        case "numeric", "double precision", "real":
            return text == "NaN" || Double(text) != nil ? nil : .value(text, type: name)
        case "boolean":
            return ["true", "false", "0", "1"].contains(text) ? nil : .value(text, type: name)
        case "uuid": return .value(text, type: name)
        case "date", "timestamp without time zone", "timestamp with time zone": return moment(text)
        default: return length.flatMap { text.unicodeScalars.count > $0 ? .tooLong(type: name) : nil }
        }
    }

    private func whole<Number: FixedWidthInteger>(_ text: String, _: Number.Type) -> RowRefusal? {
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return .value(text, type: name)
        }
        return Number(text) == nil ? .outOfRange(text, type: name) : nil
    }

    /// Thirteen digits are no day that PostgreSQL knows.
    private func moment(_ text: String) -> RowRefusal? {
        guard text.count > 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return .timeOutOfRange(text, type: name == "date" ? "date" : "timestamp")
    }

    /// The limit of `character varying(32)`.
    private var length: Int? {
        guard name.hasPrefix("character"), let start = name.firstIndex(of: "(") else { return nil }
        return Int(name[start...].dropFirst().prefix { $0 != ")" })
    }
}

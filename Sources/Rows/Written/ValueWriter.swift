import Catalog
import JSON
import SQL

/// Writes values in the server's text form as JSON or as TypeScript.
///
/// As JSON, only where there is no key by which the server finds the row and writes it itself; what it has an own way for,
/// such as composite values, is a string here.
struct ValueWriter {
    enum Form { case json, typescript }

    let form: Form

    func value(_ text: String?, _ type: ColumnType) -> String {
        guard let text else { return "null" }
        if form == .typescript, let tuple = NumberTuple(text, ofType: type.base) { return tuple.written }
        switch type.category {
        case .number: return number(text, typeName: type.base)
        case .boolean: return boolean(text)
        case .json: return OutlineReader.isJSON(text) ? text : Quoted.json(text)
        case .array: return array(text, type)
        case .bytes where form == .typescript && text.utf8.starts(with: "\\x".utf8):
            return "Buffer.from(\(Quoted.json(String(text.dropFirst(2)))), \"hex\")"
        case .time where form == .json: return Quoted.json(Self.isoTime(text, type.base))
        case .text, .time, .bytes, .enum, .uuid, .range, .composite, .other: return Quoted.json(text)
        }
    }

    /// As the server writes a time in JSON: `2026-01-31T08:30:00+00:00`.
    private static func isoTime(_ text: String, _ type: String) -> String {
        guard type.hasPrefix("timestamp"), !text.hasSuffix("BC") else { return text }
        let iso = text.replacing(" ", with: "T", maxReplacements: 1)
        let hasShortZone = iso.utf8.dropLast(2).last.map {
            [UInt8(ascii: "+"), UInt8(ascii: "-")].contains($0)
        }
        return type.hasSuffix("with time zone") && hasShortZone == true ? iso + ":00" : iso
    }

    private func boolean(_ text: String) -> String {
        switch text {
        case "t", "true": "true"
        case "f", "false": "false"
        default: Quoted.json(text)
        }
    }

    /// Drizzle reads and writes `numeric` as text, and a `bigint` beyond 2⁵³ as a `BigInt`.
    private func number(_ text: String, typeName: String) -> String {
        // To the server, an oid is no number in JSON.
        guard form == .typescript else {
            return JSONText.isNumber(text) && typeName != "oid" ? text : Quoted.json(text)
        }
        if typeName == "numeric" || typeName == "money" { return Quoted.json(text) }
        guard JSONText.isNumber(text) else {
            return NumberTuple.isNumber(text) ? text : Quoted.json(text)
        }
        let isSafe = Int64(text).map { $0.magnitude <= 9_007_199_254_740_991 } ?? true
        return isSafe ? text : text + "n"
    }

    private func array(_ text: String, _ type: ColumnType) -> String {
        guard let outline = ArrayReader.outline(of: text, delimiter: type.delimiter) else {
            return Quoted.json(text)
        }
        let element = ColumnType.element(ofArray: type.base)
        var written = ""
        for line in outline.lines {
            switch line.kind {
            case .openArray, .openObject: written += "["
            case .closeArray, .closeObject: written += "]"
            case .empty: written += "[]"
            case .null: written += "null"
            case .string, .bare, .number, .boolean: written += value(outline.element(line), element)
            }
            if line.hasComma { written += ", " }
        }
        return written
    }
}

extension ColumnType {
    /// What is known about the elements of an array from its type's name alone.
    fileprivate static func element(ofArray name: String) -> ColumnType {
        let bare = String(name.unicodeScalars.prefix { $0 != "[" })
        let category: Category =
            switch bare {
            case "smallint", "integer", "bigint", "numeric", "real", "double precision", "oid", "money":
                .number
            case "boolean": .boolean
            case "json", "jsonb": .json
            case "bytea": .bytes
            default: .text
            }
        return ColumnType(oid: Oid(0), name: bare, category: category)
    }
}

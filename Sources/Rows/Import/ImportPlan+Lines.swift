import Catalog
import JSON
import Postgres
import SQL

// Rows as COPY reads them by itself: a line for each, tabs between values, `\N` for NULL.
extension ImportPlan {
    /// What of a row goes to the table.
    ///
    /// - Source: PostgreSQL's manual, COPY, "Text Format".
    package func line(of record: ImportRecord) -> [UInt8] {
        var line: [UInt8] = []
        append(record, to: &line)
        return line
    }

    /// The same behind what is there already.
    package func append(_ record: ImportRecord, to lines: inout [UInt8]) {
        var isFirst = true
        for (place, target) in targets.enumerated() {
            guard case .column(let column) = target else { continue }
            if !isFirst { lines.append(UInt8(ascii: "\t")) }
            isFirst = false
            let (form, bytes) = record.field(place)
            switch form {
            case .null: lines += [Self.escape, UInt8(ascii: "N")]
            case .text: Self.append(bytes, to: &lines)
            case .json: Self.append(JSONCell(bytes).text(for: column.type)[...], to: &lines)
            }
        }
        lines.append(UInt8(ascii: "\n"))
    }

    private static let escape = UInt8(ascii: "\\")

    private static func append(_ bytes: ArraySlice<UInt8>, to lines: inout [UInt8]) {
        guard bytes.contains(where: { $0 == escape || (9...13).contains($0) }) else {
            lines += bytes
            return
        }
        for byte in bytes {
            switch byte {
            case escape: lines += [escape, escape]
            case 9: lines += [escape, UInt8(ascii: "t")]
            case 10: lines += [escape, UInt8(ascii: "n")]
            case 13: lines += [escape, UInt8(ascii: "r")]
            default: lines.append(byte)
            }
        }
    }
}

/// A value of JSON on its way to a column.
struct JSONCell {
    private let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// In the text form of a type: JSON as it stands there, an array in braces, the contents of a string.
    func text(for type: ColumnType) -> [UInt8] {
        switch (type.category, bytes.first) {
        case (.json, _): return Array(bytes)
        case (.array, JSONByte.openBracket):
            guard let value = JSONValue(text: String(decoding: bytes, as: UTF8.self)) else {
                return Array(bytes)
            }
            return ServerText.encode(value.arrayText(delimiter: type.delimiter))
        case (_, JSONByte.quote):
            var reader = JSONReader(Array(bytes))
            return (try? reader.readString()).map(ServerText.encode) ?? Array(bytes)
        default: return Array(bytes)
        }
    }
}

extension JSONValue {
    /// As PostgreSQL writes an array; what is no array is an element of it.
    fileprivate func arrayText(delimiter: Unicode.Scalar) -> String {
        switch content {
        case .array(let elements):
            let texts = elements.map { $0.arrayText(delimiter: delimiter) }
            return "{" + texts.joined(separator: String(Character(delimiter))) + "}"
        case .null: return "NULL"
        case .string(let text): return text.arrayElement
        case .number(let text): return text
        case .boolean(let flag): return flag ? "true" : "false"
        case .object: return compactText.arrayElement
        }
    }
}

extension String {
    fileprivate var arrayElement: String { "\"\(backslashed)\"" }
}

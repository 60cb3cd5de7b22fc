import Catalog
import JSON
import SQL

extension CopiedRow {
    /// One JSON object: numbers, booleans, json and arrays stay what they are, everything else is a string.
    var json: String {
        let members = fields.map { field in
            "\(Quoted.json(field.column.name.name)): \(ValueWriter(form: .json).value(field.text, field.column.type))"
        }
        return "{" + members.joined(separator: ", ") + "}"
    }

    /// An object for Drizzle's `values()`, with the property names and types of `drizzle-kit pull`.
    ///
    /// Columns that the database fills in by itself, always, are left out: Drizzle does not take them.
    var drizzle: String {
        let members = fields.filter { !$0.column.value.isAlwaysMade }.map { field in
            let name = PropertyName(of: field.column.name.name).written
            return "\(name): \(ValueWriter(form: .typescript).value(field.text, field.column.type))"
        }
        return "{ " + members.joined(separator: ", ") + " }"
    }
}

extension Column.Value {
    /// Whether an `INSERT` may not give a value.
    var isAlwaysMade: Bool {
        switch self {
        case .generated, .identity(.always): true
        case .given, .defaults, .identity(.byDefault): false
        }
    }
}

/// Writes values in the server's text form as JSON or as TypeScript.
struct ValueWriter {
    enum Form { case json, typescript }

    let form: Form

    func value(_ text: String?, _ type: ColumnType) -> String {
        guard let text else { return "null" }
        switch type.category {
        case .number: return number(text, typeName: type.name)
        case .boolean: return boolean(text)
        case .json: return OutlineReader.isJSON(text) ? text : Quoted.json(text)
        case .array: return array(text, typeName: type.name)
        case .bytes where form == .typescript && text.hasPrefix("\\x"):
            return "Buffer.from(\(Quoted.json(String(text.dropFirst(2)))), \"hex\")"
        case .text, .time, .bytes, .enum, .uuid, .range, .composite, .other: return Quoted.json(text)
        }
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
        guard form == .typescript else { return JSONText.isNumber(text) ? text : Quoted.json(text) }
        if typeName.hasPrefix("numeric") || typeName == "money" { return Quoted.json(text) }
        guard JSONText.isNumber(text) else {
            return ["NaN", "Infinity", "-Infinity"].contains(text) ? text : Quoted.json(text)
        }
        let isSafe = Int64(text).map { $0.magnitude <= 9_007_199_254_740_991 } ?? true
        return isSafe ? text : text + "n"
    }

    private func array(_ text: String, typeName: String) -> String {
        guard let outline = ArrayReader.outline(of: text) else { return Quoted.json(text) }
        let element = ColumnType.element(ofArray: typeName)
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
        let bare = String(name.prefix { $0 != "[" })
        let plain = String(bare.prefix { $0 != "(" })
        let category: Category =
            switch plain {
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

import Catalog
import Drizzle
import JSON

/// A default that is nothing but a literal, by its value: `'-10'::integer` is `-10`, `'{"a","b"}'` is `'{a,b}'`.
struct LiteralValue: Equatable {
    let text: String

    /// - Parameters:
    ///   - pieces: The whole default.
    ///   - type: The column's, which decides what is the same; a cast to something else is no mere literal.
    init?(_ pieces: [SQLPieces.Piece], type: Schema.TypeName) {
        guard let (literal, casts) = Self.literal(pieces) else { return nil }
        guard
            casts.allSatisfy({ $0.isText || $0.hasSameValues(as: type) || literal.fits($0, onTheWayTo: type) }
            )
        else { return nil }
        text =
            switch literal {
            case .scalar(let value):
                type.isArray ? Self.array(ArrayText.elements(of: value), type) : Self.value(value, type)
            case .array(let elements): Self.array(elements, type)
            }
    }

    fileprivate enum Literal {
        case scalar(String)
        case array([String])
    }

    private static func literal(_ pieces: [SQLPieces.Piece]) -> (Literal, [Schema.TypeName])? {
        var rest = pieces[...]
        // The parser puts parentheses around a negative number that is cast.
        if rest.first == .word("("), let close = rest.firstIndex(of: .word(")")) {
            rest = rest[1..<close] + rest[(close + 1)...]
        }
        var sign = ""
        if rest.first == .word("-") { (sign, rest) = ("-", rest.dropFirst()) }
        var literal: Literal
        switch rest.popFirst() {
        case .number(let number): literal = .scalar(sign + number)
        case .string(let value) where sign.isEmpty: literal = .scalar(value)
        case .word("true"), .word("false"):
            literal = .scalar(pieces.contains(.word("true")) ? "true" : "false")
        case .word("array") where rest.first == .word("["):
            guard let elements = elements(&rest) else { return nil }
            literal = .array(elements)
        default: return nil
        }
        var casts: [Schema.TypeName] = []
        for piece in rest {
            guard case .cast(let type) = piece else { return nil }
            casts.append(type)
        }
        if case .array = literal, !sign.isEmpty { literal = .array([]) }
        return (literal, casts)
    }

    /// The elements of `ARRAY[…]`, all of them literals; takes them from `rest`.
    private static func elements(_ rest: inout ArraySlice<SQLPieces.Piece>) -> [String]? {
        rest = rest.dropFirst()
        var elements: [String] = []
        while let piece = rest.popFirst() {
            switch piece {
            case .word("]"): return elements
            case .word(","), .cast: continue
            case .string(let value), .number(let value): elements.append(value)
            case .word: return nil
            }
        }
        return nil
    }

    private static func array(_ elements: [String], _ type: Schema.TypeName) -> String {
        "{" + elements.map { "\"\(value($0, type))\"" }.joined(separator: ",") + "}"
    }

    private static func value(_ text: String, _ type: Schema.TypeName) -> String {
        guard type.schema == nil else { return text }
        switch type.name {
        case "smallint", "integer", "bigint", "real", "double precision": return text.asDecimal ?? text
        case "json", "jsonb": return JSONText.canonical(text) ?? text
        case "boolean": return text.asBoolean ?? text
        case let name where name.hasPrefix("numeric"): return text.asDecimal ?? text
        case let name where name.hasPrefix("time") || name == "date": return text.asMoment
        default: return text
        }
    }
}

extension LiteralValue.Literal {
    /// Whether a number is the same after it was cast to another kind of number first.
    fileprivate func fits(_ step: Schema.TypeName, onTheWayTo type: Schema.TypeName) -> Bool {
        guard case .scalar(let text) = self, let number = text.asDecimal, step.schema == nil, !step.isArray,
            type.isNumber, !type.isArray
        else { return false }
        return step.name == "numeric" || (["integer", "bigint"].contains(step.name) && !number.contains("."))
    }
}

extension Schema.TypeName {
    fileprivate var isNumber: Bool {
        schema == nil
            && (["smallint", "integer", "bigint", "real", "double precision"].contains(name)
                || name.hasPrefix("numeric"))
    }

    /// Casting a literal to this type and then to the column's changes nothing that a default shows.
    fileprivate func hasSameValues(as column: Schema.TypeName) -> Bool {
        if matches(column) { return true }
        guard isArray == column.isArray else { return false }
        let (mine, other) = (family, column.family)
        return mine == other && (mine != name || schema == column.schema)
    }

    private var family: String {
        guard schema == nil else { return name }
        if name.hasPrefix("numeric") { return "numeric" }
        if name.hasPrefix("character") || name == "text" { return "text" }
        if name.hasPrefix("json") { return "json" }
        if ["smallint", "integer", "bigint"].contains(name) { return "integer" }
        if name.hasPrefix("bit") { return "bit" }
        if name.hasPrefix("timestamp") { return String(name.drop { $0 != " " }) + "stamp" }
        return name
    }
}

extension String {
    /// `5`, `5.0`, `+5` and `0.5e1` are one number.
    fileprivate var asDecimal: String? {
        guard let mark = firstIndex(where: { $0 == "e" || $0 == "E" }) else { return asPlainDecimal }
        guard let exponent = Int(self[index(after: mark)...]), (-399...399).contains(exponent) else {
            return nil
        }
        let mantissa = self[..<mark].split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(mantissa.count) else { return nil }
        let sign = mantissa[0].hasPrefix("-") ? "-" : ""
        let whole = String(mantissa[0].drop { $0 == "-" || $0 == "+" })
        let fraction = mantissa.count == 2 ? String(mantissa[1]) : ""
        let padded =
            String(repeating: "0", count: max(0, -exponent)) + whole + fraction
            + String(repeating: "0", count: max(0, exponent))
        let place = max(0, -exponent) + whole.count + exponent
        return "\(sign)\(padded.prefix(place)).\(padded.dropFirst(place))".asPlainDecimal
    }

    private var asPlainDecimal: String? {
        var digits = self[...]
        let isNegative = digits.first == "-"
        if digits.first == "-" || digits.first == "+" { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            parts.contains(where: { !$0.isEmpty })
        else { return nil }
        let whole = parts[0].drop { $0 == "0" }
        var fraction = parts.count == 2 ? parts[1] : ""
        while fraction.last == "0" { fraction = fraction.dropLast() }
        let value = (whole.isEmpty ? "0" : String(whole)) + (fraction.isEmpty ? "" : "." + fraction)
        return isNegative && value != "0" ? "-" + value : value
    }

    fileprivate var asBoolean: String? {
        switch lowercased() {
        case "t", "true", "yes", "on", "1", "y": "true"
        case "f", "false", "no", "off", "0", "n": "false"
        default: nil
        }
    }

    /// A space for `T`, no zeros behind the second, `+00` for `Z`.
    fileprivate var asMoment: String {
        var text = self
        if let mark = text.firstIndex(of: "T"), text.first?.isASCIIDigit == true {
            text.replaceSubrange(mark...mark, with: " ")
        }
        if text.hasSuffix("Z") { text = text.dropLast() + "+00" }
        guard let dot = text.firstIndex(of: ".") else { return text }
        let end = text[text.index(after: dot)...].firstIndex { !$0.isASCIIDigit } ?? text.endIndex
        var fraction = text[dot..<end]
        while fraction.last == "0" { fraction = fraction.dropLast() }
        if fraction == "." { fraction = "" }
        return String(text[..<dot] + fraction + text[end...])
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

/// A statement and its parameters.
///
/// Interpolated values become parameters, names are quoted; neither is ever text.
///
/// ```swift
/// let page: SQL = "SELECT * FROM \(table) ORDER BY \(key) LIMIT \(200)"
/// // text:       SELECT * FROM "public"."orders" ORDER BY "id" LIMIT $1
/// // parameters: ["200"]
/// ```
package struct SQL: Hashable, Sendable, ExpressibleByStringInterpolation {
    package private(set) var text: String
    /// In the order of `$1`, `$2`, …, in the server's text format; `nil` is NULL.
    package private(set) var parameters: [String?]

    /// SQL that somebody else wrote and a person has seen, or that is put together from parts already quoted.
    package init(unsafe text: String) { (self.text, parameters) = (text, []) }

    package init(stringLiteral text: String) { self.init(unsafe: text) }

    package init(stringInterpolation: Interpolation) {
        (text, parameters) = (stringInterpolation.text, stringInterpolation.parameters)
    }

    package static let empty = SQL(unsafe: "")

    package static func + (left: SQL, right: SQL) -> SQL { "\(left)\(right)" }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var parameters: [String?] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity * 2)
        }

        package mutating func appendLiteral(_ literal: String) { text += literal }
        package mutating func appendInterpolation(_ name: Identifier) { text += name.quoted }
        package mutating func appendInterpolation(_ name: QualifiedName) { text += name.quoted }
        package mutating func appendInterpolation(_ value: String?) { append(value) }
        package mutating func appendInterpolation(_ value: some BinaryInteger) { append(String(value)) }
        package mutating func appendInterpolation(_ value: Bool) { append(value ? "true" : "false") }
        package mutating func appendInterpolation(unsafe text: String) { self.text += text }

        /// A fragment with parameters of its own, which are renumbered behind those already here.
        package mutating func appendInterpolation(_ fragment: SQL) {
            text += fragment.text(numberedFrom: parameters.count)
            parameters += fragment.parameters
        }

        private mutating func append(_ value: String?) {
            parameters.append(value)
            text += "$\(parameters.count)"
        }
    }

    package typealias StringInterpolation = Interpolation

    /// The text with `$n` raised by `offset`.
    ///
    /// A fragment that was put together by hand may hold a `$1` inside a quoted name; only fragments with
    /// parameters are renumbered, and quoted stretches are passed over. What a person wrote may hold more than that, and
    /// is left to PostgreSQL's scanner.
    private func text(numberedFrom offset: Int) -> String {
        guard offset > 0, !parameters.isEmpty else { return text }
        guard isPlain else { return replacingParameters { "$\($0 + offset)" } }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + parameters.count)
        var quote: UInt8?
        var rest = Substring(text).utf8
        while let byte = rest.popFirst() {
            result.append(byte)
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "$"),
                let number = Int(Substring(rest.prefix(while: SQLLexer.isDigit)))
            {
                rest = rest.drop(while: SQLLexer.isDigit)
                result += String(number + offset).utf8
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether nothing but quotes can hide a `$1`: no comment, no escape, no dollar quote.
    private var isPlain: Bool {
        var last: UInt8 = 0
        for byte in text.utf8 {
            switch (last, byte) {
            case (_, UInt8(ascii: "\\")), (UInt8(ascii: "-"), UInt8(ascii: "-")),
                (UInt8(ascii: "/"), UInt8(ascii: "*")):
                return false
            case (UInt8(ascii: "$"), _) where !SQLLexer.isDigit(byte): return false
            default: last = byte
            }
        }
        return true
    }
}

extension Sequence where Element == SQL {
    /// The fragments with `separator` between them.
    package func joined(separator: String) -> SQL {
        var result: SQL?
        for fragment in self {
            result = result.map { "\($0)\(unsafe: separator)\(fragment)" } ?? fragment
        }
        return result ?? .empty
    }
}

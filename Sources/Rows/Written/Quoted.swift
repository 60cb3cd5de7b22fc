import JSON
import SQL

/// Texts between the quotes of other languages.
enum Quoted {
    /// A JSON string, which is a TypeScript string as well.
    static func json(_ text: String) -> String {
        JSONString.quoted(text, escaping: .invisible)
    }

    /// An SQL string that means the same whatever `standard_conforming_strings` says.
    static func sql(_ text: String) -> String {
        SQL.literal(text)
    }

    /// A field of RFC 4180; the empty text is quoted, so that it differs from NULL.
    static func csv(_ text: String) -> String {
        let special: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
        let isPlain = !text.isEmpty && !text.unicodeScalars.contains(where: special.contains)
        let hasEdgeSpace = text.unicodeScalars.first == " " || text.unicodeScalars.last == " "
        return isPlain && !hasEdgeSpace ? text : "\"" + text.doubling("\"") + "\""
    }

    /// A cell of a Markdown table that shows every character as it is.
    static func markdown(_ text: String) -> String {
        var quoted = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": quoted += "<br>"
            case "\r": break
            case "\u{0}"..<"\u{20}": quoted += " "
            case "&": quoted += "&amp;"
            case "<": quoted += "&lt;"
            case _ where "\\`*_{}[]|~>#".unicodeScalars.contains(scalar):
                quoted += "\\"
                quoted.unicodeScalars.append(scalar)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted
    }
}

import JSON

/// A value for which Drizzle's column type takes an array of numbers: `point`, `line`, and the vectors of pgvector.
///
/// - Source: drizzle-orm/src/pg-core/columns, `point.ts`, `line.ts`, `vector_extension`.
struct NumberTuple {
    /// As TypeScript has them.
    let written: String

    /// `nil` for every other type, and for what does not look like its values.
    init?(_ text: String, ofType type: String) {
        let scalars = text.unicodeScalars
        guard let brackets = Self.brackets(ofType: type), scalars.count >= 2, scalars.first == brackets.open,
            scalars.last == brackets.close
        else { return nil }
        let parts = scalars.dropFirst().dropLast().split(separator: ",").map { String($0) }
        guard !parts.isEmpty, parts.allSatisfy(Self.isNumber) else { return nil }
        written = "[\(parts.joined(separator: ", "))]"
    }

    /// Also one that TypeScript has and JSON has not.
    static func isNumber(_ text: String) -> Bool {
        JSONText.isNumber(text) || ["NaN", "Infinity", "-Infinity"].contains(text)
    }

    /// An extension's types are known by their own name, whatever schema they are in.
    private static func brackets(ofType type: String) -> (open: Unicode.Scalar, close: Unicode.Scalar)? {
        switch type.split(separator: ".").last {
        case "point": ("(", ")")
        case "line": ("{", "}")
        case "vector", "halfvec": ("[", "]")
        default: nil
        }
    }
}

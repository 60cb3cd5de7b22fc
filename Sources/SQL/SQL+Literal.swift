extension SQL {
    /// A text as SQL, for the few statements that take no parameters.
    ///
    /// Means the same whatever `standard_conforming_strings` says.
    package static func literal(_ text: String) -> String {
        let quoted = "'" + text.doubling("'") + "'"
        return text.utf8.contains(UInt8(ascii: "\\")) ? "E" + quoted.doubling("\\") : quoted
    }

    /// The statement with its values in place of `$1`, `$2`, …, for people to read and to copy; never sent.
    package var inlined: String {
        var result = ""
        var quote: Character?
        var rest = text[...]
        while let character = rest.popFirst() {
            if let open = quote {
                result.append(character)
                if character == open { quote = nil }
            } else if character == "$", let number = Int(rest.prefix(while: \.isNumber)),
                parameters.indices.contains(number - 1)
            {
                rest = rest.drop(while: \.isNumber)
                result += parameters[number - 1].map(SQL.literal) ?? "NULL"
            } else {
                if character == "\"" || character == "'" { quote = character }
                result.append(character)
            }
        }
        return result
    }
}

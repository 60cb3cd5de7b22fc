extension SQL {
    /// A text as SQL, for the few statements that take no parameters.
    ///
    /// Means the same whatever `standard_conforming_strings` says.
    package static func literal(_ text: String) -> String {
        let quoted = "'" + text.replacing("'", with: "''") + "'"
        return text.contains("\\") ? "E" + quoted.replacing("\\", with: "\\\\") : quoted
    }
}

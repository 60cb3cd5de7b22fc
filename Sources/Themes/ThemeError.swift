/// What is wrong with a theme.
package enum ThemeError: Error, Equatable, Sendable {
    /// There is no built-in theme of this name.
    case unknownTheme(String)
    /// The text is not TOML.
    case notTOML(message: String, line: Int)
    /// A key that is neither a role nor, in the palette, a colour.
    case unknownRole(String, line: Int)
    /// A role or a colour of the palette whose value is not text.
    case notText(key: String, line: Int)
    /// A word in a style that is no colour, attribute or `on`.
    case unknownWord(String, role: String, line: Int)
    /// A colour of the palette that is not written like `#2e3440`.
    case notAColor(String, name: String, line: Int)
}

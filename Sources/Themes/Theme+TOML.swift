import TOMLKit
package import Terminal

extension Theme {
    /// Reads a theme file: a `[palette]` of named colours, and `[roles]` that use them.
    ///
    /// ```toml
    /// [palette]
    /// ground = "#2e3440"
    /// frost = "#88c0d0"
    ///
    /// [roles]
    /// body = "white on ground"
    /// title = "frost bold"
    /// ```
    /// Besides those of the palette there are `default` and the sixteen colours of terminals, `black` to `white` and
    /// `bright-black` to `bright-white`. Attributes are `bold`, `dim`, `italic`, `underline` and `reverse`. A role that is
    /// left out looks like the body.
    package init(toml text: String, name: String) throws(ThemeError) {
        let file = try ThemeFile(text)
        var palette: [String: Color] = [:]
        for (name, value) in try file.entries(of: "palette") {
            guard let color = Color(hexadecimal: value) else {
                throw .notAColor(value, name: name, line: file.line(of: name, in: "palette"))
            }
            palette[name] = color
        }
        var styles: [Role: Style] = [:]
        for (key, value) in try file.entries(of: "roles") {
            // Looking for a line takes longer than reading the theme, so that is left to failures.
            guard let role = Role(name: key) else {
                throw .unknownRole(key, line: file.line(of: key, in: "roles"))
            }
            styles[role] = try Style(
                value, palette: palette, role: key, line: file.line(of: key, in: "roles"))
        }
        self.init(name: name, styles: styles)
    }
}

/// A theme file as TOML, and the places of its keys.
private struct ThemeFile {
    private let text: String
    private let table: TOMLTable

    init(_ text: String) throws(ThemeError) {
        self.text = text
        do { table = try TOMLText.table(of: text) } catch {
            throw .notTOML(message: error.message, line: error.line)
        }
    }

    /// The keys and texts of a section, none when there is no such section.
    func entries(of section: String) throws(ThemeError) -> [(String, String)] {
        guard let entries = table[section]?.table else { return [] }
        var pairs: [(String, String)] = []
        for key in entries.keys {
            guard let value = entries[key]?.string else {
                throw .notText(key: key, line: line(of: key, in: section))
            }
            pairs.append((key, value))
        }
        return pairs
    }

    /// The line of a key, counted from 1; that of its section when it is written in an unusual way.
    func line(of key: String, in section: String) -> Int {
        var isInSection = false
        var sectionLine = 1
        for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split { " \t=\"".contains($0) }
            if line.hasPrefix("[") {
                isInSection = words.first == "[\(section)]"
                if isInSection { sectionLine = offset + 1 }
            } else if isInSection, words.first == key[...] {
                return offset + 1
            }
        }
        return sectionLine
    }
}

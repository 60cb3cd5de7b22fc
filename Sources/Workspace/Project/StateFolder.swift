/// Where this program keeps what it has to know again.
package enum StateFolder {
    /// Such as `~/.local/state/raingauge`; `nil` where the person has no place for it.
    package static func path(_ environment: [String: String]) -> String? {
        if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") { return folder + "/raingauge" }
        return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.local/state/raingauge" }
    }

    /// The name of a file about a database: of the database's name, every byte that could mean something else in a path as `%`
    /// and its number.
    package static func fileName(of database: String) -> String {
        database.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                scalar.properties.isAlphabetic && byte < 128
                || "0123456789@_-".unicodeScalars.contains(scalar)
            return isPlain ? String(Character(scalar)) : "%" + String(byte, radix: 16)
        }.joined()
    }
}

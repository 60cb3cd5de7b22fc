/// Finds keys in `config.toml` again; the TOML parser does not say where it read them.
struct SettingsLines {
    private let lines: [Substring]

    init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The line, from 1, of a key in front of the first header, or of the header with this name.
    func line(of key: String) -> Int? { line(of: key, from: 0) ?? lineOfHeader(key, 0) }

    /// The line of a key below the n-th `[[environment]]`, counted from 0.
    func line(of key: String, inEnvironment index: Int) -> Int? {
        lineOfEnvironment(index).flatMap { line(of: key, from: $0) }
    }

    func lineOfEnvironment(_ index: Int) -> Int? { lineOfHeader("environment", index) }

    private func lineOfHeader(_ name: String, _ index: Int) -> Int? {
        let headers = lines.indices.filter {
            lines[$0].trimmed.hasPrefix("[") && lines[$0].filter { $0.isLetter || $0 == "_" }.hasPrefix(name)
        }
        return headers.dropFirst(index).first.map { $0 + 1 }
    }

    private func line(of key: String, from start: Int) -> Int? {
        for index in start..<max(start, lines.count) {
            let line = lines[index].trimmed
            if line.hasPrefix("[") { return nil }
            let name = line.prefix { $0 != "=" }.trimmed
            if name == key || name == "\"\(key)\"" { return index + 1 }
        }
        return nil
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop { $0.isWhitespace }
        return start.prefix(
            start.lastIndex { !$0.isWhitespace }.map { start.distance(from: start.startIndex, to: $0) + 1 }
                ?? 0)
    }
}

/// A path of the host, put together the way Node's `path` module does.
struct FilePath: Equatable {
    let text: String

    init(_ text: String) { self.text = text }

    var isAbsolute: Bool { text.hasPrefix("/") }

    /// Without the last component; the root's parent is the root.
    var parent: FilePath {
        guard let slash = text.lastIndex(of: "/") else { return FilePath(".") }
        return FilePath(slash == text.startIndex ? "/" : String(text[..<slash]))
    }

    var lastComponent: String { text.split(separator: "/").last.map(String.init) ?? text }

    /// The path with `.` and `..` worked out and doubled slashes removed.
    var normalized: FilePath {
        if isPlain { return self }
        var kept: [Substring] = []
        for component in text.split(separator: "/") where component != "." {
            if component != ".." {
                kept.append(component)
            } else if let last = kept.last, last != ".." {
                kept.removeLast()
            } else if !isAbsolute {
                kept.append(component)
            }
        }
        let joined = kept.joined(separator: "/")
        return FilePath(isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined)
    }

    /// Whether there is surely nothing to work out: an absolute path in which no component is empty or begins with a dot.
    private var isPlain: Bool {
        guard isAbsolute else { return false }
        var isBehindSlash = false
        for byte in text.utf8 {
            if isBehindSlash, byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { return false }
            isBehindSlash = byte == UInt8(ascii: "/")
        }
        return !isBehindSlash
    }

    /// A full path: `path` as it is when it is absolute, below this folder otherwise.
    func resolving(_ path: String) -> FilePath {
        FilePath(path.hasPrefix("/") ? path : text + "/" + path).normalized
    }

    static func joining(_ parts: [String]) -> FilePath {
        FilePath(parts.filter { !$0.isEmpty }.joined(separator: "/")).normalized
    }

    /// The way from a folder to this path; both are absolute.
    func relative(to folder: FilePath) -> String {
        let (from, to) = (folder.text.split(separator: "/"), text.split(separator: "/"))
        let common = zip(from, to).prefix { $0 == $1 }.count
        let up = repeatElement("..", count: from.count - common)
        return (up.map { $0[...] } + to.dropFirst(common)).joined(separator: "/")
    }
}

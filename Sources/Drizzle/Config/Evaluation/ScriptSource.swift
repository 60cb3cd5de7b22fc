/// The text of one module, for naming places in it.
struct ScriptSource: Equatable {
    /// The full path.
    let file: String
    private let bytes: [UInt8]
    /// The place at which every line begins.
    private let lineStarts: [Int]

    init(file: String, bytes: [UInt8]) {
        (self.file, self.bytes) = (file, bytes)
        lineStarts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    }

    func line(of node: ScriptNode) -> Int {
        (lineStarts.lastIndex { $0 <= node.range.lowerBound } ?? 0) + 1
    }

    /// What stands there, on one line, shortened, and without the texts in it.
    func expression(_ node: ScriptNode) -> UnevaluatedExpression {
        let text = ScriptMask.text(of: Array(bytes[node.range]))
        let short = text.count > 80 ? text.prefix(79) + "…" : text[...]
        return UnevaluatedExpression(text: String(short), file: file, line: line(of: node))
    }
}

extension String {
    /// The same text with whatever stands for a password in a URL replaced.
    var maskingPasswords: String {
        var result = ""
        var rest = self[...]
        while let scheme = rest.firstRange(of: "://") {
            result += rest[..<scheme.upperBound]
            rest = rest[scheme.upperBound...]
            let authority = rest.prefix { !"/?#\"'` ".contains($0) }
            guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":")
            else { continue }
            result += rest[...colon] + "••••••"
            rest = rest[at...]
        }
        return result + rest
    }
}

import JSON

/// Builds the tree out of the JSON in which libpg_query hands it over.
///
/// The text is never anybody's file, so a mistake has no place and no words: the whole tree is then `nil`. Nesting has a
/// limit, because whoever walks the tree does so on a stack.
enum SyntaxNodeReader {
    static func node(in bytes: UnsafeBufferPointer<UInt8>) -> SyntaxNode? {
        JSONTokenizer.reading(bytes, maximalDepth: maximalDepth) { json in
            do {
                let node = try node(&json)
                try json.finish()
                return node
            } catch {
                return nil
            }
        }
    }

    /// Far deeper than a person writes, and far less than half a megabyte of stack.
    private static let maximalDepth = 1_000

    private static func node(_ json: inout JSONTokenizer) throws(JSONError) -> SyntaxNode {
        switch try json.kind() {
        case .object: return .object(try members(&json))
        case .array: return .list(try elements(&json))
        case .string:
            let contents = try json.string()
            return .text(json.text(contents))
        case .number:
            let digits = json.source(try json.number())
            return Int(digits).map(SyntaxNode.number) ?? .text(digits)
        case .boolean: return .boolean(try json.boolean())
        case .null: throw json.fault(.valueExpected)
        }
    }

    private static func members(_ json: inout JSONTokenizer) throws(JSONError) -> [SyntaxNode.Member] {
        var members: [SyntaxNode.Member] = []
        try json.enter(.object)
        if json.leave(.object) { return members }
        while true {
            let name = json.text(try json.name())
            members.append(SyntaxNode.Member(name: name, value: try node(&json)))
            if json.leave(.object) { return members }
            try json.comma(in: .object)
        }
    }

    private static func elements(_ json: inout JSONTokenizer) throws(JSONError) -> [SyntaxNode] {
        var elements: [SyntaxNode] = []
        try json.enter(.array)
        if json.leave(.array) { return elements }
        while true {
            elements.append(try node(&json))
            if json.leave(.array) { return elements }
            try json.comma(in: .array)
        }
    }
}

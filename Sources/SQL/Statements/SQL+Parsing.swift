import CPGQuery
import Glibc

extension SQL {
    /// The statements of `script`, each taken apart by PostgreSQL's own parser.
    ///
    /// One that the parser refuses is ``SQLStatement/unreadable(_:)`` and loses none of the others. Only statements that define
    /// something are handed to the parser; the others are known by their first words, so that 100,000 INSERTs cost no more
    /// than one pass over the text.
    ///
    /// A script whose strings or comments do not end is one unreadable statement.
    package static func parse(_ script: String) -> [PlacedStatement] {
        var script = script
        let ranges = statements(in: script)
        return script.withUTF8 { bytes in
            ranges.compactMap { range in
                let range = LeadingComments.dropped(from: range, in: bytes)
                guard !range.isEmpty else { return nil }
                return PlacedStatement(statement(UnsafeBufferPointer(rebasing: bytes[range])), range)
            }
        }
    }

    private static func statement(_ bytes: UnsafeBufferPointer<UInt8>) -> SQLStatement {
        let words = FirstWords(bytes)
        guard words.promiseDefinition else { return .other(words.text) }
        do throws(SyntaxTrouble) {
            let tree = try SyntaxTree(bytes)
            return StatementBuilder(tree).statement ?? .other(words.text)
        } catch {
            return .unreadable(error)
        }
    }
}

/// The tree of one statement, and its text.
struct SyntaxTree {
    let root: SyntaxNode
    /// libpg_query 15 writes no whole number that is not positive; its digits are still here.
    let source: [UInt8]
    /// Whether nothing follows the statement.
    let isAlone: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(SyntaxTrouble) {
        guard OperatorCount.isHarmless(bytes) else { throw .tooDeep }
        source = Array(bytes) + [0]
        let result = source.withUnsafeBufferPointer { source in
            source.withMemoryRebound(to: CChar.self) { pg_query_parse($0.baseAddress) }
        }
        defer { pg_query_free_parse_result(result) }
        if let error = result.error {
            throw .refused(message: error.pointee.message.map { String(cString: $0) } ?? "")
        }
        guard let text = result.parse_tree else { throw .tooDeep }
        let node = SyntaxNode.reading(text)
        guard let statements = node?.elements("stmts"), let first = statements.first?["stmt"] else {
            throw .tooDeep
        }
        (root, isAlone) = (first, statements.count == 1)
    }
}

extension SyntaxNode {
    /// The tree in a text of libpg_query's; `nil` where it is too deep.
    static func reading(_ text: UnsafeMutablePointer<CChar>) -> SyntaxNode? {
        UnsafeBufferPointer(start: text, count: strlen(text)).withMemoryRebound(to: UInt8.self) {
            SyntaxNodeReader.node(in: $0)
        }
    }
}

/// Where the statement itself begins.
enum LeadingComments {
    static func dropped(from range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var start = range.lowerBound
        while start < range.upperBound {
            switch (bytes[start], start + 1 < range.upperBound ? bytes[start + 1] : 0) {
            case (0x09...0x0D, _), (0x20, _): start += 1
            case (UInt8(ascii: "-"), UInt8(ascii: "-")), (UInt8(ascii: "/"), UInt8(ascii: "*")):
                start = SQLLexer.token(at: start, in: bytes).range.upperBound
            default: return start..<range.upperBound
            }
        }
        return range.upperBound..<range.upperBound
    }
}

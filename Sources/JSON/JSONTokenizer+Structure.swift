extension JSONTokenizer {
    /// Passes over a bracket that opens, and the space behind it.
    @inlinable package mutating func enter(_ container: JSONContainer) throws(JSONError) {
        guard current == (container == .object ? JSONByte.openBrace : JSONByte.openBracket) else {
            throw fault(.kindExpected(container == .object ? .object : .array))
        }
        guard depth < maximalDepth else { throw fault(.tooDeep) }
        position += 1
        depth += 1
        skipSpace()
    }

    /// Passes over the bracket that closes, if it comes next.
    @inlinable package mutating func leave(_ container: JSONContainer) -> Bool {
        skipSpace()
        guard take(container == .object ? JSONByte.closeBrace : JSONByte.closeBracket) else { return false }
        depth -= 1
        return true
    }

    /// Passes over the comma between two members or elements, and the space around it.
    @inlinable package mutating func comma(in container: JSONContainer) throws(JSONError) {
        skipSpace()
        guard take(JSONByte.comma) else { throw fault(.commaExpected(in: container)) }
        skipSpace()
    }

    /// Passes over a member's name, its colon and the space around them; answers where the name's contents stand.
    @inlinable package mutating func name() throws(JSONError) -> Range<Int> {
        guard current == JSONByte.quote else { throw fault(.nameExpected) }
        let name = try string()
        skipSpace()
        guard take(JSONByte.colon) else { throw fault(.colonExpected) }
        skipSpace()
        return name
    }

    /// Makes sure that nothing but space follows.
    @inlinable package mutating func finish() throws(JSONError) {
        skipSpace()
        guard isAtEnd else { throw fault(.tooMuch) }
    }
}

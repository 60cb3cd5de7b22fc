/// How deep a parser is inside of a script, with a limit: whoever reads, evaluates or frees the tree does so on a stack.
///
/// Being too deep is remembered, because the parser takes many an error for code that it need not understand.
struct ScriptNesting {
    private var depth = 0
    private(set) var error: ScriptError?

    /// Far deeper than a person writes, and all of it fits into the two megabytes of stack that glibc gives a thread where
    /// the system sets no limit, also in a debug build.
    static let limit = 100

    /// - Throws: ``ScriptError`` when that is a level too many, or was before.
    mutating func enter(at offset: Int) throws(ScriptError) {
        if let error { throw error }
        guard depth < Self.limit else { throw fail(at: offset) }
        depth += 1
    }

    mutating func leave() { depth -= 1 }

    /// Ends what takes an error for code when the error was a level too many.
    func check() throws(ScriptError) {
        if let error { throw error }
    }

    /// Makes sure that a chain such as `a.b.c`, whose every link is a level of the tree, is not too long.
    mutating func check(chain length: Int, at offset: Int) throws(ScriptError) {
        if length > Self.longestChain { throw fail(at: offset) }
    }

    /// Every link is only one level of one function, so that there may be more of them.
    static let longestChain = 200

    private mutating func fail(at offset: Int) -> ScriptError {
        let first = error ?? ScriptError(offset: offset, expected: "less nesting")
        error = first
        return first
    }
}

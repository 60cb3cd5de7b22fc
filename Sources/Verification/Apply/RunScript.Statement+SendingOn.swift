import SQL

extension RunScript.Statement {
    /// Whether others may be sent behind it in the same transaction before it is done.
    ///
    /// That takes the extended protocol, where one text is one statement, `$1` is a parameter, and no rows follow a `COPY`.
    /// What ends the transaction or a part of it has to be waited for, and so has what nobody understands.
    ///
    /// - Parameter text: What is sent for it.
    /// - Returns: Whether nothing speaks against it.
    func maySendOn(_ text: String) -> Bool {
        if let phrase, phrase.isAboutTransaction { return false }
        guard !text.mayReadOtherwise else { return false }
        switch examined.statement {
        case .unreadable: return false
        case .other(let words): return Self.plainWords.contains(words.prefix { $0 != " " })
        case .createTable, .alterTable, .createIndex, .createEnum, .alterEnum, .createType, .createView,
            .createSequence, .alterSequence, .createSchema, .createExtension, .createFunction,
            .createTrigger, .createPolicy, .alterPolicy, .drop, .rename, .setSchema, .comment, .grant,
            .setSearchPath, .block:
            return true
        }
    }

    private static let plainWords: Set<Substring> = [
        "ALTER", "COMMENT", "CREATE", "DELETE", "DROP", "GRANT", "INSERT", "MERGE", "REFRESH", "RESET",
        "REVOKE",
        "SELECT", "SET", "TRUNCATE", "UPDATE", "VALUES", "WITH",
    ]
}

extension StatementPhrase {
    fileprivate var isAboutTransaction: Bool {
        transactionCommand != nil || commandOutsideTransaction != nil || isPartialRollback
    }
}

extension String {
    /// Whether it holds a `$1`, or a backslash, by which old settings of a session make other statements of a text.
    fileprivate var mayReadOtherwise: Bool {
        var last: UInt8 = 0
        for byte in utf8 {
            if byte == UInt8(ascii: "\\") { return true }
            if last == UInt8(ascii: "$"), (0x30...0x39).contains(byte) { return true }
            last = byte
        }
        return false
    }
}

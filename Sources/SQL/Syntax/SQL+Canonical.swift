import CPGQuery

extension SQL {
    /// The statement as PostgreSQL's parser would write it: one spelling for keywords, white space, parentheses and aliases of types.
    ///
    /// Names stay as they are, since nobody looks them up. Two texts with the same canonical form are the same
    /// statement; two with different ones may still mean the same.
    ///
    /// - Parameter statement: One statement, without parameters of its own.
    /// - Returns: `nil` for what the parser refuses.
    package static func canonical(_ statement: String) -> String? {
        guard !statement.utf8.contains(0) else { return nil }
        let tree = pg_query_parse_protobuf(statement)
        defer { pg_query_free_protobuf_parse_result(tree) }
        guard tree.error == nil else { return nil }
        let written = pg_query_deparse_protobuf(tree.parse_tree)
        defer { pg_query_free_deparse_result(written) }
        guard written.error == nil, let query = written.query else { return nil }
        return String(cString: query)
    }

    /// The same for an expression, such as a default; outer parentheses go.
    package static func canonicalExpression(_ expression: String) -> String? {
        // In parentheses, or a word behind it would be taken for the column's new name.
        let head = "SELECT "
        guard let statement = canonical("\(head)(\(expression)\n)"), statement.hasPrefix(head) else {
            return nil
        }
        return String(statement.dropFirst(head.count))
    }
}

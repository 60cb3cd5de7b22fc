extension SQL {
    /// What a person wrote behind a WHERE, once PostgreSQL's parser has taken it for one expression and nothing else.
    ///
    /// So it may stand in brackets: no bracket of its own closes them, no comment swallows them, and no second statement
    /// follows.
    ///
    /// - Throws: What is against it, and where in `text`.
    package static func condition(_ text: String) throws(SyntaxRefusal) -> SQLExpression {
        // In brackets, what comes too early is no alias, so that the place is the right one.
        try check(text, between: "SELECT (", "\n)")
        let expression = try fragment(text, behind: "SELECT ", of: "targetList") {
            (builder, node) -> SQLExpression? in
            guard let target = node.node("ResTarget"), target["name"] == nil, let value = target["val"] else {
                return nil
            }
            let read: SQLExpression = builder.expression(value)
            return read
        }
        guard expression.count == 1, let only = expression.first, SQL.expression(text) != nil else {
            throw SyntaxRefusal(message: "this is not one condition", offset: 0)
        }
        return only
    }

    /// What a person wrote behind an ORDER BY: names of columns, each with its direction.
    ///
    /// - Throws: What is against it, and where in `text`.
    package static func sorting(_ text: String) throws(SyntaxRefusal) -> [WrittenSorting] {
        try fragment(text, behind: "SELECT ORDER BY ", of: "sortClause") { _, node in
            node.node("SortBy").flatMap(WrittenSorting.init)
        }
    }

    /// - Throws: What the parser has against the text where it stands, and where in it.
    private static func check(
        _ text: String, between before: String, _ after: String
    ) throws(SyntaxRefusal) {
        guard let refusal = refusal(of: before + text + after) else { return }
        let offset = min(max(0, refusal.offset - before.utf8.count), text.utf8.count)
        throw SyntaxRefusal(
            message: offset == text.utf8.count ? endsTooEarly : refusal.message.without(after), offset: offset
        )
    }

    /// What the parser says where it would read on; what it finds there is ours.
    private static let endsTooEarly = "syntax error at end of input"

    /// Reads the elements of one clause, besides which there must be nothing.
    private static func fragment<Element>(
        _ text: String, behind words: String, of clause: String,
        reading read: (StatementBuilder, SyntaxNode) -> Element?
    ) throws(SyntaxRefusal) -> [Element] {
        try check(text, between: words, "\n")
        let script = words + text + "\n"
        let refused = SyntaxRefusal(message: "nothing else can stand here", offset: 0)
        guard let builder = builder(script), builder.tree.isAlone,
            let select = builder.tree.root.node("SelectStmt"), case .object(let members) = select,
            members.allSatisfy({ [clause, "limitOption", "op"].contains($0.name) }),
            select.text("op") ?? "SETOP_NONE" == "SETOP_NONE"
        else { throw refused }
        var hasParameters = false
        select.forEach("ParamRef") { _ in hasParameters = true }
        guard !hasParameters else {
            throw SyntaxRefusal(message: "there is no value for a parameter such as $1", offset: 0)
        }
        let elements = select.elements(clause)
        let found = elements.compactMap { read(builder, $0) }
        guard found.count == elements.count, !found.isEmpty else { throw refused }
        return found
    }
}

/// A column in an ORDER BY.
package struct WrittenSorting: Hashable, Sendable {
    package let column: Identifier
    package let isDescending: Bool
    /// `nil` where nothing is said about NULLs.
    package let putsNullsFirst: Bool?

    init?(_ node: SyntaxNode) {
        let fields = node["node"]?.node("ColumnRef")?.elements("fields") ?? []
        guard let name = fields.first?.string, fields.count == 1, node["useOp"] == nil else { return nil }
        column = Identifier(name)
        isDescending = node.text("sortby_dir") == "SORTBY_DESC"
        putsNullsFirst =
            switch node.text("sortby_nulls") {
            case "SORTBY_NULLS_FIRST": true
            case "SORTBY_NULLS_LAST": false
            default: nil
            }
    }
}

extension String {
    /// The parser's words without what was put behind the text, such as in `unterminated quoted string at or near "'x"`.
    fileprivate func without(_ after: String) -> String {
        hasSuffix(after + "\"") ? dropLast(after.count + 1) + "\"" : self
    }
}

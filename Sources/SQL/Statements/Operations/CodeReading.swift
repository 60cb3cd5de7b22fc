import CPGQuery

/// The body of a `DO` block, as far as its SQL stands there to be read.
package struct CodeReading: Sendable {
    /// The statements in it, in the order in which they are written.
    package let statements: [StatementReading]
    /// Whether it also runs SQL that it puts together itself, or is in a language that nobody reads here.
    package let isOpaque: Bool
    /// The conditions whose errors it passes over in silence, such as `others`.
    package let swallowed: [String]

    static let unread = CodeReading(statements: [], isOpaque: true, swallowed: [])
}

extension StatementBuilder {
    /// Of a `DO` block; `nil` for any other statement.
    var code: CodeReading? {
        guard let block = tree.root.node("DoStmt") else { return nil }
        let language = block.elements("args").lazy.compactMap { $0.node("DefElem") }
            .first { $0.text("defname") == "language" }?["arg"]?.string
        guard language.map({ $0.lowercased() == "plpgsql" }) ?? true, let body = proceduralTree else {
            return .unread
        }
        return CodeReading(
            statements: body.queries.compactMap(SQL.reading), isOpaque: body.isOpaque,
            swallowed: body.swallowed)
    }

    private var proceduralTree: SyntaxNode? {
        tree.source.withUnsafeBufferPointer { source in
            source.withMemoryRebound(to: CChar.self) { text in
                guard let start = text.baseAddress else { return nil }
                let result = pg_query_parse_plpgsql(start)
                defer { pg_query_free_plpgsql_parse_result(result) }
                guard result.error == nil, let functions = result.plpgsql_funcs else { return nil }
                return SyntaxNode.reading(functions)
            }
        }
    }
}

extension SyntaxNode {
    /// The texts of the statements of a body of PL/pgSQL.
    fileprivate var queries: [String] {
        var queries: [String] = []
        forEach(among: ["PLpgSQL_stmt_execsql", "PLpgSQL_stmt_perform", "PLpgSQL_stmt_call"]) { node in
            let expression = (node["sqlstmt"] ?? node["expr"])?.node("PLpgSQL_expr")
            if let query = expression?.text("query") { queries.append(query) }
        }
        return queries
    }

    fileprivate var isOpaque: Bool {
        var isOpaque = false
        forEach(among: ["PLpgSQL_stmt_dynexecute", "PLpgSQL_stmt_dynfors"]) { _ in isOpaque = true }
        return isOpaque
    }

    /// An error that is raised again in its handler is not swallowed.
    fileprivate var swallowed: [String] {
        var conditions: [String] = []
        forEach("PLpgSQL_exception") { handler in
            var raises = false
            handler.forEach("PLpgSQL_stmt_raise") { raise in
                raises = raises || raise.number("elog_level").map { $0 >= Self.errorLevel } ?? false
            }
            guard !raises else { return }
            handler.forEach("PLpgSQL_condition") { conditions += [$0.text("condname")].compactMap(\.self) }
        }
        return conditions
    }

    /// - Source: PostgreSQL 15, `elog.h`, `ERROR`.
    private static let errorLevel = 21
}

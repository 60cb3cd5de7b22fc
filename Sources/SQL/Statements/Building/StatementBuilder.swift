/// Turns the parser's tree into the statement that the rest of the program knows.
///
/// - Source: PostgreSQL 15, `parsenodes.h`, for the names of nodes and fields.
struct StatementBuilder {
    let tree: SyntaxTree

    init(_ tree: SyntaxTree) { self.tree = tree }

    /// `nil` for statements that are not modelled.
    var statement: SQLStatement? {
        guard let (kind, node) = tree.root.kindAndNode else { return nil }
        switch kind {
        case "CreateStmt", "CreateForeignTableStmt": return createTable(node["base"] ?? node)
        case "CreateTableAsStmt": return createTableAs(node)
        case "AlterTableStmt": return alterTable(node)
        case "IndexStmt": return .createIndex(createIndex(node))
        case "CreateEnumStmt", "AlterEnumStmt", "CompositeTypeStmt", "CreateRangeStmt", "CreateDomainStmt",
            "DefineStmt":
            return type(kind, node)
        case "ViewStmt": return view(node)
        case "CreateSeqStmt", "AlterSeqStmt": return sequence(kind, node)
        case "CreateSchemaStmt", "CreateExtensionStmt", "CreateFunctionStmt", "CreateTrigStmt":
            return definition(kind, node)
        case "CreatePolicyStmt": return policy(node).map(SQLStatement.createPolicy)
        case "AlterPolicyStmt": return policy(node).map(SQLStatement.alterPolicy)
        case "DropStmt", "RenameStmt", "AlterObjectSchemaStmt", "CommentStmt", "GrantStmt", "GrantRoleStmt":
            return change(kind, node)
        case "VariableSetStmt": return setting(node)
        case "DoStmt": return block(node)
        default: return nil
        }
    }

    // MARK: Names

    func name(_ range: SyntaxNode?) -> ObjectName? {
        guard let range = range?.node("RangeVar") ?? range, let name = range.text("relname") else {
            return nil
        }
        return ObjectName(
            schema: range.text("schemaname").map(Identifier.init(cutting:)), Identifier(cutting: name))
    }

    /// A name of which the schema and, before it, the database may be written.
    func name(_ parts: [String]) -> ObjectName? {
        guard let last = parts.last else { return nil }
        return ObjectName(
            schema: parts.dropLast().last.map(Identifier.init(cutting:)), Identifier(cutting: last))
    }

    func identifiers(_ names: [String]) -> [Identifier] { names.map { Identifier(cutting: $0) } }

    func type(_ node: SyntaxNode?) -> TypeReference? {
        guard let node = node?.node("TypeName") ?? node else { return nil }
        let names = node.strings("names")
        guard let written = name(names) else { return nil }
        let isBuiltIn = written.schema?.name == "pg_catalog"
        let name = isBuiltIn ? ObjectName(written.name) : written
        var modifiers = node.elements("typmods").map(modifier)
        if name.name.name == "numeric", name.schema == nil, modifiers.count == 1 { modifiers.append("0") }
        return TypeReference(
            name, modifiers: modifiers, isArray: node["arrayBounds"] != nil, isSetOf: node.isTrue("setof"))
    }

    private func modifier(_ node: SyntaxNode) -> String {
        switch expression(node) {
        case .constant(let text): text
        case .column(let path): path.map(\.name.lowercasedASCII).joined(separator: ".")
        case let other: "\(other)"
        }
    }

    func role(_ node: SyntaxNode) -> RoleName? {
        let node = node.node("RoleSpec") ?? node
        return switch node.text("roletype") {
        case "ROLESPEC_PUBLIC": .public
        case "ROLESPEC_CURRENT_USER": .whoever("current_user")
        case "ROLESPEC_SESSION_USER": .whoever("session_user")
        case "ROLESPEC_CURRENT_ROLE": .whoever("current_role")
        default: node.text("rolename").map { .named(Identifier(cutting: $0)) }
        }
    }
}

extension String {
    /// Letters of English only, as the server folds the case of names.
    var lowercasedASCII: String {
        String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
}

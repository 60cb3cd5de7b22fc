extension StatementBuilder {
    func change(_ kind: String, _ node: SyntaxNode) -> SQLStatement? {
        switch kind {
        case "DropStmt": drop(node)
        case "RenameStmt": rename(node)
        case "AlterObjectSchemaStmt": setSchema(node)
        case "CommentStmt": comment(node)
        case "GrantStmt": grant(node)
        default: nil
        }
    }

    private func drop(_ node: SyntaxNode) -> SQLStatement {
        let kind = ObjectKind(node.text("removeType"))
        return .drop(
            Drop(
                objects: node.elements("objects").compactMap { reference(kind, $0) },
                isIfExists: node.isTrue("missing_ok"), isCascading: isCascading(node),
                isConcurrent: node.isTrue("concurrent")))
    }

    private func rename(_ node: SyntaxNode) -> SQLStatement? {
        guard let newName = node.text("newname") else { return nil }
        let kind = ObjectKind(node.text("renameType"))
        guard let object = renamed(kind, node) else { return nil }
        return .rename(
            Rename(
                object: object, newName: Identifier(cutting: newName), isIfExists: node.isTrue("missing_ok")))
    }

    private func renamed(_ kind: ObjectKind, _ node: SyntaxNode) -> ObjectReference? {
        let part = node.text("subname").map(Identifier.init(cutting:))
        if kind == .schema { return part.map { ObjectReference(kind, ObjectName($0)) } }
        if let relation = name(node["relation"]) {
            let belongsToTable = [.column, .constraint, .policy, .trigger].contains(kind)
            return ObjectReference(kind, relation, part: belongsToTable ? part : nil)
        }
        return node["object"].flatMap { reference(kind, $0) }
    }

    private func setSchema(_ node: SyntaxNode) -> SQLStatement? {
        guard let schema = node.text("newschema") else { return nil }
        let kind = ObjectKind(node.text("objectType"))
        let object =
            name(node["relation"]).map { ObjectReference(kind, $0) }
            ?? node["object"].flatMap { reference(kind, $0) }
        return object.map { .setSchema(SetSchema(object: $0, schema: Identifier(cutting: schema))) }
    }

    private func comment(_ node: SyntaxNode) -> SQLStatement? {
        let kind = ObjectKind(node.text("objtype"))
        return node["object"].flatMap { reference(kind, $0) }.map {
            .comment(Comment(object: $0, text: node.text("comment")))
        }
    }

    /// The object of a `DROP`, `COMMENT` or `ALTER`, which writes names as lists of strings.
    private func reference(_ kind: ObjectKind, _ node: SyntaxNode) -> ObjectReference? {
        if let function = node.node("ObjectWithArgs") {
            let arguments = function.isTrue("args_unspecified") ? nil : function.elements("objargs")
            return name(function.strings("objname")).map {
                ObjectReference(kind, $0, arguments: arguments?.compactMap { type($0) })
            }
        }
        if let name = node.string { return ObjectReference(kind, ObjectName(Identifier(cutting: name))) }
        if let type = node.node("TypeName") {
            return name(type.strings("names")).map { ObjectReference(kind, $0) }
        }
        let names = node.strings
        guard [.column, .constraint, .policy, .trigger].contains(kind) else {
            return name(names).map { ObjectReference(kind, $0) }
        }
        guard let part = names.last, let table = name(names.dropLast()) else { return nil }
        return ObjectReference(kind, table, part: Identifier(cutting: part))
    }

    private func grant(_ node: SyntaxNode) -> SQLStatement {
        let kind = ObjectKind(node.text("objtype"))
        let isNamed = node.text("targtype") == "ACL_TARGET_OBJECT"
        let privileges = node.elements("privileges").compactMap { $0.node("AccessPriv") }
        let objects = node.elements("objects").compactMap { object in
            object.node("RangeVar").flatMap { name($0) }.map { ObjectReference(kind, $0) }
                ?? reference(kind, object)
        }
        return .grant(
            Grant(
                isGrant: node.isTrue("is_grant"), kind: kind, objects: isNamed ? objects : [],
                privileges: privileges.compactMap { $0.text("priv_name")?.uppercased() },
                isForColumns: privileges.contains { $0["cols"] != nil },
                grantees: node.elements("grantees").compactMap(role)))
    }

    func setting(_ node: SyntaxNode) -> SQLStatement? {
        guard node.text("name")?.lowercased() == "search_path", node.text("kind") == "VAR_SET_VALUE" else {
            return nil
        }
        let names = node.elements("args").compactMap { $0.node("A_Const")?["sval"]?.text("sval") }
        return .setSearchPath(identifiers(names))
    }

    func block(_ node: SyntaxNode) -> SQLStatement {
        let body = node.elements("args").lazy.compactMap { $0.node("DefElem") }
            .first { $0.text("defname") == "as" }?["arg"]?.string
        return .block(CodeBlock(body: body ?? "", guarded: GuardedBlock.statements(in: body ?? "")))
    }
}

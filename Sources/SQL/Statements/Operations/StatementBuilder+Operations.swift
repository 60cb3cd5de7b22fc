extension StatementBuilder {
    /// `nil` for what ``statement`` tells.
    var operation: Operation? {
        guard let (kind, node) = tree.root.kindAndNode else { return nil }
        return change(of: kind, node) ?? upkeep(kind, node) ?? session(kind, node) ?? domain(kind, node)
            ?? support(kind, node) ?? (statement == nil ? .other(kind) : nil)
    }

    private func names(_ node: SyntaxNode, _ list: String) -> [ObjectName] {
        node.elements(list).compactMap { name($0.node("VacuumRelation")?["relation"] ?? $0) }
    }

    private func change(of kind: String, _ node: SyntaxNode) -> Operation? {
        let isCertain = node["whereClause"] != nil
        switch kind {
        case "InsertStmt": return name(node["relation"]).map(Operation.insert)
        case "UpdateStmt": return name(node["relation"]).map { .update($0, hasCondition: isCertain) }
        case "DeleteStmt": return name(node["relation"]).map { .delete($0, hasCondition: isCertain) }
        case "MergeStmt": return name(node["relation"]).map(Operation.merge)
        case "SelectStmt": return configured(node).map(Operation.setting) ?? .select
        case "TruncateStmt":
            return .truncate(names(node, "relations"), isCascading: isCascading(node))
        case "CopyStmt":
            return .copy(
                CopyCommand(
                    table: name(node["relation"]), isFrom: node.isTrue("is_from"),
                    isOnServer: node["filename"] != nil))
        default: return nil
        }
    }

    private func upkeep(_ kind: String, _ node: SyntaxNode) -> Operation? {
        switch kind {
        case "LockStmt":
            return node.number("mode").flatMap(LockLevel.init(rawValue:)).map {
                .lock(names(node, "relations"), $0)
            }
        case "VacuumStmt":
            let tables = names(node, "rels")
            return node.isTrue("is_vacuumcmd")
                ? .vacuum(tables, isFull: isOn("full", in: node.elements("options"))) : .analyze(tables)
        case "ClusterStmt": return .cluster(name(node["relation"]))
        case "ReindexStmt": return .reindex(reindex(node))
        case "RefreshMatViewStmt":
            return name(node["relation"]).map { .refresh($0, isConcurrent: node.isTrue("concurrent")) }
        default: return nil
        }
    }

    private func reindex(_ node: SyntaxNode) -> ReindexCommand {
        let scope: ReindexCommand.Scope? = name(node["relation"]).map {
            node.text("kind") == "REINDEX_OBJECT_TABLE" ? .table($0) : .index($0)
        }
        return ReindexCommand(
            scope: scope ?? .many, isConcurrent: isOn("concurrently", in: node.elements("params")))
    }

    /// An option that stands for itself, or with a word for yes.
    private func isOn(_ name: String, in options: [SyntaxNode]) -> Bool {
        let option = options.lazy.compactMap { $0.node("DefElem") }.last { $0.text("defname") == name }
        guard let option else { return false }
        guard let value = option["arg"] else { return true }
        if let text = value.string { return ["true", "on", "1", "yes"].contains(text.lowercased()) }
        return value.node("Boolean")?.isTrue("boolval") ?? (value.node("Integer")?.number("ival") == 1)
    }

    private func session(_ kind: String, _ node: SyntaxNode) -> Operation? {
        switch kind {
        case "TransactionStmt": return .transaction(transaction(node.text("kind")))
        case "VariableSetStmt":
            return node.text("name").map {
                let isValue = node.text("kind").map { $0 == "VAR_SET_VALUE" } ?? true
                return .setting(
                    SettingChange(
                        name: $0.lowercased(), isLocal: node.isTrue("is_local"), isReset: !isValue))
            }
        case "CallStmt": return name(node["funccall"]?.strings("funcname") ?? []).map(Operation.call)
        default: return nil
        }
    }

    private func transaction(_ kind: String?) -> TransactionCommand {
        switch kind {
        case nil, "TRANS_STMT_BEGIN", "TRANS_STMT_START": .begin
        case "TRANS_STMT_COMMIT": .commit
        case "TRANS_STMT_ROLLBACK": .rollback
        case "TRANS_STMT_PREPARE": .prepare
        default: .other
        }
    }

    /// `SELECT set_config('lock_timeout', '2s', true)`.
    private func configured(_ select: SyntaxNode) -> SettingChange? {
        let targets = select.elements("targetList")
        guard targets.count == 1, select["fromClause"] == nil,
            let call = targets[0].node("ResTarget")?["val"]?.node("FuncCall"),
            call.strings("funcname").last == "set_config"
        else { return nil }
        let arguments = call.elements("args").map { $0.node("A_Const") }
        guard arguments.count == 3, let name = arguments[0]?["sval"]?.text("sval") else { return nil }
        return SettingChange(
            name: name.lowercased(), isLocal: arguments[2]?["boolval"]?.isTrue("boolval") ?? false,
            isReset: false)
    }

    private func domain(_ kind: String, _ node: SyntaxNode) -> Operation? {
        switch kind {
        case "CreateDomainStmt":
            let kinds = node.elements("constraints").compactMap { $0.node("Constraint")?.text("contype") }
            return name(node.strings("domainname")).map {
                .createDomain(
                    $0, isConstrained: kinds.contains { ["CONSTR_CHECK", "CONSTR_NOTNULL"].contains($0) })
            }
        case "AlterDomainStmt":
            return name(node.strings("typeName")).map {
                .alterDomain($0, domainChange(node), isCascading: isCascading(node))
            }
        default: return nil
        }
    }

    private func domainChange(_ node: SyntaxNode) -> DomainChange {
        switch node.text("subtype") {
        case "C":
            let isLater = node["def"]?.node("Constraint")?.isTrue("skip_validation") ?? false
            return .addConstraint(isValidated: !isLater)
        case "O": return .setNotNull
        case "V": return .validate
        default: return .other
        }
    }

    private func support(_ kind: String, _ node: SyntaxNode) -> Operation? {
        switch kind {
        case "DropdbStmt": return node.text("dbname").map { .dropDatabase(Identifier(cutting: $0)) }
        case "DropOwnedStmt": return .dropOwned(isCascading: isCascading(node))
        case "RuleStmt": return name(node["relation"]).map { .createRule(on: $0) }
        case "CreateStatsStmt": return .createStatistics(on: names(node, "relations"))
        case "CreatePublicationStmt", "AlterPublicationStmt":
            let tables = node.elements("pubobjects").compactMap {
                name($0.node("PublicationObjSpec")?["pubtable"]?["relation"])
            }
            return .publish(tables)
        default: return nil
        }
    }
}

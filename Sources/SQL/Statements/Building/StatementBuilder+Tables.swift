extension StatementBuilder {
    func createTable(_ node: SyntaxNode) -> SQLStatement? {
        guard let name = name(node["relation"]) else { return nil }
        let elements = node.elements("tableElts")
        let parents = node.elements("inhRelations").compactMap { self.name($0) }
        let columns = elements.compactMap { $0.node("ColumnDef").flatMap { column($0) } }
        let constraints = elements.compactMap { $0.node("Constraint").flatMap { constraint($0) } }
        return .createTable(
            CreateTable(
                name: name, columns: columns, constraints: constraints,
                isIfNotExists: node.isTrue("if_not_exists"), isTemporary: isTemporary(node["relation"]),
                parents: parents, isPartition: node["partbound"] != nil,
                isPartitioned: node["partspec"] != nil,
                hasOtherColumns: !parents.isEmpty || node["ofTypename"] != nil
                    || elements.contains { $0.node("TableLikeClause") != nil }))
    }

    func createTableAs(_ node: SyntaxNode) -> SQLStatement? {
        guard let into = node["into"], let name = name(into["rel"]) else { return nil }
        if node.text("objtype") == ObjectKind.materializedView.rawValue {
            return .createView(
                CreateView(
                    name: name, isMaterialized: true, isReplacing: false,
                    isIfNotExists: node.isTrue("if_not_exists"), isTemporary: false,
                    query: viewQuery(node["query"])))
        }
        return .createTable(
            CreateTable(
                name: name, columns: [], constraints: [], isIfNotExists: node.isTrue("if_not_exists"),
                isTemporary: isTemporary(into["rel"]), parents: [], isPartition: false,
                isPartitioned: false, hasOtherColumns: true)
        )
    }

    func isTemporary(_ range: SyntaxNode?) -> Bool {
        range?.text("relpersistence") == "t" || range?.text("schemaname") == "pg_temp"
    }

    func column(_ node: SyntaxNode) -> ColumnDefinition? {
        guard let name = node.text("colname"), let type = type(node["typeName"]) else { return nil }
        let parts = node.elements("constraints").compactMap { $0.node("Constraint") }
        func part(_ kind: String) -> SyntaxNode? { parts.first { $0.text("contype") == kind } }
        let identifier = Identifier(cutting: name)
        return ColumnDefinition(
            name: identifier, type: type, isNotNull: part("CONSTR_NOTNULL") != nil,
            defaultValue: expression(part("CONSTR_DEFAULT")?["raw_expr"]),
            defaultCalls: part("CONSTR_DEFAULT").map(calls) ?? [],
            identity: part("CONSTR_IDENTITY").map(identity),
            generated: expression(part("CONSTR_GENERATED")?["raw_expr"]),
            constraints: parts.compactMap { constraint($0, of: identifier) })
    }

    private func calls(_ node: SyntaxNode) -> [ObjectName] {
        var calls: [ObjectName] = []
        node.forEach("FuncCall") { calls += [name($0.strings("funcname"))].compactMap(\.self) }
        return calls
    }

    func identity(_ node: SyntaxNode) -> Identity {
        Identity(
            kind: node.text("generated_when").flatMap(Identity.Kind.init(rawValue:)),
            options: options(node.elements("options")))
    }

    /// A constraint that stands with its `column` speaks of that one alone.
    func constraint(_ node: SyntaxNode, of column: Identifier? = nil) -> ConstraintDefinition? {
        guard let rule = rule(node, of: column) else { return nil }
        return ConstraintDefinition(
            name: node.text("conname").map(Identifier.init(cutting:)), rule: rule,
            isValidated: !node.isTrue("skip_validation"), isDeferrable: node.isTrue("deferrable"))
    }

    private func rule(_ node: SyntaxNode, of column: Identifier?) -> ConstraintDefinition.Rule? {
        let keys = column.map { [$0] } ?? identifiers(node.strings("keys"))
        let index = node.text("indexname").map(Identifier.init(cutting:))
        switch node.text("contype") {
        case "CONSTR_PRIMARY": return index.map { .usingIndex($0, isPrimaryKey: true) } ?? .primaryKey(keys)
        case "CONSTR_UNIQUE":
            let isDistinct = node.isTrue("nulls_not_distinct")
            return index.map { .usingIndex($0, isPrimaryKey: false) }
                ?? .unique(keys, nullsNotDistinct: isDistinct)
        case "CONSTR_CHECK": return expression(node["raw_expr"]).map(ConstraintDefinition.Rule.check)
        case "CONSTR_FOREIGN": return foreignKey(node, of: column).map(ConstraintDefinition.Rule.foreignKey)
        case "CONSTR_EXCLUSION": return .exclusion
        default: return nil
        }
    }

    private func foreignKey(_ node: SyntaxNode, of column: Identifier?) -> ForeignKeyDefinition? {
        guard let table = name(node["pktable"]) else { return nil }
        func action(_ field: String) -> ForeignKeyDefinition.Action {
            node.text(field).flatMap(ForeignKeyDefinition.Action.init(rawValue:)) ?? .noAction
        }
        return ForeignKeyDefinition(
            columns: column.map { [$0] } ?? identifiers(node.strings("fk_attrs")), table: table,
            referenced: identifiers(node.strings("pk_attrs")), onDelete: action("fk_del_action"),
            onUpdate: action("fk_upd_action"))
    }
}

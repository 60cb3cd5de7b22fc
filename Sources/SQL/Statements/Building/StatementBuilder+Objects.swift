extension StatementBuilder {
    func createIndex(_ node: SyntaxNode) -> CreateIndex {
        CreateIndex(
            name: node.text("idxname").map(Identifier.init(cutting:)),
            table: name(node["relation"]) ?? ObjectName(Identifier("")),
            method: node.text("accessMethod") ?? "btree",
            columns: node.elements("indexParams").compactMap { $0.node("IndexElem").map(indexPart) },
            included: node.elements("indexIncludingParams").compactMap {
                $0.node("IndexElem")?.text("name").map(Identifier.init(cutting:))
            },
            predicate: expression(node["whereClause"]), isUnique: node.isTrue("unique"),
            nullsNotDistinct: node.isTrue("nulls_not_distinct"), isConcurrent: node.isTrue("concurrent"),
            isIfNotExists: node.isTrue("if_not_exists"),
            isOnlyOfParent: !(node["relation"]?.isTrue("inh") ?? false))
    }

    private func indexPart(_ node: SyntaxNode) -> IndexPart {
        let column = node.text("name").map { IndexPart.Content.column(Identifier(cutting: $0)) }
        let isDescending = node.text("ordering") == "SORTBY_DESC"
        let nulls = node.text("nulls_ordering")
        return IndexPart(
            content: column ?? .expression(expression(node["expr"]) ?? .null), isDescending: isDescending,
            isNullsFirst: nulls == "SORTBY_NULLS_FIRST" || (isDescending && nulls != "SORTBY_NULLS_LAST"),
            operatorClass: node.strings("opclass").last.map(Identifier.init(cutting:)))
    }

    func type(_ kind: String, _ node: SyntaxNode) -> SQLStatement? {
        switch kind {
        case "CreateEnumStmt":
            return name(node.strings("typeName")).map {
                .createEnum(CreateEnum(name: $0, labels: node.strings("vals")))
            }
        case "AlterEnumStmt":
            guard let name = name(node.strings("typeName")), let change = enumChange(node) else { return nil }
            return .alterEnum(AlterEnum(name: name, change: change))
        case "CompositeTypeStmt":
            return name(node["typevar"]).map { .createType(CreateType(name: $0, isDomain: false)) }
        case "CreateDomainStmt":
            return name(node.strings("domainname")).map { .createType(CreateType(name: $0, isDomain: true)) }
        case "DefineStmt" where node.text("kind") != ObjectKind.type.rawValue: return nil
        default:
            let names = node.strings("typeName") + node.strings("defnames")
            return name(names).map { .createType(CreateType(name: $0, isDomain: false)) }
        }
    }

    private func enumChange(_ node: SyntaxNode) -> AlterEnum.Change? {
        guard let new = node.text("newVal") else { return nil }
        if let old = node.text("oldVal") { return .renameLabel(old, to: new) }
        let neighbour = node.text("newValNeighbor")
        let place =
            neighbour.map { node.isTrue("newValIsAfter") ? AlterEnum.Place.after($0) : .before($0) } ?? .end
        return .addLabel(new, place, isIfNotExists: node.isTrue("skipIfNewValExists"))
    }

    func view(_ node: SyntaxNode) -> SQLStatement? {
        name(node["view"]).map {
            .createView(
                CreateView(
                    name: $0, isMaterialized: false, isReplacing: node.isTrue("replace"),
                    isIfNotExists: false,
                    isTemporary: isTemporary(node["view"]), query: viewQuery(node["query"])))
        }
    }

    func viewQuery(_ query: SyntaxNode?) -> ViewQuery {
        var (relations, columns, ownNames): ([ObjectName], Set<Identifier>, Set<Identifier>) = ([], [], [])
        var takesAllColumns = false
        query?.forEach("CommonTableExpr") { expression in
            if let name = expression.text("ctename") { ownNames.insert(Identifier(cutting: name)) }
        }
        query?.forEach("RangeVar") { range in
            guard let name = name(range), name.schema != nil || !ownNames.contains(name.name) else { return }
            relations.append(name)
        }
        query?.forEach("ColumnRef") { reference in
            if let name = reference.strings("fields").last { columns.insert(Identifier(cutting: name)) }
            takesAllColumns = takesAllColumns || reference.elements("fields").last?.node("A_Star") != nil
        }
        return ViewQuery(
            relations: relations, columns: columns, takesAllColumns: takesAllColumns,
            text: StatementText(tree).viewDefinition)
    }

    func sequence(_ kind: String, _ node: SyntaxNode) -> SQLStatement? {
        guard var name = name(node["sequence"]) else { return nil }
        if isTemporary(node["sequence"]) { name = ObjectName(schema: Identifier("pg_temp"), name.name) }
        let options = options(node.elements("options"))
        return kind == "CreateSeqStmt"
            ? .createSequence(
                CreateSequence(name: name, options: options, isIfNotExists: node.isTrue("if_not_exists")))
            : .alterSequence(
                AlterSequence(name: name, options: options, isIfExists: node.isTrue("missing_ok")))
    }

    func options(_ elements: [SyntaxNode]) -> SequenceOptions {
        var options = SequenceOptions()
        for case let element? in elements.map({ $0.node("DefElem") }) {
            let argument = element["arg"]
            switch element.text("defname") {
            case "sequence_name": options.name = name(argument?.strings ?? [])
            case "as": options.type = type(argument)
            case "increment": options.increment = number(element)
            case "minvalue": options.minimum = number(element)
            case "maxvalue": options.maximum = number(element)
            case "start": options.start = number(element)
            case "cache": options.cache = number(element)
            case "cycle": options.isCyclic = argument?.node("Boolean")?.isTrue("boolval") ?? false
            case "owned_by": options.owner = owner(argument?.strings ?? [])
            default: break
            }
        }
        return options
    }

    private func owner(_ names: [String]) -> ObjectNameAndColumn? {
        guard names.count > 1, let column = names.last, let table = name(names.dropLast()) else { return nil }
        return ObjectNameAndColumn(table: table, column: Identifier(cutting: column))
    }

    /// `nil` for `NO MINVALUE` and the like.
    private func number(_ element: SyntaxNode) -> Int64? {
        guard let argument = element["arg"] else { return nil }
        if let number = argument.node("Integer")?.number("ival") { return Int64(number) }
        if let text = argument.node("Float")?.text("fval") { return Int64(text) }
        // Zero and less are in the source alone, behind the words of the option.
        let start = element.number("location") ?? 0
        let digits = tree.source[start...].firstIndex {
            (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        }
        return digits.flatMap { integer(at: $0) }
    }

    func definition(_ kind: String, _ node: SyntaxNode) -> SQLStatement? {
        switch kind {
        case "CreateSchemaStmt":
            let name = node.text("schemaname") ?? node["authrole"]?.text("rolename")
            return name.map {
                .createSchema(
                    CreateSchema(name: Identifier(cutting: $0), isIfNotExists: node.isTrue("if_not_exists")))
            }
        case "CreateExtensionStmt":
            let schema = node.elements("options").lazy.compactMap { $0.node("DefElem") }
                .first { $0.text("defname") == "schema" }?["arg"]?.string
            return node.text("extname").map {
                .createExtension(
                    CreateExtension(
                        name: Identifier(cutting: $0), schema: schema.map(Identifier.init(cutting:)),
                        isIfNotExists: node.isTrue("if_not_exists")))
            }
        case "CreateFunctionStmt": return function(node)
        default: return trigger(node)
        }
    }

    private func function(_ node: SyntaxNode) -> SQLStatement? {
        guard let name = name(node.strings("funcname")) else { return nil }
        let passedIn = ["FUNC_PARAM_IN", "FUNC_PARAM_INOUT", "FUNC_PARAM_VARIADIC", "FUNC_PARAM_DEFAULT"]
        let parameters = node.elements("parameters").compactMap { $0.node("FunctionParameter") }
            .filter { passedIn.contains($0.text("mode") ?? "") }
        func option(_ name: String) -> SyntaxNode? {
            node.elements("options").lazy.compactMap { $0.node("DefElem") }
                .first { $0.text("defname") == name }?["arg"]
        }
        let texts = option("as")?.strings ?? []
        return .createFunction(
            CreateFunction(
                name: name, arguments: parameters.compactMap { type($0["argType"]) },
                isProcedure: node.isTrue("is_procedure"), isReplacing: node.isTrue("replace"),
                language: option("language")?.string, body: texts.count == 1 ? texts[0] : nil))
    }

    private func trigger(_ node: SyntaxNode) -> SQLStatement? {
        guard let trigger = node.text("trigname"), let table = name(node["relation"]),
            let function = name(node.strings("funcname"))
        else { return nil }
        return .createTrigger(
            CreateTrigger(
                name: Identifier(cutting: trigger), table: table, function: function,
                isReplacing: node.isTrue("replace"),
                firing: TriggerFiring(
                    timing: node.number("timing") ?? 0, events: node.number("events") ?? 0,
                    isForEachRow: node.isTrue("row"), columns: Set(identifiers(node.strings("columns"))),
                    condition: expression(node["whenClause"]))))
    }

    func policy(_ node: SyntaxNode) -> PolicyDefinition? {
        guard let policy = node.text("policy_name"), let table = name(node["table"]) else { return nil }
        let text = StatementText(tree)
        return PolicyDefinition(
            name: Identifier(cutting: policy), table: table, command: node.text("cmd_name") ?? "all",
            isPermissive: node.isTrue("permissive"),
            roles: node["roles"].map { $0.elements.compactMap(role) },
            using: expression(node["qual"]), check: expression(node["with_check"]),
            usingText: text.inBrackets(behind: "using"), checkText: text.inBrackets(behind: "with", "check"))
    }
}

extension StatementBuilder {
    func alterTable(_ node: SyntaxNode) -> SQLStatement? {
        guard let name = name(node["relation"]) else { return nil }
        var alteration = AlterTable(
            name: name, kind: ObjectKind(node.text("objtype")), isIfExists: node.isTrue("missing_ok"),
            changes: node.elements("cmds").compactMap { $0.node("AlterTableCmd").map(change) })
        if alteration.changes.reduce(0, { $0 + $1.checkCount }) == 1 {
            alteration.checkText = StatementText(tree).inBrackets(behind: "check")
        }
        return .alterTable(alteration)
    }

    private func change(_ command: SyntaxNode) -> TableChange {
        let subtype = command.text("subtype") ?? ""
        let name = command.text("name").map(Identifier.init(cutting:))
        return columnChange(subtype, name, command) ?? tableChange(subtype, name, command) ?? .other(subtype)
    }

    private func columnChange(_ subtype: String, _ name: Identifier?, _ command: SyntaxNode) -> TableChange? {
        let definition = command["def"]
        if subtype == "AT_AddColumn" {
            let column = definition?.node("ColumnDef").flatMap { self.column($0) }
            return column.map { .addColumn($0, isIfNotExists: command.isTrue("missing_ok")) }
        }
        guard let name else { return nil }
        switch subtype {
        case "AT_DropColumn":
            return .dropColumn(
                name, isIfExists: command.isTrue("missing_ok"), isCascading: isCascading(command))
        case "AT_AlterColumnType":
            let column = definition?.node("ColumnDef")
            return type(column?["typeName"]).map {
                .setType(name, $0, using: expression(column?["raw_default"]))
            }
        case "AT_ColumnDefault":
            return expression(definition).map { .setDefault(name, $0) } ?? .dropDefault(name)
        case "AT_SetNotNull": return .setNotNull(name)
        case "AT_DropNotNull": return .dropNotNull(name)
        case "AT_AddIdentity": return definition?.node("Constraint").map { .addIdentity(name, identity($0)) }
        case "AT_SetIdentity": return .alterIdentity(name, alteredIdentity(definition?.elements ?? []))
        case "AT_DropIdentity": return .dropIdentity(name)
        case "AT_DropExpression": return .dropExpression(name)
        default: return nil
        }
    }

    private func tableChange(_ subtype: String, _ name: Identifier?, _ command: SyntaxNode) -> TableChange? {
        switch subtype {
        case "AT_AddConstraint":
            return command["def"]?.node("Constraint").flatMap { constraint($0) }.map(
                TableChange.addConstraint)
        case "AT_ValidateConstraint": return name.map(TableChange.validateConstraint)
        case "AT_DropConstraint":
            return name.map {
                .dropConstraint(
                    $0, isIfExists: command.isTrue("missing_ok"), isCascading: isCascading(command))
            }
        case "AT_EnableRowSecurity": return .setRowSecurity(true)
        case "AT_DisableRowSecurity": return .setRowSecurity(false)
        case "AT_ForceRowSecurity": return .forceRowSecurity(true)
        case "AT_NoForceRowSecurity": return .forceRowSecurity(false)
        case "AT_ChangeOwner": return command["newowner"].flatMap(role).map(TableChange.setOwner)
        case "AT_AttachPartition": return partition(command).map(TableChange.attachPartition)
        case "AT_DetachPartition":
            return partition(command).map {
                let isConcurrent = command["def"]?.node("PartitionCmd")?.isTrue("concurrent") ?? false
                return .detachPartition($0, isConcurrent: isConcurrent)
            }
        default: return nil
        }
    }

    private func partition(_ command: SyntaxNode) -> ObjectName? {
        name(command["def"]?.node("PartitionCmd")?["name"])
    }

    /// `SET GENERATED …` comes as an option of the sequence, with the letter as a number.
    private func alteredIdentity(_ elements: [SyntaxNode]) -> Identity {
        let letter = elements.lazy.compactMap { $0.node("DefElem") }.first {
            $0.text("defname") == "generated"
        }
        .flatMap { $0["arg"]?.node("Integer")?.number("ival") }.flatMap { Unicode.Scalar($0) }
        return Identity(
            kind: letter.flatMap { Identity.Kind(rawValue: String($0)) }, options: options(elements))
    }

    func isCascading(_ node: SyntaxNode) -> Bool { node.text("behavior") == "DROP_CASCADE" }
}

extension TableChange {
    /// How many CHECKs come with it.
    fileprivate var checkCount: Int {
        switch self {
        case .addConstraint(let constraint): constraint.isCheck ? 1 : 0
        case .addColumn(let column, _): column.constraints.count(where: \.isCheck)
        default: 0
        }
    }
}

extension ConstraintDefinition {
    fileprivate var isCheck: Bool { if case .check = rule { true } else { false } }
}

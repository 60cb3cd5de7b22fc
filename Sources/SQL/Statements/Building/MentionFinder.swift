/// Goes through a statement's tree and gathers the names that have to be found on the server.
///
/// - Source: PostgreSQL 15, `parsenodes.h`, for the names of nodes and fields.
struct MentionFinder {
    private(set) var mentions = StatementMentions()
    private let builder: StatementBuilder

    init(_ builder: StatementBuilder) {
        self.builder = builder
        guard let (kind, node) = builder.tree.root.kindAndNode else { return }
        mentions.constants = ConstantFinder.uses(kind, node, builder)
        noteStatement(kind, node)
        // What may be missing is none of the server's business.
        if !node.isTrue("missing_ok") { visit(builder.tree.root) }
    }

    private mutating func visit(_ node: SyntaxNode) {
        switch node {
        case .object(let members):
            for member in members {
                // One look tells of nearly all of them that they name nothing.
                if Self.telling.contains(member.name) {
                    note(member.name, member.value)
                    mentions.writes += builder.writes(member.name, member.value)
                }
                visit(member.value)
            }
        case .list(let elements):
            for element in elements { visit(element) }
        case .text, .number, .boolean: break
        }
    }

    /// The names of members of which ``note(_:_:)`` or ``StatementBuilder/writes(_:_:)`` makes something.
    private static let telling: Set = [
        "RangeVar", "relation", "view", "sequence", "typevar", "pktable", "TypeName", "typeName",
        "domainname",
        "defnames", "collname", "objname", "funcname", "opclass", "ParamRef", "RoleSpec", "newowner",
        "authrole", "owner", "role", "newrole", "user", "grantor", "InsertStmt", "UpdateStmt", "DeleteStmt",
        "MergeStmt", "TruncateStmt",
    ]

    private mutating func note(_ kind: String, _ node: SyntaxNode) {
        switch kind {
        case "RangeVar", "relation", "view", "sequence", "typevar", "pktable": relation(node)
        case "TypeName": type(node)
        case "typeName" where node["names"] != nil: type(node)
        case "typeName", "domainname", "defnames", "collname", "objname": qualified(node.strings)
        case "funcname":
            qualified(node.strings)
            if let name = builder.name(node.strings) { mentions.functions.append(name) }
        case "opclass":
            if let name = node.strings.last { mentions.operatorClasses.append(Identifier(cutting: name)) }
        case "ParamRef": mentions.parameters.append(node.number("number") ?? 0)
        case "RoleSpec", "newowner", "authrole", "owner", "role", "newrole", "user", "grantor": role(node)
        default: break
        }
    }

    private mutating func relation(_ node: SyntaxNode) {
        guard let name = builder.name(node) else { return }
        mentions.relations.append(name)
        schema(name.schema)
    }

    private mutating func type(_ node: SyntaxNode) {
        guard let type = builder.type(node) else { return }
        mentions.types.append(type)
        schema(type.name.schema)
    }

    private mutating func qualified(_ names: [String]) {
        if names.count > 1 { schema(Identifier(cutting: names[names.count - 2])) }
    }

    /// Schemas of the server itself are always there.
    private mutating func schema(_ name: Identifier?) {
        guard let name, !name.name.hasPrefix("pg_"), name.name != "information_schema" else { return }
        if !mentions.schemas.contains(name) { mentions.schemas.append(name) }
    }

    private mutating func role(_ node: SyntaxNode) {
        guard let role = Self.role(node) else { return }
        if !mentions.roles.contains(role) { mentions.roles.append(role) }
    }

    private static func role(_ node: SyntaxNode) -> Identifier? {
        let node = node.node("RoleSpec") ?? node
        guard node.text("roletype") == "ROLESPEC_CSTRING" else { return nil }
        return node.text("rolename").map(Identifier.init(cutting:))
    }

    private func identifier(_ node: SyntaxNode, _ member: String) -> [Identifier] {
        node.text(member).map { [Identifier(cutting: $0)] } ?? []
    }

    private mutating func noteStatement(_ kind: String, _ node: SyntaxNode) {
        switch kind {
        case "CreateRoleStmt":
            mentions.madeRoles = identifier(node, "role")
        case "DropRoleStmt": mentions.droppedRoles = node.elements("roles").compactMap(Self.role)
        case "RenameStmt" where node.text("renameType") == ObjectKind.role.rawValue:
            mentions.roles += identifier(node, "subname")
            mentions.droppedRoles = identifier(node, "subname")
            mentions.madeRoles = identifier(node, "newname")
        case "GrantRoleStmt":
            mentions.roles += node.elements("granted_roles").compactMap {
                $0.node("AccessPriv")?.text("priv_name").map(Identifier.init(cutting:))
            }
        case "GrantStmt" where node.text("objtype") == ObjectKind.schema.rawValue:
            for object in node.elements("objects") { schema(object.string.map(Identifier.init(cutting:))) }
        case "AlterObjectSchemaStmt": schema(node.text("newschema").map(Identifier.init(cutting:)))
        case "CommentStmt" where node.text("objtype") == ObjectKind.role.rawValue:
            mentions.roles += [node["object"]?.string].compactMap { $0.map(Identifier.init(cutting:)) }
        default: break
        }
    }
}

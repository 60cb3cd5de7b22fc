/// Finds the string constants of a statement, each with what says which type it has.
///
/// `"state" IN ('open', 'held')` compares both with the column; `'held'::job_state` has its type; in
/// `UPDATE … SET "state" = CASE WHEN … THEN 'held' END` it goes into the column.
///
/// - Source: PostgreSQL 15, `parsenodes.h` and `primnodes.h`, for the names of nodes and fields.
struct ConstantFinder {
    private var uses: [ConstantUse] = []
    private let builder: StatementBuilder

    static func uses(_ kind: String, _ node: SyntaxNode, _ builder: StatementBuilder) -> [ConstantUse] {
        var finder = ConstantFinder(builder: builder)
        finder.visit(kind, node, [])
        return finder.uses
    }

    private init(builder: StatementBuilder) { self.builder = builder }

    private typealias Peers = Set<ConstantUse.Peer>

    private mutating func visit(_ node: SyntaxNode?, _ peers: Peers) {
        guard let node else { return }
        if let (kind, inner) = node.kindAndNode, kind.utf8.first.map({ (0x41...0x5A).contains($0) }) == true {
            return visit(kind, inner, peers)
        }
        visitMembers(node, peers)
    }

    private mutating func visitMembers(_ node: SyntaxNode, _ peers: Peers) {
        switch node {
        case .object(let members): for member in members { visit(member.value, peers) }
        case .list(let elements): for element in elements { visit(element, peers) }
        case .text, .number, .boolean: break
        }
    }

    private mutating func visit(_ kind: String, _ node: SyntaxNode, _ peers: Peers) {
        switch kind {
        case "A_Const":
            if let text = node["sval"]?.text("sval") { uses.append(ConstantUse(text: text, peers: peers)) }
        case "TypeCast": visit(node["arg"], casts(node))
        case "A_Expr":
            visit(node["lexpr"], heads(node["rexpr"]))
            visit(node["rexpr"], heads(node["lexpr"]))
        case "CaseExpr": choice(node, peers)
        case "CoalesceExpr", "MinMaxExpr":
            visit(node["args"], peers.union(heads(node["args"])))
        case "A_ArrayExpr", "List", "RowExpr": visitMembers(node, peers)
        case "ColumnDef": column(node)
        case "AlterTableCmd" where node.text("subtype") == "AT_ColumnDefault":
            visit(node["def"], columns(named: node.text("name")))
        case "InsertStmt": insert(node)
        case "ResTarget": visit(node["val"], peers.isEmpty ? columns(named: node.text("name")) : peers)
        default: visitMembers(node, [])
        }
    }

    /// What a constant on the other side of a comparison is compared with.
    private func heads(_ node: SyntaxNode?) -> Peers {
        guard let node else { return [] }
        if let column = node.node("ColumnRef") { return columns(named: column.strings("fields").last) }
        if let cast = node.node("TypeCast") { return casts(cast) }
        for kind in ["CoalesceExpr", "MinMaxExpr", "A_ArrayExpr", "A_Indirection"] {
            if let inner = node.node(kind) {
                return heads(inner["args"] ?? inner["elements"] ?? inner["arg"])
            }
        }
        return node.elements.reduce(into: []) { $0.formUnion(heads($1)) }
    }

    private func columns(named name: String?) -> Peers {
        name.map { [.column(Identifier(cutting: $0))] } ?? []
    }

    private func casts(_ node: SyntaxNode) -> Peers {
        builder.type(node["typeName"]).map { [.type($0)] } ?? []
    }

    /// `CASE state WHEN 'held' THEN …`: the results go where the whole goes.
    private mutating func choice(_ node: SyntaxNode, _ peers: Peers) {
        for branch in node.elements("args").compactMap({ $0.node("CaseWhen") }) {
            visit(branch["expr"], heads(node["arg"]))
            visit(branch["result"], peers)
        }
        visit(node["defresult"], peers)
    }

    /// A default has the column's type; a check compares what it names.
    private mutating func column(_ node: SyntaxNode) {
        for constraint in node.elements("constraints").compactMap({ $0.node("Constraint") }) {
            visit(constraint["raw_expr"], constraint.text("contype") == "CONSTR_DEFAULT" ? casts(node) : [])
        }
    }

    private mutating func insert(_ node: SyntaxNode) {
        let names = node.elements("cols").compactMap { $0.node("ResTarget")?.text("name") }
        let select = node["selectStmt"]?.node("SelectStmt")
        for row in select?.elements("valuesLists") ?? [] { values(row.elements, names) }
        values(select?.elements("targetList") ?? [], names)
        visit(select?["whereClause"], [])
        visit(node["onConflictClause"], [])
    }

    private mutating func values(_ values: [SyntaxNode], _ names: [String]) {
        for (index, value) in values.enumerated() {
            let name = names.indices.contains(index) ? names[index] : nil
            visit(value, names.isEmpty ? [.place(index)] : columns(named: name))
        }
    }
}

/// A CREATE that was put together from texts of a file, as far as PostgreSQL's parser vouches for it: it makes one object that
/// the server can describe, reads and changes no other, and asks for no row.
///
/// What a text may try is to end the statement that it stands in and to begin another one, or to turn `WITH NO DATA` into a
/// comment. The whole statement is parsed, not the text, so that nothing depends on how it is put together.
package struct DescribingCreation: Equatable, Sendable {
    /// Of the table, view, sequence or type that is made, or that has the index or policy.
    package let schema: Identifier?
    /// Schemas that are named for functions, operators and types in what the server plans on the spot.
    ///
    /// That is keys and conditions of indexes, and generated columns. Whoever plans calls immutable functions; `nil` where
    /// nothing is planned.
    package let plannedSchemas: Set<String>?

    /// `nil` for everything else, and for what the parser does not understand.
    package init?(_ statement: String) {
        guard let root = SyntaxTree.only(of: statement), let (kind, node) = root.kindAndNode,
            Self.others.allSatisfy({ !root.contains($0) }), let name = Self.place(kind, node)
        else { return nil }
        schema = name.flatMap { $0 }.map(Identifier.init(cutting:))
        let planned = Self.planned(kind, node)
        plannedSchemas = planned.isEmpty ? nil : Set(planned.flatMap(Self.schemas))
    }

    /// Statements that can stand within another one, and clauses that reach for other tables.
    private static let others = [
        "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "ExecuteStmt", "TableLikeClause",
    ]

    /// The schema, where the statement is one of ours; the outer `nil` says that it is not.
    private static func place(_ kind: String, _ node: SyntaxNode) -> String?? {
        switch kind {
        case "CreateSchemaStmt" where node.elements("schemaElts").isEmpty: .some(node.text("schemaname"))
        case "CreateEnumStmt": .some(node.strings("typeName").dropLast().last)
        case "CreateSeqStmt" where node.elements("options").allSatisfy(isCounting):
            schema(of: node["sequence"])
        case "CreateStmt" where isPlainTable(node): schema(of: node["relation"])
        case "IndexStmt" where !node.isTrue("concurrent"): schema(of: node["relation"])
        case "CreatePolicyStmt": schema(of: node["table"])
        case "ViewStmt" where node["query"]?.node("SelectStmt") != nil && !node.isTrue("replace"):
            schema(of: node["view"])
        case "CreateTableAsStmt" where isEmptyView(node): schema(of: node["into"]?["rel"])
        default: nil
        }
    }

    private static func schema(of range: SyntaxNode?) -> String?? {
        guard let range = range?.node("RangeVar") ?? range, range.text("relname") != nil else { return nil }
        return .some(range.text("schemaname"))
    }

    /// `OWNED BY` reaches for a table.
    private static func isCounting(_ option: SyntaxNode) -> Bool {
        let names: Set = ["as", "increment", "minvalue", "maxvalue", "start", "cache", "cycle"]
        return option.node("DefElem")?.text("defname").map(names.contains) ?? false
    }

    private static func isPlainTable(_ node: SyntaxNode) -> Bool {
        let kinds = constraints(of: node).compactMap { $0.text("contype") }
        return node["inhRelations"] == nil && node["ofTypename"] == nil && node["partbound"] == nil
            && !kinds.contains("CONSTR_FOREIGN") && !kinds.contains("CONSTR_EXCLUSION")
    }

    private static func isEmptyView(_ node: SyntaxNode) -> Bool {
        node.text("objtype") == "OBJECT_MATVIEW" && node["into"]?.isTrue("skipData") == true
            && node["query"]?.node("SelectStmt") != nil
    }

    private static func constraints(of table: SyntaxNode) -> [SyntaxNode] {
        var found: [SyntaxNode] = []
        table.forEach("Constraint") { found.append($0) }
        return found
    }

    /// The expressions that the server plans while it makes the object.
    private static func planned(_ kind: String, _ node: SyntaxNode) -> [SyntaxNode] {
        switch kind {
        case "IndexStmt":
            node.elements("indexParams").compactMap { $0.node("IndexElem")?["expr"] }
                + [node["whereClause"]].compactMap(\.self)
        case "CreateStmt":
            constraints(of: node).filter { $0.text("contype") == "CONSTR_GENERATED" }
                .compactMap { $0["raw_expr"] } + [node["partspec"]].compactMap(\.self)
        default: []
        }
    }

    private static func schemas(in expression: SyntaxNode) -> [String] {
        var names: [[String]] = []
        expression.forEach("FuncCall") { names.append($0.strings("funcname")) }
        expression.forEach("A_Expr") { names.append($0.strings("name")) }
        expression.forEach("TypeName") { names.append($0.strings("names")) }
        expression.forEach("TypeCast") { names.append($0["typeName"]?.strings("names") ?? []) }
        expression.forEach("CollateClause") { names.append($0.strings("collname")) }
        return names.compactMap { $0.dropLast().last }
    }
}

extension SyntaxTree {
    /// The tree of a text that is one statement, whoever counts: the parser, or this program.
    fileprivate static func only(of text: String) -> SyntaxNode? {
        var text = text
        guard !text.utf8.contains(0), SQL.statements(in: text).count == 1 else { return nil }
        return text.withUTF8 { bytes in
            guard let tree = try? SyntaxTree(bytes), tree.isAlone else { return nil }
            return tree.root
        }
    }
}

extension SyntaxNode {
    fileprivate func contains(_ kind: String) -> Bool {
        var isFound = false
        forEach(kind) { _ in isFound = true }
        return isFound
    }
}

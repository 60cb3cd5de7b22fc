extension StatementBuilder {
    /// An expression; what is not modelled is kept as a text that is the same for the same tree.
    func expression(_ node: SyntaxNode) -> SQLExpression {
        guard let (kind, inner) = node.kindAndNode else { return .other(fingerprint(node)) }
        return switch kind {
        case "A_Const": constant(inner)
        case "ColumnRef": column(inner) ?? .other(fingerprint(node))
        case "TypeCast": cast(inner) ?? .other(fingerprint(node))
        case "FuncCall": call(inner) ?? .other(fingerprint(node))
        case "A_Expr": operation(inner) ?? .other(fingerprint(node))
        case "BoolExpr": boolean(inner)
        case "NullTest": nullTest(inner) ?? .other(fingerprint(node))
        case "A_ArrayExpr": .array(inner.elements("elements").map(expression))
        case "SQLValueFunction": .keyword(inner.text("op") ?? "")
        default: .other(fingerprint(node))
        }
    }

    func expression(_ node: SyntaxNode?) -> SQLExpression? { node.map { expression($0) } }

    private func constant(_ node: SyntaxNode) -> SQLExpression {
        if node.isTrue("isnull") { return .null }
        if let text = node["sval"] { return .constant(text.text("sval") ?? "") }
        if let text = node["fval"]?.text("fval") { return .constant(text) }
        if let truth = node["boolval"] { return .constant(truth.isTrue("boolval") ? "true" : "false") }
        if let bits = node["bsval"]?.text("bsval") { return .constant(bits) }
        if let number = node["ival"]?.number("ival") { return .constant(String(number)) }
        return .constant(integer(at: node.number("location") ?? 0).map(String.init) ?? "0")
    }

    /// The number that stands behind a place of the source, as libpg_query loses those below one.
    func integer(at location: Int) -> Int64? {
        var text = ""
        for byte in tree.source[max(0, min(location, tree.source.count))...] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): text.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: "-") where text.isEmpty: text = "-"
            case 0x09...0x0D, 0x20:
                if text.count > 1 || (text.count == 1 && text != "-") { return Int64(text) }
            default: return Int64(text)
            }
        }
        return Int64(text)
    }

    private func column(_ node: SyntaxNode) -> SQLExpression? {
        let fields = node.elements("fields")
        let names = fields.compactMap(\.string)
        return names.count == fields.count ? .column(identifiers(names)) : nil
    }

    private func cast(_ node: SyntaxNode) -> SQLExpression? {
        guard let inner = node["arg"], let type = type(node["typeName"]) else { return nil }
        return .cast(expression(inner), to: type)
    }

    private func call(_ node: SyntaxNode) -> SQLExpression? {
        let special = [
            "agg_filter", "over", "agg_order", "agg_distinct", "agg_star", "func_variadic",
            "agg_within_group",
        ]
        guard let name = name(node.strings("funcname")), special.allSatisfy({ node[$0] == nil }) else {
            return nil
        }
        let plain = name.schema?.name == "pg_catalog" ? ObjectName(name.name) : name
        return .call(plain, node.elements("args").map(expression))
    }

    private func operation(_ node: SyntaxNode) -> SQLExpression? {
        let sides = [node["lexpr"], node["rexpr"]].compactMap(\.self)
        let sign = node.strings("name").last ?? ""
        return switch node.text("kind") {
        case "AEXPR_OP": .operation(sign, sides.map(expression))
        case "AEXPR_OP_ANY": .operation("\(sign) ANY", sides.map(expression))
        case "AEXPR_IN" where sign == "=":
            .operation(
                "IN", sides.prefix(1).map(expression) + (node["rexpr"]?.elements ?? []).map(expression))
        default: nil
        }
    }

    private func boolean(_ node: SyntaxNode) -> SQLExpression {
        let word =
            switch node.text("boolop") {
            case "OR_EXPR": "OR"
            case "NOT_EXPR": "NOT"
            default: "AND"
            }
        return .operation(word, node.elements("args").map(expression))
    }

    private func nullTest(_ node: SyntaxNode) -> SQLExpression? {
        node["arg"].map {
            .operation(
                node.text("nulltesttype") == "IS_NOT_NULL" ? "IS NOT NULL" : "IS NULL", [expression($0)])
        }
    }

    /// The tree as text, without the places in the source.
    private func fingerprint(_ node: SyntaxNode) -> String {
        switch node {
        case .text(let text): return "\"\(text)\""
        case .number(let number): return String(number)
        case .boolean(let truth): return String(truth)
        case .list(let elements): return "[\(elements.map(fingerprint).joined(separator: ","))]"
        case .object(let members):
            let parts = members.filter { $0.name != "location" }.map { "\($0.name):\(fingerprint($0.value))" }
            return "{\(parts.joined(separator: ","))}"
        }
    }
}

extension SQL {
    /// An expression as the server writes it, such as a column's default; `nil` where the parser refuses it.
    package static func expression(_ text: String) -> SQLExpression? {
        guard let builder = builder("SELECT (\(text)\n)"), let select = builder.tree.root.node("SelectStmt")
        else {
            return nil
        }
        return builder.expression(select.elements("targetList").first?.node("ResTarget")?["val"])
    }

    /// A type as `format_type` writes it; `nil` where the parser refuses it.
    package static func type(_ text: String) -> TypeReference? {
        guard let builder = builder("SELECT NULL::\(text)"), let select = builder.tree.root.node("SelectStmt")
        else {
            return nil
        }
        let cast = select.elements("targetList").first?.node("ResTarget")?["val"]?.node("TypeCast")
        return builder.type(cast?["typeName"])
    }

    /// A constraint as `pg_get_constraintdef` writes it; `nil` where the parser refuses it.
    package static func constraint(_ definition: String) -> ConstraintDefinition? {
        guard case .alterTable(let alteration)? = builder("ALTER TABLE t ADD \(definition)")?.statement,
            case .addConstraint(let constraint)? = alteration.changes.first
        else { return nil }
        return constraint
    }

    /// An index as `pg_get_indexdef` writes it; `nil` where the parser refuses it.
    package static func index(_ definition: String) -> CreateIndex? {
        guard case .createIndex(let index)? = builder(definition)?.statement else { return nil }
        return index
    }

    /// A trigger as `pg_get_triggerdef` writes it; `nil` where the parser refuses it.
    package static func trigger(_ definition: String) -> CreateTrigger? {
        guard case .createTrigger(let trigger)? = builder(definition)?.statement else { return nil }
        return trigger
    }

    static func builder(_ text: String) -> StatementBuilder? {
        var text = text
        return text.withUTF8 { bytes in
            // Whatever stands in the way, the answer is that there is nothing to compare with.
            guard !bytes.contains(0), let tree = try? SyntaxTree(bytes) else { return nil }
            return StatementBuilder(tree)
        }
    }
}

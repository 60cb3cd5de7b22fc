extension Identifier {
    /// The name as a person writes it in SQL: in quotes only where it needs them.
    package var written: String {
        let scalars = Array(name.unicodeScalars)
        let isPlain =
            scalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" }
            && scalars.first.map { !("0"..."9").contains($0) } ?? false
        return isPlain && SQL.expression(name) == .column([self]) ? name : quoted
    }
}

extension QualifiedName {
    /// The same of both parts; nothing is said of the schema that everybody has.
    package var written: String {
        schema.name == "public" ? name.written : "\(schema.written).\(name.written)"
    }
}

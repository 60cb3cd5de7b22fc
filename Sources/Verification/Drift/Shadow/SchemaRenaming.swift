import Catalog
import SQL

/// Other names for schemas, wherever something in them is named: in names, in types and in the middle of SQL texts.
struct SchemaRenaming {
    /// The new names by the old ones.
    let schemas: [String: String]
    /// What moves along; `nil` is everything.
    var objects: Set<QualifiedName>?

    private func newSchema(of name: QualifiedName) -> String? {
        objects?.contains(name) ?? true ? schemas[name.schema.name] : nil
    }

    func name(_ name: QualifiedName) -> QualifiedName {
        newSchema(of: name).map { QualifiedName($0, name.name.name) } ?? name
    }

    func type(_ type: Schema.Enum) -> Schema.Enum { .init(name(type.name), values: type.values) }

    func sequence(_ sequence: Schema.Sequence) -> Schema.Sequence {
        .init(name(sequence.name), counting: sequence.counting, type: sequence.type)
    }

    func view(_ view: Schema.View) -> Schema.View {
        var copy = view
        (copy.name, copy.definition) = (name(view.name), text(view.definition))
        return copy
    }

    func table(_ table: Schema.Table) -> Schema.Table {
        var copy = table
        copy.name = name(table.name)
        for index in copy.columns.indices { rename(&copy.columns[index]) }
        for index in copy.checks.indices {
            copy.checks[index].expression = text(copy.checks[index].expression)
        }
        for index in copy.policies.indices {
            copy.policies[index].using = copy.policies[index].using.map(text)
            copy.policies[index].withCheck = copy.policies[index].withCheck.map(text)
        }
        for index in copy.indexes.indices { rename(&copy.indexes[index]) }
        return copy
    }

    private func rename(_ column: inout Schema.Column) {
        column.type.schema = column.type.schema.map { name(QualifiedName($0, column.type.name)).schema.name }
        switch column.value {
        case .expression(let expression): column.value = .expression(text(expression))
        case .generated(let expression, let isStored):
            column.value = .generated(text(expression), isStored: isStored)
        case .given, .serial, .identity: break
        }
    }

    private func rename(_ index: inout Schema.Index) {
        index.predicate = index.predicate.map(text)
        for key in index.keys.indices where index.keys[key].isExpression {
            index.keys[key].text = text(index.keys[key].text)
        }
    }

    /// The text with the schema in every `schema.name` replaced, token by token; strings that are such a name too.
    func text(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let tokens = SQL.tokens(of: text)
        func spelled(_ index: Int) -> String { String(decoding: bytes[tokens[index].range], as: UTF8.self) }
        var result: [UInt8] = []
        var copied = 0
        for index in tokens.indices {
            let isQualifier = index + 2 < tokens.count && spelled(index + 1) == "."
            let replacement: String? =
                switch tokens[index].kind {
                case .string: literal(spelled(index))
                case .identifier, .keyword: isQualifier ? schema(spelled(index), of: spelled(index + 2)) : nil
                case .number, .comment, .operator, .parameter, .punctuation: nil
                }
            guard let replacement else { continue }
            result += bytes[copied..<tokens[index].range.lowerBound] + Array(replacement.utf8)
            copied = tokens[index].range.upperBound
        }
        return String(decoding: result + bytes[copied...], as: UTF8.self)
    }

    private func schema(_ schema: String, of name: String) -> String? {
        newSchema(of: QualifiedName(schema.unquotedName, name.unquotedName)).map(\.quotedIfNeeded)
    }

    /// `'shop.orders_seq'`, as in `nextval('shop.orders_seq')`.
    private func literal(_ literal: String) -> String? {
        let parts = literal.dropFirst().dropLast().split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let schema = schema(parts[0], of: parts[1]) else { return nil }
        return "'\(schema.doubling("'")).\(parts[1])'"
    }
}

extension String {
    /// As the server writes a name: in quotes only where it needs them.
    fileprivate var quotedIfNeeded: String {
        let isPlain =
            first?.isNumber == false
            && unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" }
        return isPlain ? self : Identifier(self).quoted
    }
}

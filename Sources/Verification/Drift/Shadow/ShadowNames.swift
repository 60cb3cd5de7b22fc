import Catalog
import SQL

/// Names of the copies' schemas, and texts with the names of the originals replaced by those of the copies and back.
struct ShadowNames {
    private let shadows: [String: String]
    private let objects: Set<QualifiedName>

    /// - Parameters:
    ///   - token: Part of every name.
    ///   - schemas: The originals.
    ///   - objects: What has a copy; other names are left alone.
    init(token: String, schemas: [String], objects: Set<QualifiedName>) {
        let names = schemas.enumerated().map { ($1, "raingauge_\(token)_\($0)") }
        shadows = Dictionary(names) { first, _ in first }
        self.objects = objects
    }

    /// Needs no quotes.
    func shadow(_ schema: String) -> String { shadows[schema] ?? schema }

    var all: [String] { shadows.values.sorted() }

    func mapped(_ name: QualifiedName) -> QualifiedName {
        QualifiedName(shadow(name.schema.name), name.name.name)
    }

    func mapped(_ type: DatabaseSchema.Enum) -> DatabaseSchema.Enum {
        .init(mapped(type.name), values: type.values)
    }

    func mapped(_ sequence: DatabaseSchema.Sequence) -> DatabaseSchema.Sequence {
        .init(mapped(sequence.name), counting: sequence.counting)
    }

    func mapped(_ view: DatabaseSchema.View) -> DatabaseSchema.View {
        var copy = view
        (copy.name, copy.definition) = (mapped(view.name), mapped(view.definition))
        return copy
    }

    func mapped(_ table: DatabaseSchema.Table) -> DatabaseSchema.Table {
        var copy = table
        copy.name = mapped(table.name)
        for index in copy.columns.indices { copy.columns[index] = mapped(copy.columns[index]) }
        for index in copy.checks.indices {
            copy.checks[index].expression = mapped(copy.checks[index].expression)
        }
        for index in copy.policies.indices {
            copy.policies[index].using = copy.policies[index].using.map(mapped)
            copy.policies[index].withCheck = copy.policies[index].withCheck.map(mapped)
        }
        for index in copy.indexes.indices {
            copy.indexes[index].predicate = copy.indexes[index].predicate.map(mapped)
            for key in copy.indexes[index].keys.indices where copy.indexes[index].keys[key].isExpression {
                copy.indexes[index].keys[key].text = mapped(copy.indexes[index].keys[key].text)
            }
        }
        return copy
    }

    private func mapped(_ column: DatabaseSchema.Column) -> DatabaseSchema.Column {
        var copy = column
        if let schema = column.type.schema, objects.contains(QualifiedName(schema, column.type.name)) {
            copy.type.schema = shadow(schema)
        }
        switch column.value {
        case .expression(let text): copy.value = .expression(mapped(text))
        case .generated(let text, let isStored): copy.value = .generated(mapped(text), isStored: isStored)
        case .given, .serial, .identity: break
        }
        return copy
    }

    /// The text with `schema.name` of everything that has a copy replaced, token by token; strings that name one too.
    private func mapped(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let tokens = SQL.tokens(of: text)
        func spelled(_ index: Int) -> String { String(decoding: bytes[tokens[index].range], as: UTF8.self) }
        var result: [UInt8] = []
        var copied = 0
        for index in tokens.indices {
            let isQualifier = index + 2 < tokens.count && spelled(index + 1) == "."
            let replacement: String? =
                switch tokens[index].kind {
                case .string: mappedName(in: spelled(index))
                case .identifier, .keyword:
                    isQualifier ? mappedSchema(spelled(index), spelled(index + 2)) : nil
                case .number, .comment, .operator, .parameter, .punctuation: nil
                }
            guard let replacement else { continue }
            result += bytes[copied..<tokens[index].range.lowerBound] + Array(replacement.utf8)
            copied = tokens[index].range.upperBound
        }
        return String(decoding: result + bytes[copied...], as: UTF8.self)
    }

    private func mappedSchema(_ schema: String, _ name: String) -> String? {
        let schema = schema.unquotedName
        return objects.contains(QualifiedName(schema, name.unquotedName)) ? shadow(schema) : nil
    }

    /// `'shop.orders_seq'`, as in `nextval('shop.orders_seq')`.
    private func mappedName(in literal: String) -> String? {
        let parts = literal.dropFirst().dropLast().split(separator: ".").map(String.init)
        guard parts.count == 2, let schema = mappedSchema(parts[0], parts[1]) else { return nil }
        return "'\(schema).\(parts[1])'"
    }

    /// The copies' description as if it were the originals'.
    func restored(_ schema: DatabaseSchema) -> DatabaseSchema {
        let originals = Dictionary(shadows.map { ($1, $0) }) { first, _ in first }
        func original(_ name: QualifiedName) -> QualifiedName {
            QualifiedName(originals[name.schema.name] ?? name.schema.name, name.name.name)
        }
        func text(_ text: String) -> String {
            originals.reduce(text) {
                $0.contains($1.key) ? $0.replacing($1.key, with: $1.value.quotedIfNeeded) : $0
            }
        }
        var result = schema
        for index in result.views.indices {
            result.views[index].name = original(result.views[index].name)
            result.views[index].definition = text(result.views[index].definition)
        }
        for index in result.tables.indices {
            result.tables[index] = restored(result.tables[index], original, text)
        }
        return result
    }

    private func restored(
        _ table: DatabaseSchema.Table, _ original: (QualifiedName) -> QualifiedName,
        _ text: (String) -> String
    ) -> DatabaseSchema.Table {
        var copy = table
        copy.name = original(table.name)
        for index in copy.columns.indices {
            if let schema = copy.columns[index].type.schema {
                copy.columns[index].type.schema = original(QualifiedName(schema, "")).schema.name
            }
            switch copy.columns[index].value {
            case .expression(let value): copy.columns[index].value = .expression(text(value))
            case .generated(let value, let isStored):
                copy.columns[index].value = .generated(text(value), isStored: isStored)
            case .given, .serial, .identity: break
            }
        }
        for index in copy.checks.indices {
            copy.checks[index].expression = text(copy.checks[index].expression)
        }
        for index in copy.policies.indices {
            copy.policies[index].using = copy.policies[index].using.map(text)
            copy.policies[index].withCheck = copy.policies[index].withCheck.map(text)
        }
        for index in copy.indexes.indices {
            copy.indexes[index].predicate = copy.indexes[index].predicate.map(text)
            for key in copy.indexes[index].keys.indices {
                copy.indexes[index].keys[key].text = text(copy.indexes[index].keys[key].text)
            }
        }
        return copy
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

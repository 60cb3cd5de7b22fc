import Catalog
import SQL

/// Other names for tables, wherever a text of PostgreSQL's own names them.
struct TableRenaming {
    /// The new names by the old ones.
    let names: [QualifiedName: QualifiedName]

    init(names: [QualifiedName: QualifiedName] = [:]) { self.names = names }

    /// Of tables that were taken for one.
    init(_ pairs: [(expected: Schema.Table, live: Schema.Table)]) {
        names = Dictionary(pairs.map { ($0.live.name, $0.expected.name) }) { first, _ in first }
    }

    /// What spells the new names alike where they stand already.
    var spelling: TableRenaming {
        TableRenaming(names: Dictionary(names.values.map { ($0, $0) }) { first, _ in first })
    }

    /// Whether a live text passes, as it is or with the new names in it.
    func matches(_ live: String, _ isSame: (String) -> Bool) -> Bool {
        isSame(live) || (!names.isEmpty && isSame(text(live)))
    }

    func name(_ name: QualifiedName) -> QualifiedName { names[name] ?? name }

    func nature(_ nature: Schema.Nature) -> Schema.Nature {
        guard !names.isEmpty else { return nature }
        var copy = nature
        copy.parents = nature.parents.map(name)
        copy.partitions = nature.partitions.map {
            Schema.Partition(name: $0.name, parent: name($0.parent), bound: $0.bound, key: $0.key)
        }
        return copy
    }

    func definition(_ definition: Schema.Definition) -> Schema.Definition {
        guard let table = definition.table, let new = names[table] else { return definition }
        // Extended statistics have a schema of their own, in which they stay.
        let schema = definition.kind == .statistics ? definition.name.schema : new.schema
        return Schema.Definition(
            definition.kind, QualifiedName(schema: schema, name: definition.name.name), of: new,
            text(definition.text))
    }

    /// The text with every `schema.name` and every `name.` in front of a column replaced, token by token.
    func text(_ text: String) -> String {
        guard !names.isEmpty else { return text }
        let bytes = Array(text.utf8)
        let tokens = SQL.tokens(of: text)
        func word(_ index: Int) -> String {
            guard tokens.indices.contains(index) else { return "" }
            return String(decoding: bytes[tokens[index].range], as: UTF8.self)
        }
        var (result, copied, index): ([UInt8], Int, Int) = ([], 0, 0)
        while index < tokens.count {
            let isName = [.identifier, .keyword].contains(tokens[index].kind) && word(index + 1) == "."
            guard isName, word(index - 1) != ".",
                let (new, length) = replacement(word(index), word(index + 2))
            else {
                index += 1
                continue
            }
            result += bytes[copied..<tokens[index].range.lowerBound] + Array(new.utf8)
            copied = tokens[index + length - 1].range.upperBound
            index += length
        }
        return String(decoding: result + bytes[copied...], as: UTF8.self)
    }

    /// What stands for two names with a dot between them, and how many tokens it replaces.
    private func replacement(_ first: String, _ second: String) -> (text: String, tokens: Int)? {
        if let new = names[QualifiedName(first.unquotedName, second.unquotedName)] {
            return (new.quoted, 3)
        }
        let old = names.keys.filter { $0.name.name == first.unquotedName }
        guard old.count == 1, let new = old.first.flatMap({ names[$0] }) else { return nil }
        return (new.name.quoted, 1)
    }
}

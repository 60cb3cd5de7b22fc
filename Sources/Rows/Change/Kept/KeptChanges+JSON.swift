import JSON
import SQL

extension KeptChanges {
    package var json: String {
        JSONValue.object([("version", .number("1")), ("changes", .array(entries.map(\.json)))]).compactText
    }

    /// `nil` for what is no list of changes.
    package init?(json: String) {
        guard let value = JSONValue(text: json), value["version"]?.scalarText == "1",
            let changes = value["changes"]?.elements
        else { return nil }
        var entries: [Entry] = []
        for change in changes {
            guard let entry = Entry(change) else { return nil }
            entries.append(entry)
        }
        self.init(entries)
    }
}

extension KeptChanges.Entry {
    fileprivate var json: JSONValue {
        let table = ("table", JSONValue.array([.text(table.schema.name), .text(self.table.name.name)]))
        return switch kind {
        case .update(let row, let assignments):
            .object([table, ("row", row.json), ("set", .array(assignments.map(\.json)))])
        case .insert(let assignments): .object([table, ("set", .array(assignments.map(\.json)))])
        case .delete(let row): .object([table, ("row", row.json)])
        }
    }

    fileprivate init?(_ json: JSONValue) {
        guard let names = json["table"]?.elements?.compactMap(\.scalarText), names.count == 2 else {
            return nil
        }
        let row = json["row"].map(OldRow.init(json:))
        let set = json["set"]?.elements.map { $0.map(Assignment.init(json:)) }
        if case .some(nil) = row { return nil }
        if set?.contains(where: { $0 == nil }) == true { return nil }
        let assignments = set?.compactMap(\.self)
        let table = QualifiedName(names[0], names[1])
        switch (row ?? nil, assignments) {
        case (let row?, let assignments?): self.init(table: table, .update(row, assignments))
        case (nil, let assignments?): self.init(table: table, .insert(assignments))
        case (let row?, nil): self.init(table: table, .delete(row))
        case (nil, nil): return nil
        }
    }
}

extension OldRow {
    fileprivate var json: JSONValue {
        let values = values.map { JSONValue.array([.text($0.column.name), .text($0.text)]) }
        let known: [(String, JSONValue)] = [
            ("values", .array(values)), ("whole", .boolean(isComplete)),
        ]
        return .object(key.map { [("key", .array($0.values.map { .text($0) }))] + known } ?? known)
    }

    fileprivate init?(json: JSONValue) {
        guard let values = json["values"]?.elements?.map(\.elements), let whole = json["whole"]?.scalarText
        else { return nil }
        var known: [OldValue] = []
        for value in values {
            guard let value, value.count == 2, let column = value[0].scalarText else { return nil }
            known.append(OldValue(Identifier(column), value[1].scalarText))
        }
        let key = json["key"]?.elements.map { RowKey($0.compactMap(\.scalarText)) }
        self.init(key: key, values: known, isComplete: whole == "true")
    }
}

extension Assignment {
    fileprivate var json: JSONValue {
        let (kind, text): (String, String?) =
            switch value {
            case .null: ("null", nil)
            case .byDefault: ("default", nil)
            case .text(let text): ("text", text)
            case .expression(let text): ("expression", text)
            }
        return .array([.text(column.name), .text(kind)] + (text.map { [.text($0)] } ?? []))
    }

    fileprivate init?(json: JSONValue) {
        guard let parts = json.elements?.compactMap(\.scalarText), parts.count >= 2 else { return nil }
        let column = Identifier(parts[0])
        switch (parts[1], parts.count) {
        case ("null", 2): self.init(column, .null)
        case ("default", 2): self.init(column, .byDefault)
        case ("text", 3): self.init(column, .text(parts[2]))
        case ("expression", 3): self.init(column, .expression(parts[2]))
        default: return nil
        }
    }
}

extension JSONValue {
    fileprivate static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        JSONValue(content: .object(members.map { Member(name: $0.0, value: $0.1) }), offset: 0)
    }

    fileprivate static func array(_ elements: [JSONValue]) -> JSONValue {
        JSONValue(content: .array(elements), offset: 0)
    }

    fileprivate static func text(_ text: String?) -> JSONValue {
        JSONValue(content: text.map { .string($0) } ?? .null, offset: 0)
    }

    fileprivate static func number(_ text: String) -> JSONValue {
        JSONValue(content: .number(text), offset: 0)
    }
    fileprivate static func boolean(_ flag: Bool) -> JSONValue {
        JSONValue(content: .boolean(flag), offset: 0)
    }

    fileprivate subscript(name: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.name == name }?.value
    }

    fileprivate var elements: [JSONValue]? {
        if case .array(let elements) = content { elements } else { nil }
    }
}

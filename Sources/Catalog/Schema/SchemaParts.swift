import Postgres
import SQL

// The parts of a schema, each from one row of its query.

extension Schema.Column {
    init(_ row: ResultRow<SchemaColumnsQuery.Column>) throws(CatalogError) {
        self.init(
            row.text(.name),
            type: .init(
                formatted: row.text(.type), schema: row[.typeSchema], name: row.text(.typeName),
                isArray: row.bool(.isArray) ?? false))
        isNotNull = row.bool(.isNotNull) ?? false
        isInherited = row.bool(.isInherited) ?? false
        settings = row[.settings].map { Schema.Setting.pairs(ArrayText.elements(of: $0)) }
        collation = row.qualifiedName(.collationSchema, .collationName)
        value =
            switch try Catalog.Column.Value(
                identity: row.text(.identity), generation: row.text(.generation), row[.expression])
            {
            case .identity(let kind): .identity(Identity(isAlways: kind == .always))
            case .generated(let expression, let kind): .generated(expression, isStored: kind == .stored)
            case .defaults(to: let expression): .expression(expression)
            case .given: .given
            }
    }

    /// Takes in the sequence that belongs to the column.
    ///
    /// - Returns: False where the column's default says something else, so that the sequence stands for itself.
    mutating func own(_ sequence: Schema.Sequence, isIdentity: Bool) -> Bool {
        switch value {
        case .identity(var identity) where isIdentity:
            identity.counting = sequence.counting
            value = .identity(identity)
        case .expression(let text)
        where text.hasPrefix("nextval(")
            && text.contains(sequence.name.name.name.doubling("\"").doubling("'")):
            (value, self.sequence) = (.serial, sequence)
        case .given, .expression, .serial, .generated, .identity: return false
        }
        return true
    }
}

extension Schema.TypeName {
    /// From `format_type`, and the schema and bare name of the type or the array's element.
    init(formatted: String, schema: String?, name: String, isArray: Bool) {
        let base = isArray && formatted.hasSuffix("[]") ? String(formatted.dropLast(2)) : formatted
        guard let schema else {
            self.init(base, dimensions: isArray ? 1 : 0)
            return
        }
        // The text ends with the quoted name; what follows it is the modifier.
        let quoted = base.hasSuffix(")") && !name.hasSuffix(")") ? base.lastIndex(of: "(") : nil
        self.init(
            name, schema: schema, modifier: quoted.map { String(base[$0...]) } ?? "",
            dimensions: isArray ? 1 : 0)
    }
}

extension Schema.Counting {
    init(_ row: ResultRow<SchemaObjectsQuery.SequenceColumn>) {
        self.init(
            increment: row[.increment], minimum: row[.minimum], maximum: row[.maximum], start: row[.start],
            cache: row[.cache], cycles: row.bool(.cycles) ?? false)
    }
}

extension Schema.Nature {
    init(_ row: ResultRow<SchemaRelationsQuery.Column>) {
        self.init()
        isUnlogged = row.bool(.isUnlogged) ?? false
        isRowSecurityForced = row.bool(.isRowSecurityForced) ?? false
        settings = Schema.Setting.pairs(row.array(.settings))
        options = row.array(.options).sorted()
        partitionKey = row[.partitionKey]
        let names = row.array(.parents)
        parents = stride(from: 0, to: names.count - 1, by: 2).map { QualifiedName(names[$0], names[$0 + 1]) }
    }
}

extension Schema.Setting {
    /// From texts of which always two belong together.
    fileprivate static func pairs(_ texts: [String]) -> [Schema.Setting] {
        stride(from: 0, to: texts.count - 1, by: 2).map { .init(clause: texts[$0], reset: texts[$0 + 1]) }
    }
}

extension Schema.View {
    init(_ name: QualifiedName, _ row: ResultRow<SchemaRelationsQuery.Column>) {
        var definition = row.text(.definition)
        while let last = definition.last, last == ";" || last.isWhitespace { definition.removeLast() }
        self.init(name, definition: String(definition.drop(while: \.isWhitespace)))
        isMaterialized = row.text(.kind) == "m"
        indexes = isMaterialized ? [] : nil
        options = row.array(.options).sorted()
        (accessMethod, tablespace) = (row[.accessMethod], row[.tablespace])
    }
}

extension Schema.Reference {
    init(
        _ name: String, columns: [String], _ row: ResultRow<SchemaConstraintsQuery.Column>
    ) throws(CatalogError) {
        self.init(
            name, columns: columns, target: QualifiedName(row.text(.targetSchema), row.text(.targetName)),
            targetColumns: row.array(.targetColumns))
        onUpdate = try ForeignKey.Action(code: row.text(.onUpdate))
        onDelete = try ForeignKey.Action(code: row.text(.onDelete))
        isDeferrable = row.bool(.isDeferrable) ?? false
        isInitiallyDeferred = row.bool(.isDeferred) ?? false
        isFullMatch = row.bool(.isFullMatch) ?? false
        isTemporal = row.text(.isTemporal) == "true"
        isValidated = row.bool(.isValidated) ?? true
        isEnforced = row.text(.isEnforced) != "false"
        isDisabled = row.bool(.isDisabled) ?? false
    }
}

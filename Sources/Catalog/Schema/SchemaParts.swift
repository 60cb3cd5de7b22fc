import Postgres
import SQL

// The parts of a schema, each from one row of its query.

extension DatabaseSchema.Column {
    init(_ result: RowSet, _ row: Int) {
        self.init(
            result.text(row, 2),
            type: .init(
                formatted: result.text(row, 3), schema: result[row, 4], name: result.text(row, 5),
                isArray: result.bool(row, 6) ?? false))
        isNotNull = result.bool(row, 7) ?? false
        collation = result.qualifiedName(row, 11)
        let expression = result[row, 10]
        switch (result.text(row, 8), result.text(row, 9), expression) {
        case ("a", _, _): value = .identity(isAlways: true, .init(maximum: ""))
        case ("d", _, _): value = .identity(isAlways: false, .init(maximum: ""))
        case (_, "s", let expression?): value = .generated(expression, isStored: true)
        case (_, "v", let expression?): value = .generated(expression, isStored: false)
        case (_, _, let expression?): value = .expression(expression)
        default: value = .given
        }
    }

    /// Takes in the sequence that belongs to the column.
    ///
    /// A sequence may belong to a column whose default says something else; then the default counts.
    mutating func own(_ sequence: QualifiedName, _ counting: DatabaseSchema.Counting, isIdentity: Bool) {
        switch value {
        case .identity(let isAlways, _) where isIdentity: value = .identity(isAlways: isAlways, counting)
        case .expression(let text) where text.hasPrefix("nextval(") && text.contains(sequence.name.name):
            value = .serial
        default: break
        }
    }
}

extension DatabaseSchema.TypeName {
    /// From `format_type`, and the schema and bare name of the type or the array's element.
    init(formatted: String, schema: String?, name: String, isArray: Bool) {
        let base = isArray && formatted.hasSuffix("[]") ? String(formatted.dropLast(2)) : formatted
        guard let schema else {
            self.init(base, isArray: isArray)
            return
        }
        // The text ends with the quoted name; what follows it is the modifier.
        let quoted = base.hasSuffix(")") && !name.hasSuffix(")") ? base.lastIndex(of: "(") : nil
        self.init(
            name, schema: schema, modifier: quoted.map { String(base[$0...]) } ?? "", isArray: isArray)
    }
}

extension DatabaseSchema.Counting {
    init(_ result: RowSet, _ row: Int, from column: Int) {
        self.init(
            increment: result.text(row, column), minimum: result.text(row, column + 1),
            maximum: result.text(row, column + 2), start: result.text(row, column + 3),
            cache: result.text(row, column + 4), cycles: result.bool(row, column + 5) ?? false)
    }
}

extension DatabaseSchema.View {
    init(_ name: QualifiedName, _ result: RowSet, _ row: Int) {
        var definition = result.text(row, 5)
        while let last = definition.last, last == ";" || last.isWhitespace { definition.removeLast() }
        self.init(name, definition: String(definition.drop(while: \.isWhitespace)))
        isMaterialized = result.text(row, 3) == "m"
        indexes = isMaterialized ? [] : nil
        options = result.array(row, 6).sorted()
        (accessMethod, tablespace) = (result[row, 7], result[row, 8])
    }
}

extension DatabaseSchema.Reference {
    init(_ name: String, columns: [String], _ result: RowSet, _ row: Int) {
        self.init(
            name, columns: columns, target: QualifiedName(result.text(row, 7), result.text(row, 8)),
            targetColumns: result.array(row, 9))
        onUpdate = ForeignKey.Action(code: result.text(row, 10))
        onDelete = ForeignKey.Action(code: result.text(row, 11))
        isDeferrable = result.bool(row, 12) ?? false
        isInitiallyDeferred = result.bool(row, 13) ?? false
        isFullMatch = result.bool(row, 14) ?? false
        isValidated = result.bool(row, 5) ?? true
    }
}

import SQL

extension LandingJudge {
    mutating func columnOutcome(of expected: Expected, _ column: LiveColumn) -> Outcome {
        switch expected {
        case .type(let type, let object): outcome(ofType: type, object, column)
        case .nullable(let isNullable):
            isNullable != column.isNotNull
                ? .holds : .fails(column.isNotNull ? "it is NOT NULL" : "it is nullable")
        case .defaultValue(let value): outcome(ofDefault: value, column)
        case .ownSequence: ownSequence(column)
        case .identity(let kind):
            column.identity == kind?.rawValue ?? "" ? .holds : .fails(column.identityWords)
        case .generated(let expression): outcome(ofGenerated: expression, column)
        case .present, .absent, .renamed, .constraint, .valid, .index, .policy, .comment, .rowSecurity,
            .labels,
            .before, .after, .options, .schema, .owner, .view, .body, .trigger, .privilege:
            .holds
        }
    }

    private mutating func outcome(ofType wanted: TypeReference, _ object: ObjectID?, _ column: LiveColumn)
        -> Outcome
    {
        guard let live = types.type(column.type) else {
            return .isUnclear("its type \(column.type) cannot be compared")
        }
        let isSame = wanted.modifiers == live.modifiers && wanted.isArray == live.isArray
        return isSame && isNamed(live.name, like: wanted.name, object)
            ? .holds : .fails("its type is \(column.type)")
    }

    /// Whether a type is the one that was meant: by the name the migrations' own type has in the end, or as it was written.
    private func isNamed(_ live: ObjectName, like wanted: ObjectName, _ object: ObjectID?) -> Bool {
        if let object {
            let key = replayed[object].key
            return live.schema?.name == key.schema && live.name.name == key.name
        }
        guard live.name == wanted.name else { return false }
        // Where an unqualified name led, the search path of that time decided: to an extension's schema, for instance.
        return wanted.schema == nil || wanted.schema == live.schema
    }

    private mutating func outcome(ofDefault wanted: SQLExpression?, _ column: LiveColumn) -> Outcome {
        let live = column.isGenerated ? nil : column.expression
        // `varchar(20) DEFAULT NULL` is kept as an expression, which is no default all the same.
        let isNone = live.map { types.expression($0)?.isNull ?? false } ?? true
        guard let wanted, !wanted.isNull else {
            return isNone ? .holds : .fails("its default is \(live ?? "")")
        }
        guard !isNone else { return .fails("it has no default") }
        guard let live else { return .fails("it has no default") }
        guard let expression = types.expression(live) else {
            return .isUnclear("its default cannot be compared")
        }
        if wanted.isNextValue && expression.isNextValue { return .holds }
        switch wanted.compared(with: expression) {
        case .same: return .holds
        case .different: return .fails("its default is \(live)")
        case .unclear: break
        }
        if wanted.constantText != nil, expression.constantText != nil, isEnum(column) {
            return .fails("its default is \(live)")
        }
        return .isUnclear("the default is there, its text differs: \(live)")
    }

    /// Whether the column's values are those of an enum, which are written in one way only.
    private mutating func isEnum(_ column: LiveColumn) -> Bool {
        guard let type = types.type(column.type), !type.isArray, let schema = type.name.schema else {
            return false
        }
        return live.types[LiveName(schema: schema.name, name: type.name.name.name)]?.kind == "e"
    }

    private mutating func ownSequence(_ column: LiveColumn) -> Outcome {
        guard let text = column.expression, let expression = types.expression(text), expression.isNextValue
        else {
            return .fails(column.expression.map { "its default is \($0)" } ?? "it has no default")
        }
        return column.ownsSequence ? .holds : .isUnclear("its sequence does not belong to it")
    }

    private mutating func outcome(ofGenerated wanted: SQLExpression?, _ column: LiveColumn) -> Outcome {
        guard let wanted else { return column.isGenerated ? .fails("it is generated") : .holds }
        guard column.isGenerated, let text = column.expression else { return .fails("it is not generated") }
        // What this program's parser reads is always stored.
        guard column.generation == "s" else { return .fails("it is VIRTUAL") }
        return outcome(of: wanted, "expression", text, types.expression(text))
    }
}

extension SQLExpression {
    /// `NULL`, which as a default is none.
    fileprivate var isNull: Bool {
        if case .cast(let inner, _) = self { return inner.isNull }
        return self == .null
    }
}

extension LiveColumn {
    fileprivate var identityWords: String {
        switch identity {
        case "a": "it is GENERATED ALWAYS AS IDENTITY"
        case "d": "it is GENERATED BY DEFAULT AS IDENTITY"
        default: "it is no identity"
        }
    }
}

import SQL

extension LandingJudge {
    func outcome(of wanted: ConstraintDefinition, _ object: ObjectID, _ live: LiveConstraint) -> Outcome {
        guard let found = SQL.constraint(live.definition) else {
            return .isUnclear("its definition cannot be compared")
        }
        let names = Names(replayed[object], in: replayed)
        let differs = Outcome.fails("it is \(live.definition)")
        switch (wanted.rule, found.rule) {
        case (.primaryKey(let mine), .primaryKey(let theirs)):
            return names.current(mine) == theirs ? .holds : differs
        case (.unique(let mine, let isDistinct), .unique(let theirs, let isLiveDistinct)):
            return names.current(mine) == theirs && isDistinct == isLiveDistinct ? .holds : differs
        case (.usingIndex(_, let isKey), .primaryKey): return isKey ? .holds : differs
        case (.usingIndex(_, let isKey), .unique): return isKey ? differs : .holds
        case (.check(let mine), .check(let theirs)):
            return outcome(of: names.current(mine), "check", live.definition, theirs)
        case (.foreignKey(let mine), .foreignKey(let theirs)):
            return isSame(mine, theirs, names, replayed[object]) ? .holds : differs
        case (.exclusion, .exclusion): return .holds
        default: return differs
        }
    }

    private func isSame(
        _ mine: ForeignKeyDefinition, _ theirs: ForeignKeyDefinition, _ names: Names, _ object: ReplayedObject
    ) -> Bool {
        guard names.current(mine.columns) == theirs.columns, mine.onDelete == theirs.onDelete,
            mine.onUpdate == theirs.onUpdate, let target = object.needs.first
        else { return false }
        let key = replayed[target].key
        let isSameTable = theirs.table == ObjectName(schema: Identifier(key.schema), Identifier(key.name))
        // Without columns, those of the primary key are meant.
        let isSameColumns =
            mine.referenced.isEmpty
            || Names(object.referenced, in: replayed).current(mine.referenced) == theirs.referenced
        return isSameTable && isSameColumns
    }

    func outcome(of wanted: CreateIndex, _ object: ObjectID, _ live: LiveIndex) -> Outcome {
        guard let found = SQL.index(live.definition) else {
            return .isUnclear("its definition cannot be compared")
        }
        let names = Names(replayed[object], in: replayed)
        let isSame =
            wanted.isUnique == found.isUnique && wanted.method == found.method
            && wanted.nullsNotDistinct == found.nullsNotDistinct
            && wanted.columns.count == found.columns.count
            && (wanted.predicate == nil) == (found.predicate == nil)
            && names.current(wanted.included) == found.included
            && zip(wanted.columns, found.columns).allSatisfy { names.isSame($0, $1) }
            && live.hasClasses(of: wanted, found)
        guard isSame else { return .fails("it is \(LiveObject.index(live).words)") }
        let parts = zip(wanted.columns, found.columns).map { names.comparison(of: $0, with: $1) }
        let predicate = wanted.predicate.flatMap { mine in
            found.predicate.map { names.current(mine).compared(with: $0) }
        }
        let all = parts + [predicate].compactMap(\.self)
        let text = LiveObject.index(live).words
        if all.contains(.different) { return .fails("it is \(text)") }
        return all.contains(.unclear) ? .isUnclear("it is there, its text differs: \(text)") : .holds
    }

    /// What comparing the expression of something with the live one comes to.
    func outcome(
        of mine: SQLExpression, _ what: String, _ text: String, _ theirs: SQLExpression?
    ) -> Outcome {
        switch theirs.map(mine.compared) {
        case .same?: .holds
        case .different?: .fails("its \(what) is \(text.onOneLine)")
        case .unclear?, nil: .isUnclear("the \(what) is there, its text differs: \(text.onOneLine)")
        }
    }

    mutating func outcome(
        of wanted: PolicyDefinition, _ isWhole: Bool, _ object: ObjectID, _ live: LivePolicy
    ) -> Outcome {
        let names = Names(replayed[object], in: replayed)
        var (failures, differences): ([String], [String]) = ([], [])
        if isWhole, wanted.command != live.commandWord { failures.append("it is for \(live.commandWord)") }
        if isWhole, wanted.isPermissive != live.isPermissive {
            failures.append(live.isPermissive ? "it is permissive" : "it is restrictive")
        }
        if let roles = wanted.roles ?? (isWhole ? [.public] : nil) {
            let isKnown = !roles.contains { if case .whoever = $0 { true } else { false } }
            let names = Set(roles.isEmpty ? ["public"] : roles.map(\.description))
            if isKnown, names != live.roles {
                failures.append("it is for \(live.roles.sorted().joined(separator: ", "))")
            }
        }
        for (word, mine, written, text) in [
            ("USING", wanted.using, wanted.usingText, live.using),
            ("WITH CHECK", wanted.check, wanted.checkText, live.check),
        ] where mine != nil || isWhole {
            guard (mine == nil) == (text == nil) else {
                failures.append(text == nil ? "it has no \(word)" : "it has a \(word)")
                continue
            }
            guard let mine, let text else { continue }
            let parsed = outcome(of: names.current(mine), word, text, types.expression(text))
            switch settled(parsed, word, written, text, on: object) {
            case .holds: continue
            case .fails(let words): failures.append(words)
            case .isUnclear(let words): differences.append(words)
            }
        }
        guard failures.isEmpty else { return .fails(failures.joined(separator: ", ")) }
        return differences.isEmpty ? .holds : .isUnclear(differences.joined(separator: ", "))
    }
}

extension LiveIndex {
    /// Whether its operator classes are those of a definition.
    ///
    /// The type's own class, which nobody need name, stands in no definition of the server's.
    fileprivate func hasClasses(of wanted: CreateIndex, _ found: CreateIndex) -> Bool {
        zip(zip(wanted.columns, found.columns), classes).allSatisfy { parts, name in
            let (mine, theirs) = (parts.0.operatorClass, parts.1.operatorClass)
            return mine.map { $0.name == name } ?? (theirs == nil)
        }
    }
}

/// The names that columns have in the end, by those that a definition used.
struct Names {
    private let current: [Identifier: Identifier]

    init(_ object: ReplayedObject, in replayed: ReplayedObjects) { self.init(object.columns, in: replayed) }

    init(_ columns: [Identifier: ObjectID], in replayed: ReplayedObjects) {
        current = columns.mapValues { Identifier(replayed[$0].name) }
    }

    func current(_ names: [Identifier]) -> [Identifier] { names.map { current[$0] ?? $0 } }

    func current(_ expression: SQLExpression) -> SQLExpression { expression.renaming(current) }

    /// Whether two parts of an index are the same but for the text of an expression.
    func isSame(_ mine: IndexPart, _ theirs: IndexPart) -> Bool {
        let isSameContent =
            switch (mine.content, theirs.content) {
            case (.column(let mine), .column(let theirs)): current[mine] ?? mine == theirs
            case (.expression, .expression): true
            default: false
            }
        return isSameContent && mine.isDescending == theirs.isDescending
            && mine.isNullsFirst == theirs.isNullsFirst
    }

    /// How the expressions of two parts stand to one another.
    func comparison(of mine: IndexPart, with theirs: IndexPart) -> SQLExpression.Comparison {
        guard case .expression(let mine) = mine.content, case .expression(let theirs) = theirs.content else {
            return .same
        }
        return current(mine).compared(with: theirs)
    }
}

extension SQLExpression {
    /// With other names for columns.
    fileprivate func renaming(_ names: [Identifier: Identifier]) -> SQLExpression {
        switch self {
        case .column(let path): .column(path.suffix(1).map { names[$0] ?? $0 })
        case .cast(let inner, let type): .cast(inner.renaming(names), to: type)
        case .call(let name, let parts): .call(name, parts.map { $0.renaming(names) })
        case .operation(let sign, let parts): .operation(sign, parts.map { $0.renaming(names) })
        case .array(let parts): .array(parts.map { $0.renaming(names) })
        case .null, .constant, .keyword, .other: self
        }
    }
}

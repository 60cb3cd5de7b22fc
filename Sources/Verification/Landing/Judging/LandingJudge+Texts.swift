import SQL

/// What only the server can say: whether two texts are the same to it.
extension LandingJudge {
    mutating func outcome(of query: ViewQuery, _ searchPath: String, _ live: LiveRelation) -> Outcome {
        guard let written = query.text, let found = live.viewDefinition else {
            return .isUnclear("its definition cannot be compared")
        }
        let mine = LandingText.view(written, searchPath: searchPath)
        let theirs = LandingText.view("AS " + found, searchPath: "")
        switch isSame(mine, theirs) {
        case true?: return .holds
        // What `*` stood for, later columns may have changed.
        case false? where !query.takesAllColumns: return .fails("it is \(found.onOneLine)")
        case false?, nil: return .isUnclear("its definition was not compared")
        }
    }

    /// What the parser could not tell, as the server tells it.
    mutating func settled(
        _ outcome: Outcome, _ what: String, _ written: String?, _ live: String, on object: ObjectID
    ) -> Outcome {
        guard case .isUnclear = outcome, let written, let table = replayed[object].parent else {
            return outcome
        }
        let key = replayed[table].key
        let name = QualifiedName(key.schema, key.name)
        let mine = LandingText.expression(written, on: name)
        switch isSame(mine, .expression(live, on: name)) {
        case true?: return .holds
        case false?: return .fails("its \(what) is \(live.onOneLine)")
        case nil: return outcome
        }
    }

    /// `nil` where the server was not asked yet, or could not make anything of a text.
    private mutating func isSame(_ mine: LandingText, _ theirs: LandingText) -> Bool? {
        guard let forms else {
            doubts.formUnion([mine, theirs])
            return nil
        }
        guard let mine = forms[mine], let theirs = forms[theirs] else { return nil }
        return !mine.isDisjoint(with: theirs)
    }

    func outcome(
        of firing: TriggerFiring, _ function: ObjectName, _ object: ObjectID, _ live: LiveTrigger
    ) -> Outcome {
        guard let found = SQL.trigger(live.definition) else {
            return .isUnclear("its definition cannot be compared")
        }
        let names = Names(replayed[object], in: replayed)
        let columns = Set(names.current(Array(firing.columns)))
        let isSame =
            firing.timing == found.firing.timing && firing.events == found.firing.events
            && firing.isForEachRow == found.firing.isForEachRow && columns == found.firing.columns
            && (firing.condition == nil) == (found.firing.condition == nil)
            && isCalled(found.function, function)
        guard isSame else { return .fails("it is \(live.definition.onOneLine)") }
        guard let mine = firing.condition, let theirs = found.firing.condition else { return .holds }
        return outcome(of: mine, "condition", live.definition, theirs)
    }

    /// Whether the function is the one that was meant, as far as its schema was written; one that was renamed is unknown here.
    private func isCalled(_ live: ObjectName, _ wanted: ObjectName) -> Bool {
        let isRenamed = replayed.renamed.contains {
            replayed[$0].kind == .function && replayed[$0].name == live.name.name
        }
        return isRenamed || live.name == wanted.name && (wanted.schema == nil || wanted.schema == live.schema)
    }
}

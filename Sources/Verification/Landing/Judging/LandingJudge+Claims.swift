import SQL

extension LandingJudge {
    mutating func outcome(of claim: PlannedEffect.Claim, _ object: ObjectID, _ found: LiveObject) -> Outcome {
        switch (claim.expected, found) {
        case (.type, .column(let column)), (.nullable, .column(let column)),
            (.defaultValue, .column(let column)),
            (.ownSequence, .column(let column)), (.identity, .column(let column)),
            (.generated, .column(let column)):
            columnOutcome(of: claim.expected, column)
        case (.constraint(let wanted), .constraint(let constraint)): outcome(of: wanted, object, constraint)
        case (.index(let wanted), .index(let index)): outcome(of: wanted, object, index)
        case (.policy(let wanted, let isWhole), .policy(let policy)):
            outcome(of: wanted, isWhole, object, policy)
        case (.valid, .constraint(let constraint)):
            constraint.isValidated ? .holds : .fails("it is NOT VALID")
        case (.valid, .index(let index)): index.isValid ? .holds : .fails("it is invalid")
        case (.comment(let text), _): found.comment == text ? .holds : .fails(commentWords(found.comment))
        case (.rowSecurity(let isOn), .relation(let relation)):
            outcome(ofRowSecurity: isOn, isForced: claim.aspect == .forcedRowSecurity, relation)
        case (.labels(let labels), .type(let type)): outcome(ofLabels: labels, type)
        case (.before(let other), .label(let label, let labels)): order(label, replayed[other].name, labels)
        case (.after(let other), .label(let label, let labels)): order(replayed[other].name, label, labels)
        case (.options(let options), .relation(let relation)): outcome(of: options, relation.sequence)
        case (.schema(let schema), .extension(let found)):
            found.schema == schema ? .holds : .fails("it is in schema \(found.schema)")
        case (.owner(let owner), .relation(let relation)):
            relation.owner == owner ? .holds : .fails("it is owned by \(relation.owner)")
        case (.body(let body), .function(let function)):
            function.body == body ? .holds : .fails("its body is another one")
        case (.trigger(let firing, let function), .trigger(let trigger)):
            outcome(of: firing, function, object, trigger)
        case (.view(let query, let searchPath), .relation(let relation)):
            outcome(of: query, searchPath, relation)
        case (.privilege(let isGranted), _): outcome(ofPrivilege: claim.aspect, isGranted, found)
        default: .holds
        }
    }

    private func commentWords(_ comment: String?) -> String {
        comment.map { "the comment is '\($0.onOneLine)'" } ?? "there is no comment"
    }

    private func outcome(ofRowSecurity isOn: Bool, isForced: Bool, _ relation: LiveRelation) -> Outcome {
        let isLive = isForced ? relation.isRowSecurityForced : relation.hasRowSecurity
        guard isLive != isOn else { return .holds }
        return .fails("row level security is \(isLive ? "" : "not ")\(isForced ? "forced" : "on")")
    }

    private func outcome(ofPrivilege aspect: Aspect, _ isGranted: Bool, _ found: LiveObject) -> Outcome {
        guard case .privilege(let role, let privilege) = aspect, let privileges = found.privileges else {
            return .isUnclear("the server did not say who has which privilege")
        }
        let who = role.isEmpty ? "everybody" : role
        guard privileges.contains("\(role)=\(privilege)") != isGranted else { return .holds }
        return .fails(isGranted ? "\(who) does not have it" : "\(who) still has it")
    }

    private func outcome(ofLabels labels: [ObjectID], _ type: LiveType) -> Outcome {
        // A value that was renamed is looked for under its new name.
        let places = labels.map { type.labels.firstIndex(of: replayed[$0].name) }
        let missing = zip(labels, places).filter { $0.1 == nil }.map { "'\(replayed[$0.0].name)'" }
        guard missing.isEmpty else {
            return .fails("\(missing.joined(separator: ", ")) is not among its values")
        }
        let found = places.compactMap(\.self)
        return found == found.sorted() ? .holds : .fails("its values are in another order")
    }

    private func order(_ first: String, _ second: String, _ labels: [String]) -> Outcome {
        guard let one = labels.firstIndex(of: first), let two = labels.firstIndex(of: second), one > two
        else {
            return .holds
        }
        return .fails("'\(first)' comes behind '\(second)'")
    }

    private mutating func outcome(of wanted: SequenceOptions, _ live: LiveSequence?) -> Outcome {
        guard let live else { return .fails("it is no sequence") }
        let numbers: [(String, Int64?, Int64)] = [
            ("increment", wanted.increment, live.increment), ("minimum", wanted.minimum, live.minimum),
            ("maximum", wanted.maximum, live.maximum), ("start", wanted.start, live.start),
            ("cache", wanted.cache, live.cache),
        ]
        var failures = numbers.compactMap { name, wanted, live in
            wanted.map { $0 == live } ?? true ? nil : "its \(name) is \(live)"
        }
        if let isCyclic = wanted.isCyclic, isCyclic != live.isCyclic {
            failures.append(live.isCyclic ? "it cycles" : "it does not cycle")
        }
        if let type = wanted.type, let found = types.type(live.type), type != found {
            failures.append("its type is \(found)")
        }
        return failures.isEmpty ? .holds : .fails(failures.joined(separator: ", "))
    }
}

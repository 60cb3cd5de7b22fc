import SQL

/// Compares what should have been left with what is there.
struct LandingJudge {
    let fold: LandingReplay
    let live: LiveCatalog
    /// The tags of the migrations that were gone through, in their order.
    let tags: [String]
    /// The objects as the database calls them.
    let replayed: ReplayedObjects
    /// Those that keep a name which a migration should have changed.
    private let stillCalled: Set<ObjectID>
    var types: TypeCache
    /// How the server writes texts; `nil` when it was not asked.
    let forms: LandingForms?
    /// The texts that it would have to be asked about.
    var doubts: Set<LandingText> = []

    /// Objects with higher numbers are made by migrations that nobody recorded.
    private let knownObjects: Int

    init(
        _ fold: LandingReplay, _ live: LiveCatalog, tags: [String], knownObjects: Int = .max,
        types: TypeCache = TypeCache(), forms: LandingForms? = nil
    ) {
        (self.knownObjects, self.forms) = (knownObjects, forms)
        let names = KeptNames(fold.replayed, in: live)
        (self.fold, self.live, self.tags, self.types) = (fold, live, tags, types)
        (replayed, stillCalled) = (names.replayed, names.objects)
    }

    /// What one claim comes to.
    enum Outcome {
        case holds
        case fails(String)
        /// It may hold: in words, what is not the same.
        case isUnclear(String)
    }

    /// Each effect, by the place of its statement.
    mutating func landings(of effects: some Sequence<PlannedEffect>) -> [Int: [EffectLanding]] {
        var landings: [Int: [EffectLanding]] = [:]
        for effect in effects {
            landings[effect.source.statement, default: []].append(landing(of: effect))
        }
        return landings
    }

    mutating func landing(of effect: PlannedEffect) -> EffectLanding {
        guard let object = effect.object, effect.obstacle == nil else {
            return EffectLanding(
                kind: effect.kind, name: effect.name, wanted: effect.wanted, live: nil,
                verdict: .notJudged(effect.obstacle ?? .leavesNothing))
        }
        let found = LiveObject(object, in: replayed, live)
        var (verdict, notes) = verdict(on: effect, object, found)
        if verdict.isCross, let tag = codeThatSpeaks(of: object, effect.kind, after: effect.source) {
            notes += verdict.differences
            verdict = .notJudged(.touchedByCode(tag: tag))
        }
        return EffectLanding(
            kind: effect.kind, name: effect.name, wanted: effect.wanted, live: words(of: found, for: effect),
            verdict: verdict, notes: notes, isEvidence: verdict.isLanded && isEvidence(effect),
            isUnderOldName: verdict.isLanded && stillCalled.contains(object))
    }

    /// Whether it would not be so without the statement: not what others said before, nor the absence of what never was.
    private func isEvidence(_ effect: PlannedEffect) -> Bool {
        guard let object = effect.object, !effect.isWeak else { return false }
        // Of what it replaced, the name alone says nothing.
        if forms == nil, !effect.insistsOnMaking, effect.claims.contains(where: \.expected.isView) {
            return false
        }
        guard effect.claims.contains(where: { $0.expected == .absent }) else { return true }
        if let parent = replayed[object].parent, LiveObject(parent, in: replayed, live) != nil {
            return !replayed[object].isAssumed
        }
        return !replayed[object].isAssumed && object.number < knownObjects
    }

    /// What stands beside the effect: what the catalog has of just that.
    private func words(of found: LiveObject?, for effect: PlannedEffect) -> String? {
        guard let found else { return nil }
        let aspect = effect.claims.first?.aspect
        if aspect == .comment { return found.comment.map { "comment '\($0.onOneLine)'" } ?? "no comment" }
        guard case .privilege(let role, _)? = aspect else { return found.words }
        let prefix = "\(role)="
        let held = (found.privileges ?? []).filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        return held.isEmpty ? "no privileges" : held.sorted().joined(separator: ", ")
    }

    private mutating func verdict(
        on effect: PlannedEffect, _ object: ObjectID, _ found: LiveObject?
    ) -> (LandingVerdict, [String]) {
        let current = effect.claims.filter { $0.supersededBy == nil }
        let superseding =
            effect.claims.first { $0.aspect == .existence || $0.aspect == .name }?.supersededBy
            ?? effect.claims.compactMap(\.supersededBy).last
        guard !current.isEmpty else { return (superseded(by: superseding, effect), []) }
        if current.contains(where: { $0.expected == .absent }) {
            return (found == nil ? .landed : .different(["it is there again or still"]), [])
        }
        guard let found else { return (effect.isOptional ? .notJudged(.leavesNothing) : .missing, []) }
        let keepsOldName = stillCalled.contains(object)
        if keepsOldName, current.contains(where: { $0.expected == .renamed }) {
            return (.different(["is still called \(shownName(of: object))"]), [])
        }
        var (failures, notes): ([String], [String]) = ([], [])
        for claim in current {
            switch outcome(of: claim, object, found) {
            case .holds: continue
            case .fails(let words): failures.append(words)
            case .isUnclear(let words): notes.append(words)
            }
        }
        guard failures.isEmpty else { return (.different(failures), notes) }
        let lostName = effect.claims.first {
            [.existence, .name].contains($0.aspect) && $0.supersededBy != nil
        }
        if let lostName, !keepsOldName { return (superseded(by: lostName.supersededBy, effect), notes) }
        return (.landed, notes + changes(of: effect))
    }

    /// A part by its own name, anything else with its schema unless that is `public`.
    private func shownName(of object: ObjectID) -> String {
        let key = replayed[object].key
        return ["", "public"].contains(key.schema) ? key.name : "\(key.schema).\(key.name)"
    }

    private func superseded(by source: Source?, _ effect: PlannedEffect) -> LandingVerdict {
        guard let source else { return .notJudged(.leavesNothing) }
        return .superseded(
            by: tags[source.migration], inSameMigration: source.migration == effect.source.migration)
    }

    /// Which parts of what it left later migrations changed.
    private func changes(of effect: PlannedEffect) -> [String] {
        let changed = effect.claims.filter { claim in
            claim.supersededBy.map { $0.migration != effect.source.migration } ?? false
        }
        let byTag = Dictionary(grouping: changed) { $0.supersededBy.map { tags[$0.migration] } ?? "" }
        return byTag.sorted { $0.key < $1.key }.map { tag, claims in
            "\(claims.map(\.aspect.words).joined(separator: ", ")) changed by \(tag)"
        }
    }

    /// The migration whose code, which nobody can judge, speaks of an object that is not as it should be.
    private func codeThatSpeaks(of object: ObjectID, _ kind: LandingKind, after source: Source) -> String? {
        let parent = replayed[object].parent.map { replayed[$0] }
        let names = Set([replayed[object].name] + (parent.map { [$0.name] } ?? []))
        let kinds = [kind, replayed[object].kind] + (parent.map { [$0.kind] } ?? [])
        let later = fold.code.last { code in
            let isLater =
                (code.source.migration, code.source.statement) > (source.migration, source.statement)
            return isLater && (names.contains(where: code.speaks) || kinds.contains(where: code.chooses))
        }
        return later.map { tags[$0.source.migration] }
    }
}

extension LandingVerdict {
    /// In which ways it is no tick.
    fileprivate var differences: [String] {
        switch self {
        case .missing: ["it is not there"]
        case .different(let words): words
        case .landed, .superseded, .notJudged: []
        }
    }
}

extension Expected {
    fileprivate var isView: Bool { if case .view = self { true } else { false } }
}

extension Aspect {
    fileprivate var words: String {
        switch self {
        case .existence: "existence"
        case .name: "name"
        case .type: "type"
        case .nullability: "nullability"
        case .defaultValue: "default"
        case .identity: "identity"
        case .generated: "expression"
        case .definition: "definition"
        case .validity: "validity"
        case .comment: "comment"
        case .rowSecurity, .forcedRowSecurity: "row level security"
        case .labels, .place: "order"
        case .options: "options"
        case .schema: "schema"
        case .owner: "owner"
        case .privilege: "privilege"
        }
    }
}

/// Types and expressions that were parsed once: a hundred columns are of ten types.
struct TypeCache {
    private var types: [String: TypeReference?] = [:]
    private var expressions: [String: SQLExpression?] = [:]

    mutating func type(_ text: String) -> TypeReference? {
        if let known = types[text] { return known }
        let type = SQL.type(text)
        types[text] = type
        return type
    }

    mutating func expression(_ text: String) -> SQLExpression? {
        if let known = expressions[text] { return known }
        let expression = SQL.expression(text)
        expressions[text] = expression
        return expression
    }
}

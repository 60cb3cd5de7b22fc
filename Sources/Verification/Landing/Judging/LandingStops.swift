import SQL

/// Finds the statements that the server would refuse because of what is there already, or is not.
///
/// Only names are looked at: what rows would have against a statement, only running it tells.
struct LandingStops {
    private let live: LiveCatalog
    /// Objects with higher numbers are made by the migrations themselves.
    private let knownObjects: Int
    /// The names of relations in their schemas, those of indexes too.
    private let relations: Set<LiveName>
    /// The names that earlier migrations of the run have freed.
    private var vacated: Set<ObjectKey> = []

    init(_ live: LiveCatalog, knownObjects: Int) {
        (self.live, self.knownObjects) = (live, knownObjects)
        let indexes = live.indexes.flatMap { table, indexes in
            indexes.map { LiveName(schema: table.schema, name: $0.name) }
        }
        relations = Set(live.relations.keys).union(indexes)
    }

    /// - Parameter vacated: Before the migration begins.
    mutating func begin(vacated: Set<ObjectKey>) { self.vacated = vacated }

    /// The first refusal in one migration; the migrations before it are taken to have run.
    func first(
        in effects: some Sequence<PlannedEffect>, of script: ParsedMigration, _ replayed: ReplayedObjects
    ) -> LandingStop? {
        var freed = vacated
        for effect in effects {
            if let (code, reason) = refusal(of: effect, replayed, freed) {
                let statement = script.statements[effect.source.statement]
                return LandingStop(
                    line: statement.line, text: statement.text, code: code, kind: effect.kind,
                    name: effect.name, reason: reason)
            }
            freed.formUnion(keysFreed(by: effect, replayed))
        }
        return nil
    }

    private func refusal(
        of effect: PlannedEffect, _ replayed: ReplayedObjects, _ freed: Set<ObjectKey>
    ) -> (String, LandingStop.Reason)? {
        guard let id = effect.object else { return nil }
        // What the run makes itself stands on nothing that is there now.
        if let parent = effect.key.parent, isMadeByRun(parent, replayed) { return nil }
        if effect.insistsOnMaking {
            return isTaken(effect.key, id, replayed) && !freed.contains(effect.key)
                ? (duplicateCode(of: effect), .isThere) : nil
        }
        let isNeeded = effect.formerKey != nil || effect.claims.contains { $0.expected == .absent }
        guard isNeeded, !effect.isOptional, !isMadeByRun(id, replayed) else { return nil }
        let key = effect.formerKey ?? effect.key
        guard freed.contains(key) || !isTaken(key, id, replayed) else { return nil }
        return (effect.kind.undefinedCode, .isMissing)
    }

    private func isMadeByRun(_ id: ObjectID, _ replayed: ReplayedObjects) -> Bool {
        id.number >= knownObjects && !replayed[id].isAssumed
    }

    private func isTaken(_ key: ObjectKey, _ id: ObjectID, _ replayed: ReplayedObjects) -> Bool {
        if key.space == .relation { return relations.contains(LiveName(schema: key.schema, name: key.name)) }
        return LiveObject(id, under: key, in: replayed, live) != nil
    }

    /// What an object was called before the statement, where the statement took the name away.
    private func keysFreed(by effect: PlannedEffect, _ replayed: ReplayedObjects) -> [ObjectKey] {
        if let former = effect.formerKey { return [former] }
        guard effect.claims.contains(where: { $0.expected == .absent }), let id = effect.object else {
            return []
        }
        return [effect.key] + replayed.descendants(of: id).map { replayed[$0].key }
    }

    private func duplicateCode(of effect: PlannedEffect) -> String {
        for case .constraint(let constraint) in effect.claims.map(\.expected) where constraint.rule.hasIndex {
            return LandingKind.index.duplicateCode
        }
        return effect.kind.duplicateCode
    }
}

import SQL

/// Goes through applied migrations in order and keeps what each statement should have left, and what became of it since.
struct LandingReplay {
    var replayed = ReplayedObjects()
    private(set) var effects: [PlannedEffect] = []
    /// With which effect each migration begins.
    private var starts: [Int] = []
    /// The text of code that nobody can judge, and where it ran.
    private(set) var code: [Code] = []
    /// The schema of names without one.
    var defaultSchema = "public"
    var temporaryTables: Set<Identifier> = []
    /// Whether the statement may have found its object there already and then did nothing.
    var mayDoNothing = false
    /// Whether the statement was content to find no object of that name.
    var isOptional = false
    /// Under which names something was found that the statements since took away or renamed.
    private(set) var vacated: Set<ObjectKey> = []
    private var source = Source(migration: 0, statement: 0)
    private var holders: [ObjectID: [Aspect: [Reference]]] = [:]
    private var absences: [ObjectKey: Reference] = [:]
    /// What was dropped of living objects, and of those that are gone, by the name they had.
    private var absentParts: [ObjectID: [Reference]] = [:]
    private var lostParts: [ObjectKey: [Reference]] = [:]

    /// A claim of an effect.
    private struct Reference {
        let effect: Int
        let claim: Int
    }

    /// Goes through one more migration; it begins with the search path of its session, and Drizzle sets none.
    mutating func take(_ script: ParsedMigration) {
        let number = starts.count
        starts.append(effects.count)
        (defaultSchema, temporaryTables) = ("public", [])
        for (place, statement) in script.statements.enumerated() {
            source = Source(migration: number, statement: place)
            apply(statement.statement)
        }
    }

    /// From here on, ``vacated`` tells of what follows.
    mutating func forgetVacated() { vacated = [] }

    /// What the statements of one migration should have left.
    func effects(of migration: Int) -> ArraySlice<PlannedEffect> {
        let next = migration + 1
        return effects[starts[migration]..<(next < starts.count ? starts[next] : effects.count)]
    }

    // MARK: What the statements say

    /// Notes what a statement should have left of an object; it takes the place of what was said about it before.
    ///
    /// With `isWeak` it says only that the object is there, which others said before.
    mutating func record(
        _ object: ObjectID, _ kind: LandingKind, _ name: String, _ wanted: String,
        _ claims: KeyValuePairs<Aspect, Expected>, isWeak: Bool = false, formerKey: ObjectKey? = nil
    ) {
        let number = effects.count
        let isMaking =
            claims.contains { $0.key == .existence && $0.value == .present }
            && claims.contains { $0.key == .name }
        var effect = PlannedEffect(
            source: source, object: object, key: replayed[object].key, kind: kind, name: name, wanted: wanted)
        (effect.isOptional, effect.isWeak) = (isOptional, isWeak)
        effect.insistsOnMaking = isMaking && !isWeak && !mayDoNothing
        effect.formerKey = formerKey
        for (index, (aspect, expected)) in claims.enumerated() {
            effect.claims.append(PlannedEffect.Claim(aspect: aspect, expected: expected))
            if !isWeak { supersede(object, aspect) }
            holders[object, default: [:]][aspect, default: []].append(Reference(effect: number, claim: index))
        }
        effects.append(effect)
    }

    mutating func recordObstacle(
        _ obstacle: LandingObstacle, _ kind: LandingKind = .other, _ name: String = ""
    ) {
        effects.append(
            PlannedEffect(
                source: source, object: nil, key: .none, kind: kind, name: name, wanted: "",
                obstacle: obstacle))
    }

    mutating func recordCode(_ text: String) {
        code.append(Code(source, text))
        recordObstacle(.code)
    }

    /// Makes an object; that one of its name was dropped is no longer to be seen.
    mutating func create(_ kind: LandingKind, _ key: ObjectKey, parent: ObjectID? = nil) -> ObjectID {
        takeName(key)
        return replayed.create(kind, key, parent: parent)
    }

    mutating func rename(_ object: ObjectID, to key: ObjectKey) {
        takeName(key)
        vacated.insert(replayed[object].key)
        replayed.rename(object, to: key)
    }

    mutating func move(_ object: ObjectID, to schema: String) {
        vacated.insert(replayed[object].key)
        replayed.move(object, to: schema)
    }

    /// That something of this name was dropped is no longer to be seen.
    mutating func takeName(_ key: ObjectKey) {
        if let absence = absences.removeValue(forKey: key) { supersede(absence) }
        // What had been taken off an earlier object of that name may well be a part of this one.
        for absence in lostParts.removeValue(forKey: key) ?? [] { supersede(absence) }
    }

    /// Takes an object and what depends on it away, and notes that it has to be gone.
    mutating func drop(_ object: ObjectID, _ name: String, andAlso others: [ObjectID] = []) {
        let key = replayed[object].key
        for other in others { vanish(other) }
        vanish(object)
        record(object, replayed[object].kind, name, "dropped", [.existence: .absent])
        let absence = Reference(effect: effects.count - 1, claim: 0)
        absences[key] = absence
        if let parent = key.parent { absentParts[parent, default: []].append(absence) }
    }

    /// An object goes along with another one that is dropped.
    mutating func vanish(_ object: ObjectID) {
        for dying in replayed.kill(object) {
            vacated.insert(replayed[dying].key)
            if let lost = absentParts.removeValue(forKey: dying) { lostParts[replayed[dying].key] = lost }
            for aspect in holders[dying]?.keys.map({ $0 }) ?? [] { supersede(dying, aspect) }
        }
    }

    /// What was said about an aspect so far holds no longer.
    mutating func supersede(
        _ object: ObjectID, _ aspect: Aspect, where isMeant: (Expected) -> Bool = { _ in true }
    ) {
        let references = holders[object]?[aspect] ?? []
        let superseded = references.filter { isMeant(effects[$0.effect].claims[$0.claim].expected) }
        guard !superseded.isEmpty else { return }
        for reference in superseded { supersede(reference) }
        holders[object]?[aspect] = superseded.count == references.count ? nil : references
    }

    private mutating func supersede(_ reference: Reference) {
        guard effects[reference.effect].claims[reference.claim].supersededBy == nil else { return }
        effects[reference.effect].claims[reference.claim].supersededBy = source
    }
}

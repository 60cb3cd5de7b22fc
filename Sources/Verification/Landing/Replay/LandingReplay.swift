import SQL

/// Goes through applied migrations in order and keeps what each statement should have left, and what became of it since.
struct LandingReplay {
    var replayed = ReplayedObjects()
    private(set) var effects: [PlannedEffect] = []
    /// The text of code that nobody can judge, and where it ran.
    private(set) var code: [Code] = []
    /// The schema of names without one.
    var defaultSchema = "public"
    var temporaryTables: Set<Identifier> = []
    /// Whether the statement may have found its object there already and then did nothing.
    var mayDoNothing = false
    /// Whether the statement was content to find no object of that name.
    var isOptional = false
    private var source = Source(migration: 0, statement: 0)
    private var holders: [ObjectID: [Aspect: [Reference]]] = [:]
    private var absences: [ObjectKey: Reference] = [:]

    /// A claim of an effect.
    private struct Reference {
        let effect: Int
        let claim: Int
    }

    /// Every migration begins with the search path of its session; Drizzle sets none.
    mutating func begin() { (defaultSchema, temporaryTables) = ("public", []) }

    mutating func take(_ statement: SQLStatement, at source: Source) {
        self.source = source
        apply(statement)
    }

    // MARK: What the statements say

    /// Notes what a statement should have left of an object; it takes the place of what was said about it before.
    ///
    /// With `isWeak` it says only that the object is there, which others said before.
    mutating func record(
        _ object: ObjectID, _ kind: LandingKind, _ name: String, _ wanted: String,
        _ claims: KeyValuePairs<Aspect, Expected>, isWeak: Bool = false
    ) {
        let number = effects.count
        var effect = PlannedEffect(source: source, object: object, kind: kind, name: name, wanted: wanted)
        effect.isOptional = isOptional
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
                source: source, object: nil, kind: kind, name: name, wanted: "", obstacle: obstacle))
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
        replayed.rename(object, to: key)
    }

    /// That something of this name was dropped is no longer to be seen.
    mutating func takeName(_ key: ObjectKey) {
        if let absence = absences.removeValue(forKey: key) { supersede(absence) }
    }

    /// Takes an object and what depends on it away, and notes that it has to be gone.
    mutating func drop(_ object: ObjectID, _ name: String, andAlso others: [ObjectID] = []) {
        let key = replayed[object].key
        for other in others { vanish(other) }
        vanish(object)
        record(object, replayed[object].kind, name, "dropped", [.existence: .absent])
        absences[key] = Reference(effect: effects.count - 1, claim: 0)
    }

    /// An object goes along with another one that is dropped.
    mutating func vanish(_ object: ObjectID) {
        for dying in replayed.kill(object) {
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

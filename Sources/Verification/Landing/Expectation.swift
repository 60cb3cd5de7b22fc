import SQL

/// One thing about an object that the catalog can be asked for.
///
/// A later statement about the same aspect of the same object takes the place of an earlier one.
enum Aspect: Hashable {
    case existence
    /// What it is called; a rename takes it from whoever gave the name before.
    case name
    case type, nullability, defaultValue, identity, generated
    case definition, validity, comment
    case rowSecurity, forcedRowSecurity
    case labels, place
    case options, schema
    case privilege(role: String, String)
}

/// What should be true of an aspect.
enum Expected: Hashable {
    case present
    case absent
    /// Called as the replayed says in the end.
    case renamed
    case type(TypeReference, of: ObjectID?)
    case nullable(Bool)
    case defaultValue(SQLExpression?)
    /// The next number of a sequence that the column owns.
    case ownSequence
    case identity(Identity.Kind?)
    case generated(SQLExpression?)
    case constraint(ConstraintDefinition)
    case valid
    case index(CreateIndex)
    case policy(PolicyDefinition, isWhole: Bool)
    case comment(String?)
    case rowSecurity(Bool)
    case labels([ObjectID])
    case before(ObjectID)
    case after(ObjectID)
    case options(SequenceOptions)
    case schema(String)
    case privilege(Bool)
}

/// Where something was said: a statement of a migration, by their places.
struct Source: Hashable {
    let migration: Int
    let statement: Int
}

/// What one statement should have left of one object.
struct PlannedEffect {
    let source: Source
    let object: ObjectID?
    /// Under what the object was found right after the statement; when it was dropped, right before.
    let key: ObjectKey
    let kind: LandingKind
    /// What the object was called in the statement.
    let name: String
    /// What is said about it, in the statement's own terms: `integer NOT NULL`, `dropped`.
    let wanted: String
    var claims: [Claim] = []
    /// Whether the statement was content to find no such object: `IF EXISTS`.
    var isOptional = false
    /// Whether it says only that the object is there, which others said before: `IF NOT EXISTS`.
    var isWeak = false
    /// Whether the statement makes an object and fails where one of its name is there.
    var insistsOnMaking = false
    /// Where the object was found before the statement gave it another name or schema.
    var formerKey: ObjectKey?
    /// Why nobody can look it up.
    var obstacle: LandingObstacle?

    struct Claim {
        let aspect: Aspect
        let expected: Expected
        var supersededBy: Source?
    }
}

/// Why an effect cannot be judged.
package enum LandingObstacle: Hashable, Sendable {
    /// A DO block, a call or a SELECT: what it does, only running it tells.
    case code
    /// Rows, which later statements may have changed: `INSERT`, by its first word.
    case rows(String)
    /// A statement whose effect this program has no look-up for, by its words.
    case notModelled(String)
    /// It changes the session only, or something temporary.
    case leavesNothing
    case unreadable(String)
    /// A statement that says `CURRENT_USER` where only its author knows who that was.
    case whoeverRanIt
    /// What is there differs, but a DO block of that migration speaks of it.
    case touchedByCode(tag: String)
    /// The file of the migration could not be read.
    case noFile
}
